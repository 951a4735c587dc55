import type { Formula, Term } from './formula';

const RELATIONS = ['=', '<', '>', '→'];
const SIGNS = ['+', '−'];

/**
 * Where a line that is too long breaks: into parts before every relation but the first, so that a result begins its own
 * line whole; a part that is still too long, into pieces before the signs of its sum and before several words. Nothing
 * breaks inside brackets.
 */
export function formulaParts(formula: Formula): Formula[][] {
  const parts: Term[][][] = [[[]]];
  let depth = 0;
  let relations = 0;
  let isAfterOperator = true;
  for (const term of formula) {
    const text = term.kind === 'operator' ? term.text : '';
    const isFree = depth === 0;
    if (text === '(') depth++;
    if (text === ')') depth--;
    const isRelation = isFree && RELATIONS.includes(text);
    if (isRelation && ++relations > 1) parts.push([[]]);
    else if (isFree && mayBegin(term, isAfterOperator) && parts.at(-1)!.at(-1)!.length > 0)
      parts.at(-1)!.push([]);
    parts.at(-1)!.at(-1)!.push(term);
    isAfterOperator = text !== '' && text !== ')';
  }
  return parts;
}

/** Whether a term begins a piece. A sign behind another operator belongs to its number. */
function mayBegin(term: Term, isAfterOperator: boolean): boolean {
  if (term.kind === 'words') return /\S\s\S/.test(term.text);
  return term.kind === 'operator' && SIGNS.includes(term.text) && !isAfterOperator;
}
