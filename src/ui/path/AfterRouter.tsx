import { mapsToPhysical, mapToPhysical, standardPlacement } from '../../core/after-selection/eplb';
import { indicesDtype } from '../../core/after-selection/indices-dtype';
import { ROUTING_METHOD_NUMBERS, routingMethodType } from '../../core/after-selection/routing-method';
import type { Dispatch } from '../../core/dispatch/types';
import { routerParamsOf } from '../../scenario/scale';
import { useAppState, useText } from '../app/app-context';
import styles from './Path.module.css';

/** What vLLM does with the ids and says of the router afterwards: routing method, type of the ids, EPLB's copies. */
export function AfterRouter({ way }: { way: Dispatch }) {
  const words = useText();
  const scenario = useAppState((state) => state.scenario);
  const result = useAppState((state) => state.routed?.result);
  if (way.path === 'error' || !result) return null;
  const { setup, eScoreCorrectionBias, source } = scenario;
  // The label follows the factor that the router is given.
  const params = routerParamsOf(scenario);
  const { version } = setup.environment;
  const isGrouped = way.path !== 'biasRouter' && way.path !== 'topKRouter';
  const method = routingMethodType(version, { params, hasBias: eScoreCorrectionBias !== null, isGrouped });
  const { produced, returned } = indicesDtype(way.path, null);
  return (
    <section aria-labelledby="after-title" className={styles.after}>
      <h3 id="after-title" className="caption">
        {words.dispatch.after}
      </h3>
      <p>
        <code>{words.dispatch.methodType(method, ROUTING_METHOD_NUMBERS[version][method])}</code>:{' '}
        {words.dispatch.method[method]}.{method === 'MiniMax2' && ` ${words.scale.kernelConstant}`}
      </p>
      <p>{words.dispatch.idsType(produced, returned)}.</p>
      <h4>{words.dispatch.physical}</h4>
      {mapsToPhysical(setup.environment) ? (
        <PhysicalIds
          ids={result.ids.slice(0, params.topK)}
          token={source.kind === 'trace' ? source.token : 0}
          experts={params.globalNumExperts}
          redundant={setup.numRedundantExperts}
        />
      ) : (
        <p className="hint">
          {setup.environment.eplb ? words.dispatch.physicalOnCpu : words.dispatch.physicalOff}
        </p>
      )}
    </section>
  );
}

interface PhysicalProps {
  ids: Int32Array;
  /** Row of the token in its batch: it decides which copy is taken. */
  token: number;
  experts: number;
  redundant: number;
}

function PhysicalIds({ ids, token, experts, redundant }: PhysicalProps) {
  const words = useText();
  const version = useAppState((state) => state.scenario.setup.environment.version);
  const placement = standardPlacement(experts, redundant);
  const topK = ids.length;
  // The rows before the token's are of no interest, but their number is.
  const batch = new Int32Array((token + 1) * topK);
  batch.set(ids, token * topK);
  const physical = mapToPhysical(version, batch, topK, placement).ids.subarray(token * topK);
  return (
    <ol className={styles.physical}>
      {Array.from(ids, (logical, slot) => {
        const copies = placement.replicas[logical] ?? [];
        const id = physical[slot] ?? -1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
          <li key={slot}>{words.dispatch.replica(logical, id, copies.indexOf(id), copies.length)}</li>
        );
      })}
    </ol>
  );
}
