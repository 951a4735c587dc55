import { wordValue } from './scalars';
import type { ObjectValue, Value } from './values';

interface Token {
  readonly text: string;
  readonly at: number;
}

const VARIABLE = /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g;
/** Variables that name each other end here. */
const MAX_EXPANSIONS = 8;
const MAX_LENGTH = 10_000;

/**
 * Reads the arguments of a program, such as Megatron's: `--num-experts 256 --moe-router-topk=8`. Values may stand in
 * shell variables of the same text, and be sums of these. Dashes in names become underscores, as the program has them.
 */
export function parseArguments(text: string): ObjectValue {
  const tokens = tokensOf(text);
  const variables = new Map<string, string>();
  for (const { text: token } of tokens) {
    const [, name, value] = /^(?:export\s+)?(\w+)=(.*)$/s.exec(token) ?? [];
    if (name !== undefined && value !== undefined && !value.startsWith('(') && value.length < 1000)
      variables.set(name, value);
  }
  const entries = new Map<string, Value>();
  for (const [i, { text: token, at }] of tokens.entries()) {
    const [, name, glued] = /^--([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(token) ?? [];
    if (name === undefined) continue;
    const next = tokens[i + 1];
    const hasValue = glued !== undefined || (next !== undefined && !/^--[A-Za-z]/.test(next.text));
    const raw = glued ?? (hasValue ? next!.text : '');
    const key = name.replaceAll('-', '_');
    if (isNextOther(raw, hasValue)) entries.set(key, { kind: 'flag', at, value: true });
    else entries.set(key, argumentValue(expanded(raw, variables), at));
  }
  return { kind: 'object', at: 0, name: '', entries };
}

/** A switch is followed by the end of the list, or by the next assignment. */
function isNextOther(raw: string, hasValue: boolean): boolean {
  return !hasValue || raw === ')' || raw === '"' || /^[A-Z_]\w*=/.test(raw);
}

function argumentValue(text: string, at: number): Value {
  if (/^[[(]/.test(text)) return { kind: 'string', at, text };
  const value = wordValue(text, at);
  return value.kind === 'word' && !text.includes('$') ? { kind: 'string', at, text } : value;
}

/** Replaces variables by their values, then sums in `$((…))` by their results. */
function expanded(raw: string, variables: ReadonlyMap<string, string>): string {
  let text = raw;
  for (let i = 0; i < MAX_EXPANSIONS && text.includes('$') && text.length < MAX_LENGTH; i++)
    text = text
      .replace(VARIABLE, (all, braced?: string, fallback?: string, bare?: string) => {
        return variables.get(braced ?? bare ?? '') ?? fallback ?? all;
      })
      .replace(/\$\(\(([^()$]*)\)\)/g, (all, sum: string) => {
        const named = sum.replace(/[A-Za-z_]\w*/g, (name) => variables.get(name) ?? name);
        const result = sumOf(named);
        return result === null ? all : String(result);
      });
  return text;
}

/** The result of whole numbers joined by + - * /, or null. */
function sumOf(text: string): number | null {
  const parts = text.match(/\d+|[-+*/]/g) ?? [];
  if (parts.length > 64 || parts.join('') !== text.replace(/\s/g, '')) return null;
  let sum = 0;
  let sign = 1;
  let product: number | null = null;
  let operator = '*';
  for (const part of parts) {
    if (!/\d/.test(part)) {
      if (part === '+' || part === '-') {
        if (product === null) return null;
        sum += sign * product;
        sign = part === '+' ? 1 : -1;
        product = null;
        operator = '*';
      } else operator = part;
    } else if (product === null) product = Number(part);
    else product = operator === '*' ? product * Number(part) : Math.trunc(product / Number(part));
  }
  return product === null ? null : sum + sign * product;
}

/** Words as a shell splits them; quotes are left out, comments and line ends too. */
function tokensOf(text: string, isQuoted = false): Token[] {
  const tokens: Token[] = [];
  const pattern =
    /\\\r?\n|#[^\n]*|((?:\$\(\([^\n]{0,200}?\)\)|\$\{[^}\n]{0,200}\}|"[^"]*"|'[^']*'|\\.|[^\s"'\\;])+)/g;
  for (const match of text.matchAll(pattern)) {
    const [, word] = match;
    if (word === undefined) continue;
    const plain = word.replace(
      /"([^"]*)"|'([^']*)'/g,
      (_, double?: string, single?: string) => double ?? single ?? '',
    );
    // A quoted list of arguments, as in ARGS="--num-experts 8".
    if (!isQuoted && /(?:^|\s)--[A-Za-z]/.test(plain) && /\s/.test(plain)) {
      const inner = plain.replace(/^\w+=/, '');
      for (const token of tokensOf(inner, true)) tokens.push({ text: token.text, at: match.index });
    } else tokens.push({ text: plain, at: match.index });
  }
  return tokens;
}
