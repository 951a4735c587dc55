import type { Remark } from '../core/facts/remark';
import { readWord, type WordProblem } from '../import/number-word';

/** Which numbers a field takes. */
export interface FieldKind {
  readonly isInteger: boolean;
  readonly min: number;
  readonly max: number;
  /** NaN and the infinities are values, as among the logits. */
  readonly takesNonFinite: boolean;
  /** The value is kept as float32. */
  readonly isFloat32: boolean;
}

/** Why a text is no value of a field, with the numbers for the remedy. */
export interface FieldProblem {
  readonly code: WordProblem | 'empty' | 'notInteger' | 'notFinite' | 'outOfRange';
  readonly text: string;
  readonly kind: FieldKind;
}

/** What a field takes: one whole number only, those of a range, any finite number, or NaN and the infinities too. */
export type Wanted =
  | Remark<'onlyNumber', { value: number }>
  | Remark<'wholeNumber', { min: number; max: number }>
  | Remark<'number' | 'anyNumber'>;

/** What a field takes now, `limits` being those that hold now. */
export function wantedIn(
  { isInteger, takesNonFinite }: FieldKind,
  { min, max }: Pick<FieldKind, 'min' | 'max'>,
): Wanted {
  if (!isInteger) return { code: takesNonFinite ? 'anyNumber' : 'number' };
  return min === max ? { code: 'onlyNumber', value: min } : { code: 'wholeNumber', min, max };
}

export type FieldReading =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: FieldProblem };

/** Reads what was typed into a field. Nothing is clamped, cut or rounded to fit: what does not fit is a problem. */
export function readField(typed: string, kind: FieldKind): FieldReading {
  const text = typed.trim();
  const fail = (code: FieldProblem['code']): FieldReading => ({
    ok: false,
    problem: { code, text: text.slice(0, 40), kind },
  });
  if (text === '') return fail('empty');
  const value = readWord(text);
  // A point would not help if the number must be whole.
  if (kind.isInteger && value === 'decimalComma') return fail('notInteger');
  if (typeof value === 'string') return fail(kind.isInteger && value === 'tooLarge' ? 'outOfRange' : value);
  if (!Number.isFinite(value)) return kind.takesNonFinite ? { ok: true, value } : fail('notFinite');
  if (kind.isInteger && !Number.isInteger(value)) return fail('notInteger');
  if (value < kind.min || value > kind.max) return fail('outOfRange');
  return { ok: true, value };
}

/** A logit or bias: whatever float32 holds. */
export const FLOAT32: FieldKind = {
  isInteger: false,
  min: Number.NEGATIVE_INFINITY,
  max: Number.POSITIVE_INFINITY,
  takesNonFinite: true,
  isFloat32: true,
};

/** A factor of the weights: torch multiplies by ∞ and NaN as by other numbers. */
export const FACTOR: FieldKind = { ...FLOAT32, isFloat32: false };

/** Any finite number. */
export const FINITE: FieldKind = { ...FLOAT32, takesNonFinite: false, isFloat32: false };

/** A whole number. */
export function wholeNumber(min: number, max: number): FieldKind {
  return { isInteger: true, min, max, takesNonFinite: false, isFloat32: false };
}
