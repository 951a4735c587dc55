import { effectiveParams } from '../core/dispatch/effective';
import type { Tolerance } from '../core/facts/compare/differs';
import { firstDivergence } from '../core/facts/compare/divergence';
import type { Findings } from '../core/facts/compare/exchange';
import { weightsOf } from '../core/facts/compare/summary';
import { gotchasOf } from '../core/facts/gotchas';
import { type Cut, irregularOf } from '../core/facts/irregular';
import { STAGES } from '../core/stages';
import { dispatchInputOf } from '../scenario/dispatch-scenario';
import { presetOf } from '../scenario/presets';
import type { RoutedToken } from '../scenario/routed-token';
import type { Text } from '../text';
import { fieldName, valueText } from '../text/effective-text';
import { implementationName } from '../text/engine-names';
import { formatExact, formatNumber } from '../view/format';
import type { Taken } from './take';

/** A routing that the page compares with the present one. */
export interface Comparison {
  readonly a: RoutedToken;
  readonly tolerance: Tolerance;
  /** What makes them differ; null if the search has not ended. */
  readonly findings: Findings | null;
}

/**
 * A text as one line of Markdown that shows it as it is: no formatting, no HTML, no mention of a person and no link to
 * an issue.
 */
export function markdownLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~&$]/g, '\\$&')
    .replace(/[@#]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1');
}

type Row = readonly string[];

/** A table; cells are Markdown already. */
function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');

/** A routing as Markdown for an issue, in the language of the page. */
export function markdownOf(
  { token, link, message }: Taken,
  comparison: Comparison | null,
  words: Text,
): string {
  const own = words.takeAway.report;
  const line = markdownLine;
  const preset = presetOf(token.scenario.preset);
  const sides = comparison ? [comparison.a, token] : [token];
  const blocks: string[] = [
    `# ${line(message.title || own.title(preset.name))}`,
    ...(message.note ? [`> ${line(message.note)}`] : []),
    `${line(own.open)}: <${link}>`,
    `## ${line(own.settings)}`,
    ...sides.flatMap((side, i) => [
      ...(comparison ? [`### ${i === 0 ? 'A' : 'B'}`] : []),
      list(settingsOf(side, words).map(line)),
      settingsTable(side, words),
    ]),
    `## ${line(own.result)}`,
    comparison ? comparedTable(comparison.a, token, words) : outputTable(token, words),
    `## ${line(own.margins)}`,
    list(
      sides.flatMap((side, i) =>
        marginsOf(side, words, comparison ? (i === 0 ? 'A: ' : 'B: ') : '').map(line),
      ),
    ),
    `## ${line(own.checks)}`,
    list(
      sides.flatMap((side, i) =>
        checksOf(side, words, comparison ? (i === 0 ? 'A: ' : 'B: ') : '').map(line),
      ),
    ),
  ];
  if (comparison)
    blocks.push(`## ${line(words.compare.first)}`, line(divergenceOf(comparison, token, words)));
  return `${blocks.join('\n\n')}\n`;
}

/** Preset, implementation, path and record. */
function settingsOf({ scenario, dispatch, ...token }: RoutedToken, words: Text): string[] {
  const own = words.takeAway.report;
  const { implementation, environment, dtype } = scenario.setup;
  return [
    `${own.model}: ${presetOf(scenario.preset).name}`,
    dispatch
      ? `vLLM ${environment.version}, ${environment.platform}; ${own.path}: ${words.pathName[dispatch.path]}`
      : `${own.implementation}: ${implementationName(implementation)}`,
    `${own.record}: ${token.result.semantics}`,
    `${own.types}: ${own.typeList(dtype, token.dtypes.logits, token.dtypes.bias)}`,
    ...token.plan.rules.sources.map((source) => `${own.source}: ${source}`),
  ];
}

/** Every parameter with the value that takes effect. */
function settingsTable({ plan, scenario }: RoutedToken, words: Text): string {
  const { setting, configured, effective } = words.takeAway.report.columns;
  const rows = effectiveParams(plan.rules, dispatchInputOf(scenario)).map((row) => [
    markdownLine(fieldName(row.field, words)),
    markdownLine(valueText(row.configured, words)),
    markdownLine(
      row.reason === null
        ? valueText(row.effective, words)
        : `${valueText(row.effective, words)} (${words.dispatch.reason[row.reason]})`,
    ),
  ]);
  return table([setting, configured, effective].map(markdownLine), rows);
}

/** Slots of the output; a NaN or an infinity by its name. */
function outputTable({ result }: RoutedToken, words: Text): string {
  const { slot, expert, weight } = words.panels.columns;
  const rows = Array.from(result.ids, (id, j) => [String(j), String(id), formatExact(result.weights[j]!)]);
  return table([slot, expert, weight].map(markdownLine), rows);
}

/** The weights by expert in A and in B; a cell is empty where an expert is not picked. */
function comparedTable(a: RoutedToken, b: RoutedToken, words: Text): string {
  const [inA, inB] = [weightsOf(a), weightsOf(b)];
  const ids = [...new Set([...inA.keys(), ...inB.keys()])].sort((x, y) => x - y);
  const cell = (weight: number | undefined) => (weight === undefined ? '' : formatExact(weight));
  const { expert, weight } = words.panels.columns;
  return table(
    [expert, `${weight} A`, `${weight} B`].map(markdownLine),
    ids.map((id) => [String(id), cell(inA.get(id)), cell(inB.get(id))]),
  );
}

function marginsOf(token: RoutedToken, words: Text, side: string): string[] {
  const own = words.takeAway.report;
  const { expertCut, groupCut } = irregularOf(token);
  const told = (cut: Cut, name: string) =>
    side + own.margin(name, formatExact(cut.gap), formatNumber(cut.gap / cut.step), cut.dtype);
  return [
    expertCut ? told(expertCut, own.expertCut) : side + own.noExpertCut,
    ...(groupCut ? [told(groupCut, own.groupCut)] : []),
  ];
}

/** Every gotcha of every stage once, and the warnings of vLLM's path. */
function checksOf(token: RoutedToken, words: Text, side: string): string[] {
  const told = new Set(
    STAGES.flatMap((stage) => gotchasOf(token, stage)).map((fact) => words.whatIf.gotcha(fact)),
  );
  const warned = token.dispatch?.warnings.map((warning) => words.dispatch.warning[warning]) ?? [];
  const all = [...warned, ...told];
  return (all.length > 0 ? all : [words.takeAway.report.noChecks]).map((text) => side + text);
}

function divergenceOf({ a, tolerance, findings }: Comparison, b: RoutedToken, words: Text): string {
  const found = firstDivergence(a, b, tolerance);
  return words.compare
    .divergence(a, b, found, tolerance, findings)
    .map((span) => span.text)
    .join('');
}
