import type { Value } from './values';

const NUMBER = /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const NAMED: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
};

/** A word that stands without quotes: a number, true, None, or a name. */
export function wordValue(text: string, at: number): Value {
  if (NUMBER.test(text)) return { kind: 'number', at, value: Number(text.replaceAll('_', '')), text };
  if (/^(?:true|false)$/i.test(text)) return { kind: 'flag', at, value: text.toLowerCase() === 'true' };
  if (/^(?:null|none|nil|undefined)$/i.test(text)) return { kind: 'null', at };
  const [, sign, name = ''] = /^([-+]?)([A-Za-z]+)$/.exec(text) ?? [];
  const named = NAMED[name.toLowerCase()];
  if (named !== undefined) return { kind: 'number', at, value: sign === '-' ? -named : named, text };
  return { kind: 'word', at, text };
}

/** Whether JSON writes such a word so; Python and YAML have more ways. */
export function isJsonWord(text: string): boolean {
  return /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(text);
}
