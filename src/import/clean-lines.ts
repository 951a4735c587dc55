/**
 * Blanks out what surrounds the data: prefixes of log lines, prompts, quote marks of mails, code fences, colours of a
 * terminal, and the footers of pandas. Offsets do not change.
 */
export function cleanLines(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals begin colours with the escape character
  const plain = text.replace(/\u001b\[[\d;]{0,16}m/g, blank);
  const lines = plain.split('\n');
  const hasPrompts = lines.some((line) => line.startsWith('>>>'));
  const isR = isPrintOfR(lines);
  return lines
    .map((line) => {
      if (IGNORED.some((ignored) => ignored.test(line))) return blank(line);
      if (isR) return line.replace(R_INDEX, blank);
      const length = prefixLength(line, hasPrompts);
      return length === 0 ? line : ' '.repeat(length) + line.slice(length);
    })
    .join('\n');
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}

/** Whole lines without data. */
const IGNORED: readonly RegExp[] = [
  // Fences of Markdown.
  /^\s{0,20}(?:```|~~~)[\w+-]{0,20}\s{0,20}$/,
  // Under a tensor of libtorch, and over the columns of a wide row of MATLAB.
  /^\s{0,20}\[ \w{1,30}Type\{[\d,]{0,40}\} \]\s{0,20}$/,
  /^\s{0,20}Columns? \d{1,9}(?: (?:through|and|to) \d{1,9})?:?\s{0,20}$/,
  // Under a Series and a DataFrame.
  /^\s{0,20}(?:Name|Length|Freq|dtype): [^[\](){}]{0,200}$/,
  /^\s{0,20}\[\d{1,9} rows x \d{1,9} columns\]\s{0,20}$/,
];

/** Prefixes that may stand before the data of a line, each any number of times. */
const PREFIXES: readonly RegExp[] = [
  // (EngineCore_DP0 pid=1234), (VllmWorker rank=0 pid=1234), (RayWorkerWrapper pid=1, ip=10.0.0.1)
  /\([^()[\]\n]{0,80}pid=\d{1,10}[^()[\]\n]{0,60}\)/y,
  // [rank0]: and [default3]:
  /\[[a-z]{1,12}\d{1,5}\]:/iy,
  // mpirun's [1,0]<stdout>:
  /\[\d{1,5},\d{1,5}\]<std(?:out|err)>:/y,
  // Colours whose escape character was lost.
  /\[\d{1,2}(?:;\d{1,3}){0,3}m/y,
  // glog
  /[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{1,9} {1,6}\d{1,10} [\w./-]{1,80}:\d{1,6}\]/y,
  /\[?(?:TRACE|DEBUG|INFO|NOTICE|WARNING|WARN|ERROR|CRITICAL|FATAL)\]?(?::[\w.]{1,60}:|:|\b)(?: -)?/y,
  // SGLang's [2026-11-30 20:31:02 DP1 TP0]
  /\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: [A-Z]{2}\d{1,5}){1,6}\]/y,
  // TensorRT-LLM's [11/30/2026-20:31:02] [TRT-LLM] [RANK 0] [I]
  /\[\d\d\/\d\d\/\d{4}-\d\d:\d\d:\d\d\]/y,
  /\[(?:TRT-LLM|TensorRT-LLM|RANK \d{1,5}|[VIWEF])\]/y,
  // Kubernetes' 2026-11-30T20:31:02.123456789Z stdout F and Docker's vllm-1  |
  /(?:stdout|stderr) [FP](?= )/y,
  /[a-z][\w.-]{0,60}-\d{1,4} {0,20}\|(?= )/iy,
  // A date, or month and day, with the time.
  /\[?(?:\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d(?:[-/.]\d{2,4})?)[ T,]{1,3}\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?,?(?: -)?/y,
  // The logger's name, between date and level.
  /[\w.]{1,60} -(?= (?:TRACE|DEBUG|INFO|NOTICE|WARN|ERROR|CRITICAL|FATAL))/y,
  /\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?(?: -)?/y,
  // [gpu_model_runner.py:123] and gpu_model_runner.py:123:
  /\[[\w./-]{1,80}\.(?:py|cc|cpp|cu|h|rs|go):\d{1,6}\]:?/y,
  /[\w./-]{1,80}\.(?:py|cc|cpp|cu|h|rs|go):\d{1,6}:/y,
  // Notebooks, debuggers and Python's prompt.
  /(?:In|Out) ?\[\d{1,6}\]:/y,
  /\.\.\.: ?/y,
  /\(Pdb\)|ipdb>/y,
  />>> ?/y,
  // A quoted mail.
  />(?= )/y,
];

/** Python's prompt for a line that goes on. Anywhere else these dots mean that values were left out. */
const CONTINUATION = /\.\.\. /y;
const SPACES = /[ \t]{1,200}/y;

/** The length of all prefixes at the start of a line; 0 when there is none. */
function prefixLength(line: string, hasPrompts: boolean): number {
  let end = hasPrompts ? skip(CONTINUATION, line, 0) : 0;
  for (let found = true, rounds = 0; found && rounds < 12; rounds++) {
    found = false;
    const from = skip(SPACES, line, end);
    for (const prefix of PREFIXES) {
      const to = skip(prefix, line, from);
      if (to === from) continue;
      end = to;
      found = true;
      break;
    }
  }
  return end;
}

function skip(expression: RegExp, line: string, from: number): number {
  expression.lastIndex = from;
  return expression.test(line) ? expression.lastIndex : from;
}

/** R numbers the first value of each line: [1], [13], … */
const R_INDEX = /^\s{0,20}\[\d{1,9}\](?=\s)/;

function isPrintOfR(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  return /^\s{0,20}\[1\]\s/.test(filled[0] ?? '') && filled.every((line) => R_INDEX.test(line));
}
