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
  above: 'NaN 无法与任何数比较；此实现把它排在一切数之上。',
  below: 'NaN 无法与任何数比较；此实现把它排在一切数之下。',
  alike: 'NaN 无法与任何值比较，与 NaN 也不行；此实现把所有 NaN 视为同等。',
};

/** Where no order of equal values is promised. */
const ANY = ' 相同：这里不保证相等值的顺序，两者都可能入选。';

const isPromised = (token: RoutedRow) => tiesOf(token) === 'lowestIndex';

/** A gap that there is: none is told where a side of it is infinite. */
const gapOf = ({ gap }: Rival) => (Number.isFinite(gap) ? `（差 ${n(gap, 3)}）` : '');

/** How a picked expert stands to the best one that is out; goes on after its value. */
export function ahead(token: RoutedRow, { rival }: ExpertFacts): Span[] {
  if (!rival) return [plain('。')];
  const { id, value } = rival;
  switch (rival.standing) {
    case 'tie':
      return [plain('，与 '), expert(id), plain(isPromised(token) ? ' 相同：编号小的胜出。' : ANY)];
    case 'isNaN':
    case 'otherIsNaN':
      return [plain(`。${nan[nanPlace(token.plan)]}`)];
    case 'bothNaN':
      return [
        plain('，与落选者中最好的 '),
        expert(id),
        plain(` 一样。${nan.alike}${isPromised(token) ? '编号小的胜出。' : ''}`),
      ];
    case 'apart':
      return value === -Infinity
        ? [plain('。已没有其他候选：落选者中最好的 '), expert(id), plain(' 按 −∞ 计。')]
        : [plain('，高于落选者中最好的 '), expert(id), plain(` 的 ${n(value)}${gapOf(rival)}。`)];
  }
}

/** How an expert that is out stands to the last one in; goes on after its value. */
export function behind(token: RoutedRow, { rival }: ExpertFacts): Span[] {
  if (!rival) return [plain('。')];
  const { id, value } = rival;
  switch (rival.standing) {
    case 'tie':
      return [
        plain('，与 '),
        expert(id),
        plain(isPromised(token) ? ' 相同，而后者编号更小，因此胜出。' : ANY),
      ];
    case 'isNaN':
    case 'otherIsNaN':
      return [plain('。最后入选的 '), expert(id), plain(` 为 ${n(value)}。${nan[nanPlace(token.plan)]}`)];
    case 'bothNaN':
      return [
        plain('，与最后入选的 '),
        expert(id),
        plain(` 一样${isPromised(token) ? '，而后者编号更小，因此胜出' : ''}。${nan.alike}`),
      ];
    case 'apart':
      return [plain('，低于最后入选的 '), expert(id), plain(` 的 ${n(value)}${gapOf(rival)}。`)];
  }
}

/** The place of a group and who stands on the other side of the cut. */
export function groupVerdict(token: RoutedRow, g: GroupFacts): Span[] {
  const place = ` 在各组中排第 ${g.rank + 1}，得分 ${n(g.score)}`;
  const { rival, isKept } = g;
  if (!rival) return [plain(`${place}；${isKept ? '所有组都保留' : '没有组保留'}。`)];
  const other = group(rival.id);
  const wins = !isPromised(token)
    ? '：这里不保证相等值的顺序，两者都可能保留。'
    : isKept
      ? '：保留编号小的。'
      : '，而后者编号更小，因此保留。';
  switch (rival.standing) {
    case 'tie':
      return [plain(`${place}，与 `), other, plain(` 相同${wins}`)];
    case 'bothNaN':
      return [plain(`${place}，与 `), other, plain(` 一样${wins}${nan.alike}`)];
    case 'isNaN':
    case 'otherIsNaN':
      return [plain(`${place}；`), other, plain(` 为 ${n(rival.value)}。${nan[nanPlace(token.plan)]}`)];
    case 'apart':
      return [
        plain(`${place}，${isKept ? '领先' : '落后'}于 `),
        other,
        plain(` 的 ${n(rival.value)}${gapOf(rival)}。`),
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
        plain('这不是有限数。'),
        ...poisoned(token),
        ...say(words, [{ code: 'fate', fate, count: 1 } as const]),
      ]
    : [];
}
