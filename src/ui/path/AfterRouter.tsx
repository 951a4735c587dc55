import { mapsToPhysical } from '../../core/after-selection/eplb';
import { indicesDtype, weightsCastFrom } from '../../core/after-selection/output-types';
import {
  leadsToKernel,
  ROUTING_METHOD_NUMBERS,
  routingMethodType,
} from '../../core/after-selection/routing-method';
import { takeOutZeroExperts } from '../../core/after-selection/zero-experts';
import { isFromGroupedRouter } from '../../core/dispatch/dispatch';
import type { Dispatch } from '../../core/dispatch/types';
import { routerParamsOf } from '../../scenario/scale';
import { sourceOf } from '../../sources/sources';
import { formatExact } from '../../view/format';
import { useAppState, useText } from '../base/app-context';
import styles from './Path.module.css';
import { PhysicalIds } from './PhysicalIds';

/** What vLLM does after the router: the routing method that it names, the types of weights and ids, EPLB's copies. */
export function AfterRouter({ way }: { way: Dispatch }) {
  const words = useText();
  const scenario = useAppState((state) => state.scenario);
  const routed = useAppState((state) => state.routed);
  const isRefused = useAppState((state) => state.routeError !== null);
  if (way.semantics === null || !routed || isRefused) return null;
  const { result } = routed;
  const { setup, eScoreCorrectionBias, source } = scenario;
  // The label depends on the factor that the router is given.
  const params = routerParamsOf(scenario);
  const { environment } = setup;
  const { version } = environment;
  const isGrouped = isFromGroupedRouter(way);
  const method = routingMethodType(version, { params, hasBias: eScoreCorrectionBias !== null, isGrouped });
  const number = ROUTING_METHOD_NUMBERS[version][method];
  const methodName = `RoutingMethodType ${method}`;
  const { produced, returned } = indicesDtype(way.path, environment.indicesType, version);
  const castFrom = weightsCastFrom(way.path, setup.dtype);
  const compiles = way.steps.some(({ call }) => call === 'grouped_topk');
  const isFused = way.steps.some(({ call }) => call === 'fused_grouped_topk');
  const isKernel = environment.platform === 'cuda' && leadsToKernel(method);
  return (
    <section aria-labelledby="after-title" className={styles.after}>
      <h3 id="after-title" className="caption">
        {words.dispatch.after}
      </h3>
      <p>
        <code>{number === undefined ? methodName : `${methodName} = ${number}`}</code>:{' '}
        {words.dispatch.method[method]}.{method === 'MiniMax2' && ` ${words.scale.kernelConstant}`}
        {isKernel && ` ${words.dispatch.monolithic}`}
        {isKernel && method === 'DeepSeekV3' && !params.renormalize && ` ${words.dispatch.renormalizeLost}`}
      </p>
      {compiles && <p>{words.dispatch.compile(environment.compiled, isFused, version === '2026-09')}</p>}
      <p>{words.dispatch.weightsType(castFrom)}</p>
      <p>{words.dispatch.idsType(produced, returned)}.</p>
      {way.path === 'zeroExperts' && (
        <ZeroExperts
          real={takeOutZeroExperts(
            result.ids.slice(0, params.topK),
            result.weights.slice(0, params.topK),
            Math.max(0, params.globalNumExperts - environment.zeroExperts),
          )}
        />
      )}
      <h4>{words.dispatch.physical}</h4>
      {mapsToPhysical(environment) ? (
        <PhysicalIds
          ids={result.ids.slice(0, params.topK)}
          token={sourceOf(source).text?.positionOf(source) ?? 0}
          experts={params.globalNumExperts}
          redundant={setup.numRedundantExperts}
        />
      ) : (
        <p className="hint">{environment.eplb ? words.dispatch.physicalOnCpu : words.dispatch.physicalOff}</p>
      )}
    </section>
  );
}

function ZeroExperts({ real }: { real: ReturnType<typeof takeOutZeroExperts> }) {
  const words = useText();
  return (
    <p>
      {words.dispatch.zeroExperts(
        Array.from(real.ids, (id, slot) => `${id}: ${formatExact(real.weights[slot] ?? 0)}`).join(', '),
        formatExact(real.identityWeight),
      )}
    </p>
  );
}
