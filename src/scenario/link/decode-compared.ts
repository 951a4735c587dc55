import { TOLERANCES } from '../../core/facts/compare/differs';
import type { RouterParams } from '../../core/types';
import type { BaseRows } from '../../sources/row-source';
import type { Source } from '../../sources/sources';
import { type Compared, type CompareView, DEFAULT_COMPARE_VIEW } from '../compared';
import { ownRowsOf, withListed } from '../own-rows';
import { PRESETS } from '../presets';
import type { Scenario, Setup, TokenTraits } from '../scenario';
import { codedAgainst, type ListedCounts, readCounts, withLinkedLists } from './listed-codec';
import type { Notice } from './notice';
import { PARAM_CODECS } from './params-codec';
import { readBias, type TakeField } from './read-fields';
import { bitsOf } from './row-bits';
import { type LinkedRows, noticeOf, readRows } from './rows-codec';
import { SETUP_CODECS } from './setup-codec';
import { readSource } from './source-codec';
import { TOKEN_CODECS } from './token-codec';

/** What a link says of A; the rows follow once its source is there. */
export interface ComparedHead {
  readonly preset: string;
  readonly params: RouterParams;
  readonly setup: Setup;
  readonly token: TokenTraits;
  readonly hasBias: boolean;
  readonly source: Source;
  readonly dataHash: string;
  /** The rows are coded against those of A's own source, not against B's. */
  readonly isOwnSource: boolean;
  readonly rows: LinkedRows;
  readonly listed: ListedCounts;
  readonly underEdits: string;
  readonly view: CompareView;
}

/** Keys of a comparison in a link's head. */
export const COMPARED_KEYS: readonly string[] = [
  'a',
  'cm',
  'ct',
  'cs',
  ...[
    'p',
    'b',
    'x',
    'r',
    'ls',
    'lo',
    'rows',
    ...[...PARAM_CODECS, ...SETUP_CODECS, ...TOKEN_CODECS].map(({ key }) => key),
  ].map((key) => `a-${key}`),
];

type BHead = Pick<
  ComparedHead,
  'preset' | 'params' | 'setup' | 'token' | 'hasBias' | 'source' | 'dataHash' | 'listed'
>;

/** A of a link whose B has been read; null if the link compares nothing. A field that cannot be read is as in B. */
export function readCompared(keys: Iterable<string>, take: TakeField, b: BHead): ComparedHead | null {
  if (![...keys].some((key) => key === 'a' || key.startsWith('a-'))) return null;
  take('a', 'A', (text) => (text === '1' ? true : null), true);
  const params = { ...b.params };
  for (const { key, field, name, read } of PARAM_CODECS)
    Object.assign(params, { [field]: take(`a-${key}`, `A ${name}`, read, params[field]) });
  let { setup } = b;
  for (const { key, name, read } of SETUP_CODECS)
    setup = take(`a-${key}`, `A ${name}`, (text) => read(text, setup), setup);
  let { token } = b;
  for (const { key, name, read } of TOKEN_CODECS)
    token = take(`a-${key}`, `A ${name}`, (text) => read(text, token, params.globalNumExperts), token);
  const own = take('a-x', 'A logits', readSource, null);
  return {
    preset: take('a-p', 'A preset', (text) => PRESETS.find(({ id }) => id === text)?.id ?? null, b.preset),
    params,
    setup,
    token: fitting(token, params.globalNumExperts),
    hasBias: take('a-b', 'A e_score_correction_bias', readBias, b.hasBias),
    source: own?.source ?? b.source,
    dataHash: own?.dataHash ?? b.dataHash,
    isOwnSource: own !== null || params.globalNumExperts !== b.params.globalNumExperts,
    rows: {
      packed: take<string | null>('a-rows', 'A rows', (text) => text, null),
      old: take('a-r', 'A rows', (text) => text, ''),
    },
    listed: take('a-ls', 'A lists', readCounts, b.listed),
    underEdits: take('a-lo', 'A lists', (text) => text, ''),
    view: {
      mode: take('cm', 'compare', readMode, DEFAULT_COMPARE_VIEW.mode),
      tolerance: take('ct', 'tolerance', readTolerance, DEFAULT_COMPARE_VIEW.tolerance),
      shown: take('cs', 'side', readSide, DEFAULT_COMPARE_VIEW.shown),
    },
  };
}

/** Without B's second bias if A has another number of experts. */
function fitting(token: TokenTraits, E: number): TokenTraits {
  return token.otherBias && token.otherBias.length !== E ? { ...token, otherBias: null } : token;
}

function readMode(text: string): CompareView['mode'] | null {
  return text === 'overlay' || text === 'side' ? text : null;
}

function readSide(text: string): CompareView['shown'] | null {
  return text === 'a' || text === 'b' ? text : null;
}

function readTolerance(text: string): CompareView['tolerance'] | null {
  return TOLERANCES.find((tolerance) => String(tolerance) === text) ?? null;
}

/** A, once B is whole and the unedited rows of A's source are known. Damaged values leave the rows they start from. */
export function resolveCompared(
  head: ComparedHead,
  b: Scenario,
  base: BaseRows,
): { compared: Compared; notices: Notice[] } {
  const E = head.params.globalNumExperts;
  const { hasBias } = head;
  const plain = head.isOwnSource
    ? bitsOf(base.logits, hasBias ? base.bias : null)
    : bitsOf(b.logits, hasBias ? (b.eScoreCorrectionBias ?? base.bias) : null);
  const coded = head.isOwnSource ? codedAgainst(base, head.listed, hasBias) : plain.slice();
  const isListed = head.listed.logits + head.listed.bias > 0;
  const fault = readRows(head.rows, coded, head.isOwnSource && isListed);
  const bits = fault ? plain : coded;
  const row = (start: number) => new Float32Array(bits.slice(start, start + E).buffer);
  const scenario: Scenario = {
    preset: head.preset,
    params: head.params,
    source: head.source,
    logits: row(0),
    eScoreCorrectionBias: hasBias ? row(E) : null,
    setup: head.setup,
    token: head.token,
  };
  if (fault) return { notices: [noticeOf(fault, 'A')], compared: { base, scenario } };
  const listed = withLinkedLists(scenario, head.listed, head.underEdits);
  return {
    notices: listed.notices,
    compared: { base: withListed(base, ownRowsOf(listed.scenario)), scenario: listed.scenario },
  };
}
