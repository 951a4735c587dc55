import type { ReadError, ReadNote } from '../../import/reading';
import type { Source } from '../../sources/sources';
import { refused } from '../refused';
import { wordsOf } from '../source-words';
import { sources } from './sources';

/** Where values come from that no list gives. */
function originOf(source: Source): string {
  return wordsOf(sources, source).origin(source);
}

function count(n: number, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}

const logits = (n: number) => count(n, 'logit', 'logits');
const biases = (n: number) => count(n, 'bias', 'biases');

/** What is wrong with a text and how to mend it. */
function problem({ code, text: given }: ReadError): string {
  const text = refused(given);
  switch (code) {
    case 'notNumber':
      return `“${text}” is not a number.`;
    case 'decimalComma':
      return `“${text}” may be one number or two. Write decimal points, or part the numbers by semicolons.`;
    case 'grouped':
      return `“${text}” has a sign between its digits, which may mean thousands or a decimal point. Write the digits without it.`;
    case 'hex':
      return `“${text}” is hexadecimal. Write decimal numbers.`;
    case 'tooLarge':
      return `“${text}” is too large for float32. Write inf if infinity is meant.`;
    case 'missing':
      return 'a value is missing between two separators.';
    case 'abridged':
      return 'the print is abridged. Print all of it: torch.set_printoptions(profile="full"), np.set_printoptions(threshold=sys.maxsize), or .tolist().';
    case 'unclosed':
      return `the bracket “${text}” is not closed. Part of the text may be missing.`;
    case 'unopened':
      return `“${text}” closes a bracket that was not opened. Part of the text may be missing.`;
    case 'mismatch':
      return `“${text}” closes a bracket of another kind.`;
    case 'outside':
      return `“${text}” stands outside the brackets that hold the other numbers. Remove it, or put it inside.`;
    case 'ragged':
      return 'this row has another length, or is no row as the others are.';
    case 'index':
      return `the index ${text} repeats or leaves one out. Each index must come once, from 0 or from 1 on.`;
    case 'tooDeep':
      return 'the brackets are nested too deeply.';
    case 'tooLong':
      return 'the text is too long: at most 120,000 characters and 8192 numbers are read. Copy one row.';
    case 'empty':
      return 'there is no number in the text.';
  }
}

const notes: Record<ReadNote, string> = {
  decimalComma: 'Commas are read as decimal points.',
  nullIsNaN: 'null and None are read as NaN.',
  byIndex: 'Values are put where their index says.',
  skippedLines: 'Lines without numbers are passed over.',
};

function numbers(n: number): string {
  return count(n, 'number', 'numbers');
}

/** Words about rows that a person gave. */
export const rows = {
  list: (n: number) => `your list (${n})`,
  logitsListed: (n: number, experts: number, source: Source) =>
    n >= experts
      ? `${logits(experts)} as you gave them.`
      : `${logits(n)} as you gave them; the other ${experts - n} are ${originOf(source)}.`,
  biasesListed: (n: number, experts: number, source: Source) =>
    n >= experts
      ? `${biases(experts)} as you gave them.`
      : `${biases(n)} as you gave them; the other ${experts - n} are ${originOf(source)}.`,
  biasesOfSource: (source: Source) => `The biases are not yours but ${originOf(source)}.`,
  madeUpLogits: 'Made-up logits from a seeded generator.',
  takeList: (n: number) => `Use your list of ${biases(n)}`,
  takeOtherList: (n: number) => `Use your other list (${logits(n)})`,
  leaveList: 'Use the biases of the source',
  kept: (z: number, b: number) => {
    const what = [z > 0 && logits(z), b > 0 && biases(b)].filter(Boolean).join(' and ');
    return `${what} of yours are kept for experts beyond these. They come back when there are more experts.`;
  },
  hint: (n: number) =>
    `${numbers(n)}, one for each expert, as any program prints them: lists, arrays, tensors, JSON, a column or table, log lines. NaN, inf and -inf are allowed. Ctrl+Enter applies.`,
  /** Where the fault is, then what it is; a text without any number has no place. */
  error: (error: ReadError) => {
    const { code, place, position } = error;
    if (code === 'empty' || code === 'tooLong') return sentence(problem(error));
    const where = `line ${place.line}, column ${place.column}`;
    return sentence(
      position === null ? `${where}: ${problem(error)}` : `value ${position} (${where}): ${problem(error)}`,
    );
  },
  read: (rowCount: number, length: number) =>
    rowCount === 1
      ? `${sentence(numbers(length))} read.`
      : `${rowCount} rows of ${numbers(length)} read. Choose one:`,
  cut: (length: number, rowCount: number) =>
    `The list has ${numbers(length)}, enough for ${rowCount} tokens. Choose one:`,
  notes,
  wrongCount: (n: number, experts: number) => {
    const remedy =
      n < experts ? `value ${n + 1} is missing` : `remove the values from number ${experts + 1} on`;
    return `There are ${n} values, but ${count(experts, 'expert', 'experts')}: ${remedy}, or apply them with ${count(n, 'expert', 'experts')}.`;
  },
  impossible: (n: number, most: number) => `There are ${n} values; a router has at most ${most} experts.`,
  choice: (name: string | null, position: number, start: string) =>
    `${name === null ? `row ${position}` : refused(name)}: ${start} …`,
  chooseRow: 'Row of the text',
  applyTo: (experts: number) => `Apply with ${count(experts, 'expert', 'experts')}`,
  applyToEach: 'Add it to the score of every expert, as torch does',
  applyBoth: 'Apply as logits and bias',
  applyBothTo: (experts: number) => `Apply as logits and bias of ${count(experts, 'expert', 'experts')}`,
  dtype: (row: 'logits' | 'bias', dtype: string) =>
    row === 'logits'
      ? `Also give the router its logits as ${dtype}, which the text names`
      : `Also store the bias as ${dtype}, which the text names`,
  keptDraft: 'This text is not applied yet.',
  showValues: 'Show the values in effect',
  ask: 'Your text is not applied. Drop it?',
  drop: 'Drop it',
  goOn: 'Keep editing',
  editorFailed: 'The editor failed. This is your text:',
};

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
