import { SEMANTICS, type SemanticsId } from '../core/semantics';
import { followedBy } from '../core/semantics/followed';
import type { Text } from '.';

/** How sure a record is: how many recorded rows it follows, or what it was taken from. */
export function confidenceText(id: SemanticsId, { dispatch: { confidence } }: Text): string {
  const how = SEMANTICS[id].confidence;
  const rows = followedBy(id);
  if (how === 'measured') return rows ? confidence.measured(rows) : confidence.read;
  return confidence[how];
}
