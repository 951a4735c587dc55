import type { BaseRows } from '../../sources/row-source';
import { presetOf } from '../presets';
import { DEFAULT_T, type Pin, PLAIN_TOKEN, type Scenario, type SharedView } from '../scenario';
import { setupOf } from '../setup';
import { encodeCompared, type LinkedComparison } from './encode-compared';
import { codedAgainst, listedCounts, packListed, writeCounts } from './listed-codec';
import { MESSAGE_CODECS, writeMessagePart } from './message-codec';
import { packRows } from './packed-rows';
import { PARAM_CODECS, writeParam } from './params-codec';
import { bitsOf } from './row-bits';
import { SETUP_CODECS } from './setup-codec';
import { writeSource } from './source-codec';
import { TOKEN_CODECS } from './token-codec';

/**
 * A state as a fragment: `#v1.`, a readable head, and the float32 bits that differ from `base`. It ends in a letter or
 * digit. `dataHash` names the data that its source was made from; a comparison adds what differs in A.
 * docs/url-format.md describes the keys.
 */
export function encodeLink(
  scenario: Scenario,
  base: BaseRows,
  { t, pins, zoom, message }: SharedView,
  dataHash: string,
  comparison: LinkedComparison | null = null,
): string {
  const preset = presetOf(scenario.preset);
  const head = [`p=${scenario.preset}`];
  for (const { key, field } of PARAM_CODECS) {
    const value = scenario.params[field];
    if (!Object.is(value, preset.params[field])) head.push(`${key}=${writeParam(value)}`);
  }
  const hasBias = scenario.eScoreCorrectionBias !== null;
  if (hasBias !== preset.hasBias) head.push(`b=${Number(hasBias)}`);
  const rhos = [scenario, comparison?.a.scenario ?? scenario].map(({ params }) => params.routedScalingFactor);
  const isScaleNamed = !Object.is(rhos[0], preset.params.routedScalingFactor) || !Object.is(rhos[0], rhos[1]);
  const standard = setupOf(scenario.preset, { isScaleNamed });
  for (const { key, write } of SETUP_CODECS) {
    const value = write(scenario.setup);
    if (value !== write(standard)) head.push(`${key}=${value}`);
  }
  for (const { key, write } of TOKEN_CODECS) {
    const value = write(scenario.token, scenario.logits.length);
    if (value !== write(PLAIN_TOKEN, 0)) head.push(`${key}=${value}`);
  }
  if (t !== DEFAULT_T) head.push(`t=${t}`);
  if (pins.length > 0) head.push(`pin=${pins.map(writePin).join(',')}`);
  if (zoom !== null) head.push(`z=${zoom}`);
  for (const { key, field } of MESSAGE_CODECS)
    if (message[field] !== '') head.push(`${key}=${writeMessagePart(message[field])}`);
  const compared = comparison && encodeCompared(comparison, scenario);
  if (compared) head.push(...compared.head);
  const listed = listedCounts(scenario);
  if (writeCounts(listed)) head.push(`ls=${writeCounts(listed)}`);
  const underEdits = packListed(scenario, base);
  if (underEdits) head.push(`lo=${underEdits}`);
  head.push(`x=${writeSource(scenario.source, dataHash)}`);
  if (compared?.rows) head.push(compared.rows);
  // The rows come last: a link that is cut loses its end, and rows tell when some of them are missing.
  const rows = packRows(
    bitsOf(scenario.logits, scenario.eScoreCorrectionBias),
    codedAgainst(base, listed, hasBias),
    scenario.logits.length,
  );
  if (rows) head.push(`rows=${rows}`);
  return `#v1.${head.join('&')}`;
}

function writePin({ kind, id }: Pin): string {
  return `${kind === 'expert' ? 'e' : 'g'}${id}`;
}
