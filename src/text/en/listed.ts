import { listsIn } from '../listed';

/** Names in a row: "E3, E9 and 5 more". */
export const { few, listed, named, sets, times } = listsIn({
  comma: ', ',
  and: ' and ',
  or: ' or ',
  more: (count) => ` and ${count} more`,
});
