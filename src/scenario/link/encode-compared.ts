import { type Compared, type CompareView, DEFAULT_COMPARE_VIEW } from '../compared';
import { PLAIN_TOKEN, type Scenario } from '../scenario';
import { codedAgainst, listedCounts, NOT_LISTED, packListed, writeCounts } from './listed-codec';
import { packRows } from './packed-rows';
import { PARAM_CODECS, writeParam } from './params-codec';
import { bitsOf } from './row-bits';
import { SETUP_CODECS } from './setup-codec';
import { writeSource } from './source-codec';
import { TOKEN_CODECS } from './token-codec';

/** The part of a comparison that is not B. */
export interface LinkedComparison {
  readonly a: Compared;
  readonly view: CompareView;
  /** Names the data that A's source was made from. */
  readonly dataHash: string;
}

const NOTHING_LISTED = `${NOT_LISTED.logits},${NOT_LISTED.bias}`;

/** A as pairs of a link: fields that are left out are as in B. The rows are apart, because they stand near the end. */
export function encodeCompared(
  { a, view, dataHash }: LinkedComparison,
  b: Scenario,
): { head: string[]; rows: string } {
  const { scenario, base } = a;
  const head = ['a=1'];
  if (scenario.preset !== b.preset) head.push(`a-p=${scenario.preset}`);
  for (const { key, field } of PARAM_CODECS) {
    const value = scenario.params[field];
    if (!Object.is(value, b.params[field])) head.push(`a-${key}=${writeParam(value)}`);
  }
  const bias = scenario.eScoreCorrectionBias;
  if ((bias !== null) !== (b.eScoreCorrectionBias !== null)) head.push(`a-b=${Number(bias !== null)}`);
  for (const { key, write } of SETUP_CODECS) {
    const value = write(scenario.setup);
    if (value !== write(b.setup)) head.push(`a-${key}=${value}`);
  }
  for (const { key, write } of TOKEN_CODECS) {
    const value = write(scenario.token, scenario.logits.length);
    // A row of zeros has the same text in every length.
    const isSame = value === write(b.token, b.logits.length) && scenario.logits.length === b.logits.length;
    if (!isSame && !(value === write(b.token, b.logits.length) && value === write(PLAIN_TOKEN, 0)))
      head.push(`a-${key}=${value}`);
  }
  const source = writeSource(scenario.source, dataHash);
  const listed = listedCounts(scenario);
  const hasOtherLists = writeCounts(listed) !== writeCounts(listedCounts(b));
  if (hasOtherLists) head.push(`a-ls=${writeCounts(listed) || NOTHING_LISTED}`);
  const underEdits = packListed(scenario, base);
  if (underEdits) head.push(`a-lo=${underEdits}`);
  // Rows of another source or length share no values with B's.
  const isOwn =
    source !== writeSource(b.source, dataHash) || scenario.logits.length !== b.logits.length || hasOtherLists;
  if (isOwn) head.push(`a-x=${source}`);
  const known = isOwn
    ? codedAgainst(base, listed, bias !== null)
    : bitsOf(b.logits, bias && (b.eScoreCorrectionBias ?? base.bias));
  if (view.mode !== DEFAULT_COMPARE_VIEW.mode) head.push(`cm=${view.mode}`);
  if (view.tolerance !== DEFAULT_COMPARE_VIEW.tolerance) head.push(`ct=${view.tolerance}`);
  if (view.shown !== DEFAULT_COMPARE_VIEW.shown) head.push(`cs=${view.shown}`);
  const rows = packRows(bitsOf(scenario.logits, bias), known, scenario.logits.length);
  return { head, rows: rows && `a-rows=${rows}` };
}
