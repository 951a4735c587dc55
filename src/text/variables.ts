import type { Formula, Term } from '../view/formula/terms';
import type { Text } from '.';

/** A variable of the rules, which has an explanation; other symbols are functions and signs. */
export type Variable = keyof Text['formula']['variables'];

/** In the order in which they are computed. */
const VARIABLES: readonly Variable[] = ['W', 'x', 'z', 's', 'b', 'c', 'g', 'w', 'ρ'];

/** The variable of a symbol in a rule; null for other symbols, and for the values of one expert. */
export function variableOf(term: Extract<Term, { kind: 'symbol' }>): Variable | null {
  if (term.sub && /^\d/.test(term.sub)) return null;
  return VARIABLES.find((name) => name === term.name) ?? null;
}

/** The variables of formulae, each once. */
export function variablesOf(formulas: readonly Formula[]): Variable[] {
  const found = new Set(formulas.flat().flatMap(inTerm));
  return VARIABLES.filter((name) => found.has(name));
}

function inTerm(term: Term): (Variable | null)[] {
  switch (term.kind) {
    case 'symbol':
      return [variableOf(term)];
    case 'fraction':
      return [...term.top, ...term.bottom].flatMap(inTerm);
    case 'power':
      return [...term.base, ...term.exponent].flatMap(inTerm);
    default:
      return [];
  }
}
