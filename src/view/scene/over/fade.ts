import type { Spotlight } from '../../highlights';
import type { Mark } from '../../marks';

/** What is left of the others while an item of the legend is pointed at, and once it is chosen. */
const HOVERED = 0.4;
const CHOSEN = 0.15;

/** The marks with those of other experts and groups faded. What belongs to none of them stays as it is. */
export function fadeOthers({ experts, groups, isFixed }: Spotlight, marks: readonly Mark[]): Mark[] {
  const left = isFixed ? CHOSEN : HOVERED;
  return marks.map((mark) => {
    const { of } = mark;
    if (!of) return mark;
    const isMember = of.kind === 'expert' ? experts.has(of.id) : (groups?.has(of.id) ?? true);
    return isMember ? mark : { ...mark, opacity: (mark.opacity ?? 1) * left };
  });
}
