import { listsIn } from '../listed';

/** Names in a row: "E3、E9 和另外 5 个". */
export const { few, listed, named, sets, times } = listsIn({
  comma: '、',
  and: ' 和 ',
  or: ' 或 ',
  more: (count) => ` 和另外 ${count} 个`,
});
