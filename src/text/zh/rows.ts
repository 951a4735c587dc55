import type { ReadNote } from '../../import/reading';
import type { rows as english } from '../en/rows';
import { rowsIn } from '../rows';
import type { Words } from '../words';
import { sources } from './sources';

const kept = (what: string) => `你给出的 ${what}属于现有数量之外的专家，已保留；专家变多时会回来。`;

const notes: Record<ReadNote, string> = {
  decimalComma: '逗号按小数点读取。',
  nullIsNaN: 'null 和 None 按 NaN 读取。',
  byIndex: '各值放在其索引所指的位置。',
  skippedLines: '没有数字的行已跳过。',
};

/** Words about rows that a person gave. */
export const rows: Words<typeof english> = {
  ...rowsIn(sources, {
    allLogits: ({ count }) => `${count} 个 logit 由你给出。`,
    allBiases: ({ count }) => `${count} 个偏置由你给出。`,
    someLogits: ({ count, rest, origin }) => `${count} 个 logit 由你给出；其余 ${rest} 个是${origin}。`,
    someBiases: ({ count, rest, origin }) => `${count} 个偏置由你给出；其余 ${rest} 个是${origin}。`,
    otherBiases: ({ origin }) => `偏置不是你给出的，而是${origin}。`,
    keptLogits: ({ count }) => kept(`${count} 个 logit `),
    keptBiases: ({ count }) => kept(`${count} 个偏置`),
    keptBoth: ({ logits, biases }) => kept(`${logits} 个 logit 和 ${biases} 个偏置`),
    readOne: ({ length }) => `读到 ${length} 个数。`,
    readMany: ({ rows: many, length }) => `读到 ${many} 行，每行 ${length} 个数。请选一行：`,
    tooFew: ({ count, experts }) =>
      `有 ${count} 个值，但有 ${experts} 个专家：缺少第 ${count + 1} 个值，或者应用时设为 ${count} 个专家。`,
    tooMany: ({ count, experts }) =>
      `有 ${count} 个值，但只有 ${experts} 个专家：请从第 ${experts + 1} 个值起删去，或者应用时设为 ${count} 个专家。`,
    namedRow: ({ name, start }) => `${name}：${start} …`,
    nthRow: ({ position, start }) => `第 ${position} 行：${start} …`,
    dtypeOfLogits: ({ dtype }) => `同时让路由器以 ${dtype} 接收 logits（文本中的类型）`,
    dtypeOfBias: ({ dtype }) => `同时以 ${dtype} 存储偏置（文本中的类型）`,
    atLine: ({ line, column }) => `第 ${line} 行第 ${column} 列：`,
    atValue: ({ position, line, column }) => `第 ${position} 个值（第 ${line} 行第 ${column} 列）：`,
    notNumber: ({ text }) => `“${text}”不是数字。`,
    decimalComma: ({ text }) => `“${text}”可能是一个数，也可能是两个。请写小数点，或用分号分隔各数。`,
    grouped: ({ text }) => `“${text}”的数字之间有分隔符，可能是千位分隔，也可能是小数点。请去掉它。`,
    hex: ({ text }) => `“${text}”是十六进制。请写十进制数。`,
    tooLarge: ({ text }) => `“${text}”超出 float32 的范围。如果想表示无穷大，请写 inf。`,
    missing: '两个分隔符之间缺少一个值。',
    abridged:
      '打印内容被省略。请完整打印：torch.set_printoptions(profile="full")、np.set_printoptions(threshold=sys.maxsize) 或 .tolist()。',
    unclosed: ({ text }) => `括号“${text}”没有关闭。文本可能不完整。`,
    unopened: ({ text }) => `“${text}”关闭了一个没有打开的括号。文本可能不完整。`,
    mismatch: ({ text }) => `“${text}”关闭的是另一种括号。`,
    outside: ({ text }) => `“${text}”在其他数所在的括号之外。请删去它，或放到括号里。`,
    ragged: '这一行的长度不同，或者不像其他行那样是一行。',
    index: ({ text }) => `索引 ${text} 重复，或漏了一个。每个索引必须出现一次，从 0 或 1 开始。`,
    tooDeep: '括号嵌套太深。',
    tooLong: '文本太长：最多读取 120,000 个字符和 8192 个数。请只复制一行。',
    empty: '文本中没有数字。',
  }),
  list: (n) => `你的列表（${n}）`,
  madeUpLogits: '由带种子的生成器虚构的 logits。',
  takeList: (n) => `用你的 ${n} 个偏置的列表`,
  takeOtherList: (n) => `用你的另一个列表（${n} 个 logit）`,
  leaveList: '用来源的偏置',
  hint: (n) =>
    `共 ${n} 个数，每个专家一个，任何程序打印的形式都可以：列表、数组、张量、JSON、一列或一张表、日志行。允许 NaN、inf 和 -inf。Ctrl+Enter 应用。`,
  cut: (length, rowCount) => `列表有 ${length} 个数，够 ${rowCount} 个词元用。请选一个：`,
  notes,
  impossible: (n, most) => `有 ${n} 个值；路由器最多有 ${most} 个专家。`,
  chooseRow: '文本中的行',
  applyTo: (experts) => `应用，并设为 ${experts} 个专家`,
  applyToEach: '加到每个专家的得分上（与 torch 的广播相同）',
  applyBoth: '作为 logits 和偏置应用',
  applyBothTo: (experts) => `作为 ${experts} 个专家的 logits 和偏置应用`,
  keptDraft: '这段文本还没有应用。',
  showValues: '显示正在使用的值',
  ask: '你的文本还没有应用。要丢弃吗？',
  drop: '丢弃',
  goOn: '继续编辑',
  editorFailed: '编辑器出错。这是你的文本：',
};
