import type { RouteError, RouteField } from '../core/types';
import { type FieldKind, type FieldProblem, type Wanted, wantedIn } from '../scenario/field-value';
import { implementationName } from './engine-names';
import { refused } from './refused';
import { tell, type WordsFor } from './say';

/** A refusal with the names that its sentence needs: the field's and the engine's. */
type NamedError = RouteError & { readonly what: string; readonly engine: string };

/** A problem of a field in words, and what to type instead. */
type ToldProblem = Pick<FieldProblem, 'code' | 'text'> & { readonly type: string };

/** Words of a language about refused values. */
export interface ErrorWords {
  /** Names the field and the remedy. */
  readonly remedy: WordsFor<NamedError, string>;
  /** What the implementation itself would say; follows the remedy. */
  raised(by: string, message: string): string;
  /** The remedy alone. */
  readonly brief: WordsFor<RouteError, string>;
  /** What a field takes, as in "Type a whole number from 1 to 8." */
  readonly wanted: WordsFor<Wanted, string>;
  type(wanted: string): string;
  readonly problem: WordsFor<ToldProblem, string>;
  field(name: string, problem: string, shown: string): string;
}

/** Sentences about refused values, in the words of a language. */
export function errorsIn(words: ErrorWords, names: Readonly<Record<RouteField, string>>) {
  return {
    /** A sentence that names the field and the remedy, and what the implementation itself would say. */
    route(error: RouteError): string {
      const { field, values, raised, by } = error;
      const engine = implementationName(`engine:${values.engine}`);
      const value = refused(values.value);
      const named = { ...error, values: { ...values, value }, what: names[field], engine };
      const remedy = tell(words.remedy, [named]);
      return raised ? remedy + words.raised(by ? implementationName(by) : 'vLLM', raised) : remedy;
    },
    /** The remedy alone, for the field itself; the whole sentence stands above the picture. */
    brief: (error: RouteError) => tell(words.brief, [error]),
    /** What is wrong with the text of a field, what to type instead, and which value holds meanwhile. */
    field(
      name: string,
      { code, text, kind }: FieldProblem,
      limits: Pick<FieldKind, 'min' | 'max'>,
      shown: string,
    ): string {
      const type = words.type(tell(words.wanted, [wantedIn(kind, limits)]));
      return words.field(name, tell(words.problem, [{ code, text: refused(text), type }]), shown);
    },
  };
}
