import { generateRows, type RowShape } from './generators';
import { ownRowsOf, withListed } from './own-rows';
import type { BaseRows, Scenario, Source } from './scenario';
import { type TraceIndex, type TraceText, traceLogits } from './traces';

/** Seed of the values for experts that a trace does not have. */
const FILL_SEED = 0;

/**
 * What a source gives for these sizes, unedited. A trace has its own number of experts: further ones are filled by the
 * `normal` generator. A trace that is not loaded counts as having none.
 */
export function baseRows(
  source: Source,
  shape: RowShape,
  text: TraceText | null,
  index: TraceIndex | null,
): BaseRows {
  if (source.kind === 'generator') return generateRows(source.generator, source.seed, shape);
  const rows = generateRows('normal', FILL_SEED, shape);
  const E = shape.globalNumExperts;
  const bias = index?.bias[source.layer];
  if (text && source.layer < (index?.layers ?? 0) && source.token < text.tokens.length)
    rows.logits.set(traceLogits(text, source.layer, source.token).subarray(0, E));
  if (bias) rows.bias.set(bias.subarray(0, E));
  return rows;
}

/** What was loaded of the recorded texts. */
export interface Traces {
  readonly traceIndex: TraceIndex | null;
  readonly traceTexts: Readonly<Record<string, TraceText>>;
}

/** What source and lists of a scenario give at its sizes: the rows that "reset" restores. */
export function scenarioBase(
  scenario: Pick<Scenario, 'source' | 'params' | 'own'>,
  { traceIndex, traceTexts }: Traces,
): BaseRows {
  const { source, params } = scenario;
  const text = source.kind === 'trace' ? (traceTexts[source.text] ?? null) : null;
  return withListed(baseRows(source, params, text, traceIndex), ownRowsOf(scenario));
}
