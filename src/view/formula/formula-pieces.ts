import type { Formula, Term } from './terms';

const RELATIONS = ['=', '<', '>', '→'];
const SIGNS = ['+', '−'];

/**
 * The pieces between which a line that is too long may break: a result begins a piece, so do the signs of a sum and
 * several words, and what follows several words. Nothing breaks inside brackets.
 */
export function formulaPieces(formula: Formula): Formula[] {
  const pieces: Term[][] = [[]];
  let depth = 0;
  let relations = 0;
  let before: Term | undefined;
  for (const term of formula) {
    const text = textOf(term);
    const isFree = depth === 0;
    if (text === '(') depth++;
    if (text === ')') depth--;
    const isRelation = isFree && RELATIONS.includes(text);
    const mayBreak = isRelation
      ? relations > 0 || before?.kind === 'words'
      : isFree && isEnd(before) && (SIGNS.includes(text) || isLong(term));
    if (isRelation) relations++;
    if (mayBreak) pieces.push([]);
    pieces.at(-1)!.push(term);
    before = term;
  }
  return pieces;
}

/** Whether a sign or words may stand on their own behind a term. Behind another operator they belong to that. */
function isEnd(before: Term | undefined): boolean {
  return before !== undefined && (before.kind !== 'operator' || textOf(before) === ')');
}

function isLong(term: Term): boolean {
  return term.kind === 'words' && /\S\s\S/.test(term.text);
}

function textOf(term: Term): string {
  return term.kind === 'operator' ? term.text : '';
}
