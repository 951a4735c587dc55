import type { ConfigParams, ConfigReading, ParamName } from '../../core/facts/checks/config-reading';
import { PARAM_NAMES } from '../../core/facts/checks/config-reading';
import { ROUTER_PARAMS, type RouterConfig, type RouterParamName } from '../../scenario/from-config';
import { type ConfigWords, sayRule } from '../../text/config';
import { useDebugText } from '../debug/debug-text';
import { GivenValue } from './GivenValue';
import styles from './Open.module.css';

/** Signs of how sure a value is; the words stand beside them. */
const SIGNS = { stated: '●', implied: '◐', guess: '○', unknown: '?' } as const;

export interface GivenProps {
  reading: ConfigReading;
  /** What a person filled in where the configuration has no value. */
  given: Partial<RouterConfig>;
  onGive: (given: Partial<RouterConfig>) => void;
}

interface ConfigTableProps extends GivenProps {
  /** Parameters that are outlined. */
  lit: readonly ParamName[];
}

/** Id of a parameter's line, to move the focus to it. */
export const lineId = (name: ParamName) => `config-${name}`;

/** Every parameter with its value, and the key or the rule that it comes from. Unknown ones of the router can be filled in. */
export function ConfigTable({ lit, ...props }: ConfigTableProps) {
  const { config } = useDebugText();
  return (
    <table className={styles.table} data-testid="config-table">
      <caption className="hidden">{config.title}</caption>
      <thead>
        <tr>
          <th scope="col">{config.columns.parameter}</th>
          <th scope="col">{config.columns.value}</th>
          <th scope="col">{config.columns.from}</th>
          <th scope="col">{config.columns.confidence}</th>
        </tr>
      </thead>
      <tbody>
        {PARAM_NAMES.map((name) => (
          <ParamLine key={name} name={name} isLit={lit.includes(name)} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function ParamLine({
  name,
  isLit,
  reading,
  given,
  onGive,
}: GivenProps & { name: ParamName; isLit: boolean }) {
  const { config } = useDebugText();
  const value = reading.params[name];
  const { key, rule, confidence } = reading.provenance[name];
  const isDense = reading.params.global_num_experts === 0;
  const canGive = value === null && !isDense && isOfRouter(name);
  return (
    <tr id={lineId(name)} tabIndex={-1} data-lit={isLit || undefined} data-confidence={confidence}>
      <th scope="row">
        {config.params[name]} <code>{name}</code>
      </th>
      <td className={styles.value}>
        {canGive ? (
          <GivenValue name={name} value={given[name]} onGive={(next) => onGive({ ...given, [name]: next })} />
        ) : (
          shown(value, config)
        )}
      </td>
      <td className={styles.from}>
        {key && <code>{key}</code>} {rule && sayRule(config, rule)}
      </td>
      <td title={config.confidenceAbout[confidence]} className={styles.confidence}>
        <span aria-hidden>{SIGNS[confidence]}</span> {config.confidence[confidence]}
      </td>
    </tr>
  );
}

function isOfRouter(name: ParamName): name is RouterParamName {
  return (ROUTER_PARAMS as readonly ParamName[]).includes(name);
}

function shown(value: ConfigParams[ParamName] | null, { unknown, on, off }: ConfigWords): string {
  if (value === null) return unknown;
  return typeof value === 'boolean' ? (value ? on : off) : String(value);
}
