import type { ReadingCode } from '../../core/facts/checks/config-reading';

/** A value as it stands in a file, with the position where it begins. */
export type Value = { readonly at: number } & (
  | { readonly kind: 'object'; readonly name: string; readonly entries: ReadonlyMap<string, Value> }
  /** `items` may be only the first of `length`. */
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly length: number }
  | { readonly kind: 'string'; readonly text: string }
  /** `text` is how the number is written. */
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** A name or an expression of a program. */
  | { readonly kind: 'word'; readonly text: string }
);

export type ObjectValue = Extract<Value, { kind: 'object' }>;

/** Something about how the file is written. */
export interface Note {
  readonly code: ReadingCode;
  readonly at: number;
  readonly key?: string;
}

/** Where reading ended too early: what was expected and what stands there; empty at the end of the file. */
export interface SyntaxProblem {
  readonly at: number;
  readonly expected: readonly string[];
  readonly found: string;
}

/** What was read of a text. */
export interface Parsed {
  readonly root: Value | null;
  readonly notes: readonly Note[];
  readonly problem: SyntaxProblem | null;
  /** Where reading ended. */
  readonly end: number;
}

/** A value in few characters, for messages. */
export function shown(value: Value): string {
  switch (value.kind) {
    case 'object':
      return value.name ? `${value.name}(…)` : '{…}';
    case 'list':
      return value.length === 0 ? '[]' : `[… ${value.length}]`;
    case 'string':
      return JSON.stringify(shortened(value.text));
    case 'number':
    case 'word':
      return shortened(value.text);
    case 'flag':
      return String(value.value);
    case 'null':
      return 'null';
  }
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
