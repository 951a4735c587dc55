import type { RivalRemark } from '../../core/facts/rival-remarks';
import { formatNumber } from '../../view/format';
import type { WordsFor } from '../say';
import { expert, group, plain } from '../spans';

const n = formatNumber;

/** How NaN is ordered; it replaces a comparison of numbers. */
const nan = {
  above: 'NaN 无法与任何数比较；此实现把它排在一切数之上。',
  below: 'NaN 无法与任何数比较；此实现把它排在一切数之下。',
};
const ALIKE = 'NaN 无法与任何值比较，与 NaN 也不行；此实现把所有 NaN 视为同等。';

/** Said if no order of equal values is promised. */
const ANY = ' 相同：这里不保证相等值的顺序，两者都可能入选。';

const equalOut = { lowestIndex: ' 相同：编号小的胜出。', unspecified: ANY };
const equalIn = { lowestIndex: ' 相同，而后者编号更小，因此胜出。', unspecified: ANY };
const alikeOut = { lowestIndex: '编号小的胜出。', unspecified: '' };
const alikeIn = { lowestIndex: '，而后者编号更小，因此胜出', unspecified: '' };
const groupWins = {
  either: '：这里不保证相等值的顺序，两者都可能保留。',
  own: '：保留编号小的。',
  other: '，而后者编号更小，因此保留。',
};

/** How a value compares with the one on the other side of the cut. */
export const rivals: WordsFor<RivalRemark> = {
  end: '。',
  gap: ({ gap }) => `（差 ${n(gap, 3)}）`,
  above: ({ id, value }) => [plain('，高于落选者中最好的 '), expert(id), plain(` 的 ${n(value)}`)],
  noneLeft: ({ id }) => [plain('。已没有其他候选：落选者中最好的 '), expert(id), plain(' 按 −∞ 计。')],
  equalOut: ({ id, ties }) => [plain('，与 '), expert(id), plain(equalOut[ties])],
  alikeOut: ({ id, ties }) => [
    plain('，与落选者中最好的 '),
    expert(id),
    plain(` 一样。${ALIKE}${alikeOut[ties]}`),
  ],
  nanOut: ({ place }) => `。${nan[place]}`,
  below: ({ id, value }) => [plain('，低于最后入选的 '), expert(id), plain(` 的 ${n(value)}`)],
  equalIn: ({ id, ties }) => [plain('，与 '), expert(id), plain(equalIn[ties])],
  alikeIn: ({ id, ties }) => [plain('，与最后入选的 '), expert(id), plain(` 一样${alikeIn[ties]}。${ALIKE}`)],
  nanIn: ({ id, value, place }) => [
    plain('。最后入选的 '),
    expert(id),
    plain(` 为 ${n(value)}。${nan[place]}`),
  ],
  groupPlace: ({ place, score }) => ` 在各组中排第 ${place}，得分 ${n(score)}`,
  allGroupsKept: '；所有组都保留。',
  noGroupKept: '；没有组保留。',
  groupAhead: ({ id, value }) => [plain('，领先于 '), group(id), plain(` 的 ${n(value)}`)],
  groupBehind: ({ id, value }) => [plain('，落后于 '), group(id), plain(` 的 ${n(value)}`)],
  groupEqual: ({ id, wins }) => [plain('，与 '), group(id), plain(` 相同${groupWins[wins]}`)],
  groupAlike: ({ id, wins }) => [plain('，与 '), group(id), plain(` 一样${groupWins[wins]}${ALIKE}`)],
  groupNan: ({ id, value, place }) => [plain('；'), group(id), plain(` 为 ${n(value)}。${nan[place]}`)],
};
