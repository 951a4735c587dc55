import type { ReadNote } from '../../import/reading';
import { rowsIn } from '../rows';
import { sources } from './sources';

function count(n: number, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}

const logits = (n: number) => count(n, 'logit', 'logits');
const biases = (n: number) => count(n, 'bias', 'biases');
const numbers = (n: number) => count(n, 'number', 'numbers');
const experts = (n: number) => count(n, 'expert', 'experts');

const kept = (what: string) =>
  `${what} of yours are kept for experts beyond these. They come back when there are more experts.`;

const notes: Record<ReadNote, string> = {
  decimalComma: 'Commas are read as decimal points.',
  nullIsNaN: 'null and None are read as NaN.',
  byIndex: 'Values are put where their index says.',
  skippedLines: 'Lines without numbers are skipped.',
};

/** Words about rows that a person gave. */
export const rows = {
  ...rowsIn(sources, {
    allLogits: ({ count: n }) => `${logits(n)} as you gave them.`,
    allBiases: ({ count: n }) => `${biases(n)} as you gave them.`,
    someLogits: ({ count: n, rest, origin }) =>
      `${logits(n)} as you gave them; the other ${rest} are ${origin}.`,
    someBiases: ({ count: n, rest, origin }) =>
      `${biases(n)} as you gave them; the other ${rest} are ${origin}.`,
    otherBiases: ({ origin }) => `The biases are not yours but ${origin}.`,
    keptLogits: ({ count: n }) => kept(logits(n)),
    keptBiases: ({ count: n }) => kept(biases(n)),
    keptBoth: ({ logits: z, biases: b }) => kept(`${logits(z)} and ${biases(b)}`),
    readOne: ({ length }) => `${numbers(length)} read.`,
    readMany: ({ rows: many, length }) => `${many} rows of ${numbers(length)} read. Choose one:`,
    tooFew: ({ count: n, experts: all }) =>
      `There are ${n} values, but ${experts(all)}: value ${n + 1} is missing, or apply them with ${experts(n)}.`,
    tooMany: ({ count: n, experts: all }) =>
      `There are ${n} values, but ${experts(all)}: remove the values from number ${all + 1} on, or apply them with ${experts(n)}.`,
    namedRow: ({ name, start }) => `${name}: ${start} …`,
    nthRow: ({ position, start }) => `row ${position}: ${start} …`,
    dtypeOfLogits: ({ dtype }) => `Also give the router its logits as ${dtype}, which the text names`,
    dtypeOfBias: ({ dtype }) => `Also store the bias as ${dtype}, which the text names`,
    atLine: ({ line, column }) => `Line ${line}, column ${column}: `,
    atValue: ({ position, line, column }) => `Value ${position} (line ${line}, column ${column}): `,
    notNumber: ({ text }) => `“${text}” is not a number.`,
    decimalComma: ({ text }) =>
      `“${text}” may be one number or two. Write decimal points, or separate the numbers with semicolons.`,
    grouped: ({ text }) =>
      `“${text}” has a sign between its digits, which may mean thousands or a decimal point. Write the digits without it.`,
    hex: ({ text }) => `“${text}” is hexadecimal. Write decimal numbers.`,
    tooLarge: ({ text }) => `“${text}” is too large for float32. Write inf if infinity is meant.`,
    missing: 'a value is missing between two separators.',
    abridged:
      'the output is shortened. Print all of it: torch.set_printoptions(profile="full"), np.set_printoptions(threshold=sys.maxsize), or .tolist().',
    unclosed: ({ text }) => `the bracket “${text}” is not closed. Part of the text may be missing.`,
    unopened: ({ text }) =>
      `“${text}” closes a bracket that was not opened. Part of the text may be missing.`,
    mismatch: ({ text }) => `“${text}” closes a bracket of another kind.`,
    outside: ({ text }) =>
      `“${text}” is outside the brackets of the other numbers. Remove it, or put it inside.`,
    ragged: 'this row has another length than the others, or is not a row.',
    index: ({ text }) =>
      `the index ${text} repeats or leaves one out. Each index must come once, from 0 or from 1 on.`,
    tooDeep: 'the brackets are nested too deeply.',
    tooLong: 'The text is too long: at most 120,000 characters and 8192 numbers are read. Copy one row.',
    empty: 'There is no number in the text.',
  }),
  list: (n: number) => `your list (${n})`,
  madeUpLogits: 'Made-up logits from a seeded generator.',
  takeList: (n: number) => `Use your list of ${biases(n)}`,
  takeOtherList: (n: number) => `Use your other list (${logits(n)})`,
  leaveList: 'Use the biases of the source',
  hint: (n: number) =>
    `${numbers(n)}, one for each expert, as any program prints them: lists, arrays, tensors, JSON, a column or table, log lines. NaN, inf and -inf are allowed. Ctrl+Enter applies.`,
  cut: (length: number, rowCount: number) =>
    `The list has ${numbers(length)}, enough for ${rowCount} tokens. Choose one:`,
  notes,
  impossible: (n: number, most: number) => `There are ${n} values; a router has at most ${most} experts.`,
  chooseRow: 'Row of the text',
  applyTo: (n: number) => `Apply with ${experts(n)}`,
  applyToEach: 'Add it to the score of every expert, as torch does',
  applyBoth: 'Apply as logits and bias',
  applyBothTo: (n: number) => `Apply as logits and bias of ${experts(n)}`,
  keptDraft: 'This text is not applied yet.',
  showValues: 'Show the values in effect',
  ask: 'Your text is not applied. Drop it?',
  drop: 'Drop it',
  goOn: 'Keep editing',
  editorFailed: 'The editor failed. This is your text:',
};
