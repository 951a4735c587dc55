import type { MarkRole } from '../view/mark-roles';
import type { Mark } from '../view/marks';

/** The marks of one kind that stand for one thing. */
export function marksOf<Kind extends Mark['kind']>(
  marks: readonly Mark[],
  kind: Kind,
  role: MarkRole,
): Extract<Mark, { kind: Kind }>[] {
  return marks.filter(
    (mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind && mark.role === role,
  );
}

/** The texts of the picture: all of them, or those of one thing. */
export function textsOf(marks: readonly Mark[], role?: MarkRole): string[] {
  return marks.flatMap((mark) =>
    mark.kind === 'text' && (role === undefined || mark.role === role) ? [mark.text] : [],
  );
}
