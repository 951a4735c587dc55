import type { RouterParams } from '../core/types';
import { presetOf } from '../scenario/presets';
import { routeScenario } from '../scenario/route-scenario';
import type { RoutedToken } from '../scenario/routed-token';
import { PLAIN_TOKEN, type Scenario, type Setup, type TokenTraits } from '../scenario/scenario';
import { setupOf } from '../scenario/setup';
import { generateRows } from '../sources/generator';

interface TokenOptions {
  /** Logits that replace the generated ones, by expert. */
  readonly logits?: Readonly<Record<number, number>>;
  readonly hasBias?: boolean;
  /** Biases that replace the generated ones: by expert, or one for all. */
  readonly bias?: number | Readonly<Record<number, number>>;
  readonly setup?: Partial<Setup>;
  readonly token?: Partial<TokenTraits>;
}

/**
 * A routed token for tests: DeepSeek-V3's router with other parameters. The factor is the router's own, so that its
 * last stage runs.
 */
export function madeToken(
  change: Partial<RouterParams> = {},
  { logits = {}, hasBias = true, bias = {}, setup = {}, token = {} }: TokenOptions = {},
): RoutedToken {
  const { params: v3, source } = presetOf('dsv3');
  const params: RouterParams = { ...v3, ...change };
  const base = generateRows('normal', 7, params);
  const edited = base.logits.slice();
  for (const [id, z] of Object.entries(logits)) edited[Number(id)] = z;
  const corrected = base.bias.map((b, id) => (typeof bias === 'number' ? bias : (bias[id] ?? b)));
  const scenario: Scenario = {
    preset: 'dsv3',
    params,
    source,
    logits: edited,
    eScoreCorrectionBias: hasBias ? corrected : null,
    setup: { ...setupOf('dsv3'), scaleHandling: 'router', ...setup },
    token: { ...PLAIN_TOKEN, ...token },
  };
  return routeScenario(scenario, base, 1);
}
