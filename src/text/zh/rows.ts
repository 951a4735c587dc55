import type { ReadError, ReadNote } from '../../import/reading';
import type { Source } from '../../sources/sources';
import type { rows as english } from '../en/rows';
import { refused } from '../refused';
import { wordsOf } from '../source-words';
import type { Words } from '../words';
import { sources } from './sources';

/** Where values come from that no list gives. */
function originOf(source: Source): string {
  return wordsOf(sources, source).origin(source);
}

/** What is wrong with a text and how to mend it. */
function problem({ code, text: given }: ReadError): string {
  const text = refused(given);
  switch (code) {
    case 'notNumber':
      return `“${text}”不是数字。`;
    case 'decimalComma':
      return `“${text}”可能是一个数，也可能是两个。请写小数点，或用分号分隔各数。`;
    case 'grouped':
      return `“${text}”的数字之间有分隔符，可能是千位分隔，也可能是小数点。请去掉它。`;
    case 'hex':
      return `“${text}”是十六进制。请写十进制数。`;
    case 'tooLarge':
      return `“${text}”超出 float32 的范围。如果想表示无穷大，请写 inf。`;
    case 'missing':
      return '两个分隔符之间缺少一个值。';
    case 'abridged':
      return '打印内容被省略。请完整打印：torch.set_printoptions(profile="full")、np.set_printoptions(threshold=sys.maxsize) 或 .tolist()。';
    case 'unclosed':
      return `括号“${text}”没有关闭。文本可能不完整。`;
    case 'unopened':
      return `“${text}”关闭了一个没有打开的括号。文本可能不完整。`;
    case 'mismatch':
      return `“${text}”关闭的是另一种括号。`;
    case 'outside':
      return `“${text}”在其他数所在的括号之外。请删去它，或放到括号里。`;
    case 'ragged':
      return '这一行的长度不同，或者不像其他行那样是一行。';
    case 'index':
      return `索引 ${text} 重复，或漏了一个。每个索引必须出现一次，从 0 或 1 开始。`;
    case 'tooDeep':
      return '括号嵌套太深。';
    case 'tooLong':
      return '文本太长：最多读取 120,000 个字符和 8192 个数。请只复制一行。';
    case 'empty':
      return '文本中没有数字。';
  }
}

const notes: Record<ReadNote, string> = {
  decimalComma: '逗号按小数点读取。',
  nullIsNaN: 'null 和 None 按 NaN 读取。',
  byIndex: '各值放在其索引所指的位置。',
  skippedLines: '没有数字的行已跳过。',
};

/** Words about rows that a person gave. */
export const rows: Words<typeof english> = {
  list: (n) => `你的列表（${n}）`,
  logitsListed: (n, experts, source) =>
    n >= experts
      ? `${experts} 个 logit 由你给出。`
      : `${n} 个 logit 由你给出；其余 ${experts - n} 个是${originOf(source)}。`,
  biasesListed: (n, experts, source) =>
    n >= experts
      ? `${experts} 个偏置由你给出。`
      : `${n} 个偏置由你给出；其余 ${experts - n} 个是${originOf(source)}。`,
  biasesOfSource: (source) => `偏置不是你给出的，而是${originOf(source)}。`,
  madeUpLogits: '由带种子的生成器虚构的 logits。',
  takeList: (n) => `用你的 ${n} 个偏置的列表`,
  takeOtherList: (n) => `用你的另一个列表（${n} 个 logit）`,
  leaveList: '用来源的偏置',
  kept: (z, b) => {
    const what = [z > 0 && `${z} 个 logit`, b > 0 && `${b} 个偏置`].filter(Boolean).join('和');
    return `你给出的${what}属于现有数量之外的专家，已保留；专家变多时会回来。`;
  },
  hint: (n) =>
    `共 ${n} 个数，每个专家一个，任何程序打印的形式都可以：列表、数组、张量、JSON、一列或一张表、日志行。允许 NaN、inf 和 -inf。Ctrl+Enter 应用。`,
  error: (error) => {
    const { code, place, position } = error;
    if (code === 'empty' || code === 'tooLong') return problem(error);
    const where = `第 ${place.line} 行第 ${place.column} 列`;
    return position === null
      ? `${where}：${problem(error)}`
      : `第 ${position} 个值（${where}）：${problem(error)}`;
  },
  read: (rowCount, length) =>
    rowCount === 1 ? `读到 ${length} 个数。` : `读到 ${rowCount} 行，每行 ${length} 个数。请选一行：`,
  cut: (length, rowCount) => `列表有 ${length} 个数，够 ${rowCount} 个词元用。请选一个：`,
  notes,
  wrongCount: (n, experts) =>
    n < experts
      ? `有 ${n} 个值，但有 ${experts} 个专家：缺少第 ${n + 1} 个值，或者应用时设为 ${n} 个专家。`
      : `有 ${n} 个值，但只有 ${experts} 个专家：请从第 ${experts + 1} 个值起删去，或者应用时设为 ${n} 个专家。`,
  impossible: (n, most) => `有 ${n} 个值；路由器最多有 ${most} 个专家。`,
  choice: (name, position, start) => `${name === null ? `第 ${position} 行` : refused(name)}：${start} …`,
  chooseRow: '文本中的行',
  applyTo: (experts) => `应用，并设为 ${experts} 个专家`,
  applyToEach: '加到每个专家的得分上（与 torch 的广播相同）',
  applyBoth: '作为 logits 和偏置应用',
  applyBothTo: (experts) => `作为 ${experts} 个专家的 logits 和偏置应用`,
  dtype: (row, dtype) =>
    row === 'logits'
      ? `同时让路由器以 ${dtype} 接收 logits（文本中的类型）`
      : `同时以 ${dtype} 存储偏置（文本中的类型）`,
  keptDraft: '这段文本还没有应用。',
  showValues: '显示正在使用的值',
  ask: '你的文本还没有应用。要丢弃吗？',
  drop: '丢弃',
  goOn: '继续编辑',
  editorFailed: '编辑器出错。这是你的文本：',
};
