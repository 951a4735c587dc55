import { mapToPhysical, standardPlacement } from '../../core/after-selection/eplb';
import { useAppState, useText } from '../base/app-context';
import styles from './Path.module.css';

interface PhysicalProps {
  ids: Int32Array;
  /** Row of the token in its batch; it decides which copy is taken. */
  token: number;
  experts: number;
  redundant: number;
}

/** The copy to which each picked id goes, by the placement before any rebalancing, and the load that is recorded for it. */
export function PhysicalIds({ ids, token, experts, redundant }: PhysicalProps) {
  const words = useText();
  const version = useAppState((state) => state.scenario.setup.environment.version);
  const placement = standardPlacement(experts, redundant);
  const physical = mapToPhysical(version, ids, ids.length, placement, { firstToken: token });
  const loaded = Array.from(physical.load.entries()).filter(([, count]) => count > 0);
  return (
    <>
      <p className="hint">
        {words.dispatch.placement(experts, redundant)} {words.dispatch.replicaRule[version](token)}
      </p>
      <ol className={styles.physical}>
        {Array.from(ids, (logical, slot) => {
          const copies = placement.replicas[logical] ?? [];
          const id = physical.ids[slot] ?? -1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
            <li key={slot}>{words.dispatch.replica(logical, id, copies.indexOf(id), copies.length)}</li>
          );
        })}
      </ol>
      <p>
        {words.dispatch.loadRecord(loaded.map(([id, count]) => `${id}: ${count}`).join(', '))}{' '}
        {words.dispatch.loadRule[version]}
      </p>
    </>
  );
}
