import type { RivalRemark } from '../../core/facts/rival-remarks';
import { formatNumber } from '../../view/format';
import type { WordsFor } from '../say';
import { expert, group, plain } from '../spans';

const n = formatNumber;

/** How NaN is ordered; it replaces a comparison of numbers. */
const nan = {
  above: 'NaN cannot be compared with a number; this implementation ranks it above every one.',
  below: 'NaN cannot be compared with a number; this implementation ranks it below every one.',
};
const ALIKE = 'NaN cannot be compared, not even with NaN; this implementation ranks all of them alike.';

/** Said if no order of equal values is promised. */
const ANY = ': either may be in, no order of equal values is promised here.';

const equalOut = { lowestIndex: ': the lower index wins.', unspecified: ANY };
const equalIn = { lowestIndex: ', which has the lower index and wins.', unspecified: ANY };
const alikeOut = { lowestIndex: ' The lower index wins.', unspecified: '' };
const alikeIn = { lowestIndex: ', which has the lower index and wins', unspecified: '' };
const groupWins = {
  either: ANY,
  own: ': the lower index is kept.',
  other: ', which has the lower index and is kept.',
};

/** How a value compares with the one on the other side of the cut. */
export const rivals: WordsFor<RivalRemark> = {
  end: '.',
  gap: ({ gap }) => ` (gap ${n(gap, 3)})`,
  above: ({ id, value }) => [plain(', above '), expert(id), plain(`, the best one out, at ${n(value)}`)],
  noneLeft: ({ id }) => [
    plain('. No other candidate is left: the best one out, '),
    expert(id),
    plain(', counts as −∞.'),
  ],
  equalOut: ({ id, ties }) => [plain(', the same as '), expert(id), plain(equalOut[ties])],
  alikeOut: ({ id, ties }) => [
    plain(', like '),
    expert(id),
    plain(`, the best one out. ${ALIKE}${alikeOut[ties]}`),
  ],
  nanOut: ({ place }) => `. ${nan[place]}`,
  below: ({ id, value }) => [plain(', below '), expert(id), plain(`, the last one in, at ${n(value)}`)],
  equalIn: ({ id, ties }) => [plain(', the same as '), expert(id), plain(equalIn[ties])],
  alikeIn: ({ id, ties }) => [
    plain(', like '),
    expert(id),
    plain(`, the last one in${alikeIn[ties]}. ${ALIKE}`),
  ],
  nanIn: ({ id, value, place }) => [
    plain('. The last one in, '),
    expert(id),
    plain(`, stands at ${n(value)}. ${nan[place]}`),
  ],
  groupPlace: ({ place, score }) => ` is number ${place} of the groups, with ${n(score)}`,
  allGroupsKept: '; every group is kept.',
  noGroupKept: '; no group is kept.',
  groupAhead: ({ id, value }) => [plain(', ahead of '), group(id), plain(` at ${n(value)}`)],
  groupBehind: ({ id, value }) => [plain(', behind '), group(id), plain(` at ${n(value)}`)],
  groupEqual: ({ id, wins }) => [plain(', the same as '), group(id), plain(groupWins[wins])],
  groupAlike: ({ id, wins }) => [plain(', like '), group(id), plain(`${groupWins[wins]} ${ALIKE}`)],
  groupNan: ({ id, value, place }) => [
    plain('; '),
    group(id),
    plain(` stands at ${n(value)}. ${nan[place]}`),
  ],
};
