import type { ExpertFacts, GroupFacts, Rival } from '../../core/facts/explain';
import { fateOf, nanPlace, poisonOf } from '../../core/facts/non-finite';
import { tiesOf } from '../../core/facts/ties';
import type { RoutedRow } from '../../core/routed-row';
import { formatNumber } from '../../view/format';
import { say } from '../say';
import { expert, group, plain, type Sentence, type Span } from '../spans';
import { nonFinite as words } from './non-finite';

const n = formatNumber;
const nan = {
  above: 'NaN compares with no number; this implementation ranks it above every one.',
  below: 'NaN compares with no number; this implementation ranks it below every one.',
  alike: 'NaN compares with nothing, not even with NaN; this implementation ranks all of them alike.',
};

/** Where no order of equal values is promised. */
const ANY = ': either may be in, no order of equal values is promised here.';

const isPromised = (token: RoutedRow) => tiesOf(token) === 'lowestIndex';

/** A gap that there is: none is told where a side of it is infinite. */
const gapOf = ({ gap }: Rival) => (Number.isFinite(gap) ? ` (gap ${n(gap, 3)})` : '');

/** How a picked expert stands to the best one that is out; goes on after its value. */
export function ahead(token: RoutedRow, { rival }: ExpertFacts): Span[] {
  if (!rival) return [plain('.')];
  const { id, value } = rival;
  switch (rival.standing) {
    case 'tie':
      return [
        plain(', the same as '),
        expert(id),
        plain(isPromised(token) ? ': the lower index wins.' : ANY),
      ];
    case 'isNaN':
    case 'otherIsNaN':
      return [plain(`. ${nan[nanPlace(token.plan)]}`)];
    case 'bothNaN':
      return [
        plain(', like '),
        expert(id),
        plain(`, the best one out. ${nan.alike}${isPromised(token) ? ' The lower index wins.' : ''}`),
      ];
    case 'apart':
      return value === -Infinity
        ? [plain('. No other candidate is left: the best one out, '), expert(id), plain(', counts as −∞.')]
        : [plain(', above '), expert(id), plain(`, the best one out, at ${n(value)}${gapOf(rival)}.`)];
  }
}

/** How an expert that is out stands to the last one in; goes on after its value. */
export function behind(token: RoutedRow, { rival }: ExpertFacts): Span[] {
  if (!rival) return [plain('.')];
  const { id, value } = rival;
  switch (rival.standing) {
    case 'tie':
      return [
        plain(', the same as '),
        expert(id),
        plain(isPromised(token) ? ', which has the lower index and wins.' : ANY),
      ];
    case 'isNaN':
    case 'otherIsNaN':
      return [
        plain('. The last one in, '),
        expert(id),
        plain(`, stands at ${n(value)}. ${nan[nanPlace(token.plan)]}`),
      ];
    case 'bothNaN':
      return [
        plain(', like '),
        expert(id),
        plain(
          `, the last one in${isPromised(token) ? ', which has the lower index and wins' : ''}. ${nan.alike}`,
        ),
      ];
    case 'apart':
      return [plain(', below '), expert(id), plain(`, the last one in, at ${n(value)}${gapOf(rival)}.`)];
  }
}

/** The place of a group and who stands on the other side of the cut. */
export function groupVerdict(token: RoutedRow, g: GroupFacts): Span[] {
  const place = ` is number ${g.rank + 1} of the groups with ${n(g.score)}`;
  const { rival, isKept } = g;
  if (!rival) return [plain(`${place}; ${isKept ? 'every group is kept' : 'no group is kept'}.`)];
  const other = group(rival.id);
  const wins = !isPromised(token)
    ? ANY
    : isKept
      ? ': the lower index is kept.'
      : ', which has the lower index and is kept.';
  switch (rival.standing) {
    case 'tie':
      return [plain(`${place}, the same as `), other, plain(wins)];
    case 'bothNaN':
      return [plain(`${place}, like `), other, plain(`${wins} ${nan.alike}`)];
    case 'isNaN':
    case 'otherIsNaN':
      return [
        plain(`${place}; `),
        other,
        plain(` stands at ${n(rival.value)}. ${nan[nanPlace(token.plan)]}`),
      ];
    case 'apart':
      return [
        plain(`${place}, ${isKept ? 'ahead of' : 'behind'} `),
        other,
        plain(` at ${n(rival.value)}${gapOf(rival)}.`),
      ];
  }
}

/** Why a score is not what its own logit would make of it. */
export function poisoned(token: RoutedRow): Sentence {
  const cause = poisonOf(token);
  return cause ? say(words, [cause]) : [];
}

/** What an implementation makes of a logit that is not finite. */
export function nonFinite(token: RoutedRow, { id, z }: ExpertFacts): Sentence {
  const fate = Number.isFinite(z) ? null : fateOf(token, id);
  return fate
    ? [
        plain(' That is not a finite number.'),
        ...poisoned(token),
        ...say(words, [{ code: 'fate', fate, count: 1 } as const]),
      ]
    : [];
}
