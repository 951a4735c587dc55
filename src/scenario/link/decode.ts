import { T_END } from '../../core/stages';
import type { RouterParams } from '../../core/types';
import type { BaseRows } from '../../sources/row-source';
import type { Source } from '../../sources/sources';
import { NO_MESSAGE } from '../message';
import { PRESETS, presetOf } from '../presets';
import {
  DEFAULT_T,
  MAX_PINS,
  type Pin,
  PLAIN_TOKEN,
  type Scenario,
  type Setup,
  type SharedView,
  type TokenTraits,
} from '../scenario';
import { setupOf } from '../setup';
import { cleanLink } from './clean-link';
import { COMPARED_KEYS, type ComparedHead, readCompared } from './decode-compared';
import { codedAgainst, type ListedCounts, NOT_LISTED, readCounts, withLinkedLists } from './listed-codec';
import { MESSAGE_CODECS, readMessagePart } from './message-codec';
import type { Notice } from './notice';
import { PARAM_CODECS } from './params-codec';
import { readBias } from './read-fields';
import { bitsOf } from './row-bits';
import { type LinkedRows, noticeOf, readRows } from './rows-codec';
import { SETUP_CODECS } from './setup-codec';
import { readSource } from './source-codec';
import { TOKEN_CODECS } from './token-codec';

/** What the readable part of a link says; the rows follow once its source is there. */
export interface LinkHead {
  readonly preset: string;
  readonly params: RouterParams;
  readonly source: Source;
  /** Hash of the data that the link was made from; empty when the link names none. */
  readonly dataHash: string;
  readonly hasBias: boolean;
  readonly setup: Setup;
  readonly token: TokenTraits;
  /** How much of the rows is a list, and the values of the list under its edits. */
  readonly listed: ListedCounts;
  readonly underEdits: string;
  readonly view: SharedView;
  /** What the link says of the rows; they follow once those of its source are known. */
  readonly rows: LinkedRows;
  /** The configuration it is compared with, if any. */
  readonly compared: ComparedHead | null;
}

/** Reads any fragment and never throws. A field that cannot be read has the preset's value, and a notice names it. */
export function parseLink(fragment: string): { head: LinkHead; notices: Notice[] } {
  const notices: Notice[] = [];
  const text = cleanLink(fragment);
  const match = /^v(\d{1,9})\.(.*)$/s.exec(text ?? '');
  if (text !== '' && !match)
    notices.push({ field: 'link', code: 'linkUnreadable', values: { length: fragment.length } });
  else if (match && match[1] !== '1')
    notices.push({ field: 'link', code: 'linkVersion', values: { version: match[1] ?? '' } });
  const isReadable = match?.[1] === '1';
  const fields = new Map<string, string>();
  let oldTail = '';
  for (const pair of isReadable ? (match[2] ?? '').split('&') : []) {
    const [key = '', ...rest] = pair.split('=');
    const value = rest.join('=');
    const dot = key === 'x' ? value.indexOf('.') : -1;
    if (!KEYS.has(key) || fields.has(key)) {
      if (pair !== '') notices.push(unreadable(key, value, 'linkKey'));
      continue;
    }
    fields.set(key, dot < 0 ? value : value.slice(0, dot));
    if (dot >= 0) oldTail = value.slice(dot + 1);
  }
  return { head: readHead(fields, oldTail, notices), notices };
}

const KEYS = new Set([
  'p',
  'x',
  'b',
  't',
  'pin',
  'z',
  'ls',
  'lo',
  'rows',
  ...[...PARAM_CODECS, ...SETUP_CODECS, ...TOKEN_CODECS].map(({ key }) => key),
  ...MESSAGE_CODECS.map(({ key }) => key),
  ...COMPARED_KEYS,
]);

function unreadable(field: string, value: string, code: Notice['code'] = 'linkField'): Notice {
  return { field: field.slice(0, 24), code, values: { value: value.slice(0, 40) } };
}

/** What is said of a field that is no setting. */
const CODES: Readonly<Record<string, Notice['code']>> = {
  time: 'linkTime',
  pins: 'linkPins',
  title: 'linkMessage',
  note: 'linkMessage',
};

function readHead(fields: ReadonlyMap<string, string>, oldTail: string, notices: Notice[]): LinkHead {
  const id = fields.get('p');
  if (id !== undefined && !PRESETS.some((preset) => preset.id === id))
    notices.push({ field: 'preset', code: 'linkPreset', values: { value: id.slice(0, 40) } });
  const preset = presetOf(id ?? '');

  /** Reads one field; a value that cannot be read gives the fallback and a notice. */
  function take<Value>(
    key: string,
    name: string,
    read: (text: string) => Value | null,
    fallback: Value,
  ): Value {
    const text = fields.get(key);
    if (text === undefined) return fallback;
    const value = read(text);
    if (value === null) notices.push(unreadable(name, text, CODES[name]));
    return value ?? fallback;
  }

  const params = { ...preset.params };
  for (const { key, field, name, read } of PARAM_CODECS)
    Object.assign(params, { [field]: take(key, name, read, params[field]) });
  let setup = setupOf(preset.id, { isScaleNamed: fields.has('rho') || fields.has('a-rho') });
  for (const { key, name, read } of SETUP_CODECS) setup = take(key, name, (text) => read(text, setup), setup);
  let token = PLAIN_TOKEN;
  for (const { key, name, read } of TOKEN_CODECS)
    token = take(key, name, (text) => read(text, token, params.globalNumExperts), token);
  const { source, dataHash } = take('x', 'logits', readSource, { source: preset.source, dataHash: '' });
  const hasBias = take('b', 'e_score_correction_bias', readBias, preset.hasBias);
  const listed = take('ls', 'lists', readCounts, NOT_LISTED);
  const underEdits = take('lo', 'lists', (text) => text, '');
  const read = { preset: preset.id, params, source, dataHash, setup, token, hasBias, listed, underEdits };
  let message = NO_MESSAGE;
  for (const { key, field } of MESSAGE_CODECS)
    message = { ...message, [field]: take(key, field, (text) => readMessagePart(text, field), '') };
  return {
    ...read,
    compared: readCompared(fields.keys(), take, read),
    view: {
      t: take('t', 'time', readTime, DEFAULT_T),
      pins: take('pin', 'pins', (text) => readPins(text, params), []),
      zoom: take('z', 'zoom', (text) => readGroup(text, params), null),
      message,
    },
    rows: { packed: fields.get('rows') ?? null, old: oldTail },
  };
}

function readTime(text: string): number | null {
  // Every form that a number prints in: times below a millionth have an exponent.
  const t = /^\d{1,2}(\.\d{1,40})?(e-\d{1,3})?$/.test(text) ? Number(text) : -1;
  return t >= 0 && t <= T_END ? t : null;
}

function readPins(text: string, { globalNumExperts, numExpertGroup }: RouterParams): Pin[] | null {
  const pins: Pin[] = [];
  // The app writes each once.
  const items = new Set(text.split(','));
  if (items.size > MAX_PINS) return null;
  for (const item of items) {
    const [, kind, digits] = /^([eg])(0|[1-9]\d{0,3})$/.exec(item) ?? [];
    const id = Number(digits);
    if (!kind || id >= (kind === 'e' ? globalNumExperts : numExpertGroup)) return null;
    pins.push({ kind: kind === 'e' ? 'expert' : 'group', id });
  }
  return pins;
}

/** A group that can be opened large. There must be several. */
function readGroup(text: string, { numExpertGroup }: RouterParams): number | null {
  const group = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return numExpertGroup > 1 && group < numExpertGroup ? group : null;
}

/** The scenario of a link, once the rows of its source are known. Damaged values leave those rows. */
export function resolveLink(head: LinkHead, base: BaseRows): { scenario: Scenario; notices: Notice[] } {
  const E = head.params.globalNumExperts;
  const coded = codedAgainst(base, head.listed, head.hasBias);
  const isListed = head.listed.logits + head.listed.bias > 0;
  const fault = readRows(head.rows, coded, isListed);
  const bits = !fault ? coded : bitsOf(base.logits, head.hasBias ? base.bias : null);
  const row = (start: number) => new Float32Array(bits.slice(start, start + E).buffer);
  const scenario: Scenario = {
    preset: head.preset,
    params: head.params,
    source: head.source,
    logits: row(0),
    eScoreCorrectionBias: head.hasBias ? row(E) : null,
    setup: head.setup,
    token: head.token,
  };
  if (fault) return { notices: [noticeOf(fault, 'link')], scenario };
  return withLinkedLists(scenario, head.listed, head.underEdits);
}
