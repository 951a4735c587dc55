import { parseValue } from './parse-value';
import { wordValue } from './scalars';
import type { Note, ObjectValue, Value } from './values';

/** `key: value`, `key = value`, and Megatron's print of its arguments, `key ....... value`. */
const LINE = /^(\s*)(?:- )?["']?([\w.-]*\w)["']?(?:\s*:(?=\s|$)|\s*=(?!=)|\s+\.{3,}\s)\s*(.*)$/;
/** A prefix of a log: `[rank0]: `, `INFO 12:00 …] `. */
const MARK = /^\s*(?:\[[^\]]*\]:?\s*)+/;
/** llama.cpp's and gguf-dump's prints of a key: `- kv  12:  deepseek2.expert_count u32 = 256`. */
const GGUF_LINE =
  /(?<![\w.-])([\w-]+(?:\.[\w-]+)+)\s+(?:u8|i8|u16|i16|u32|i32|u64|i64|f32|f64|bool|str|arr\S*)?\s*=\s*(.*)$/;

interface Level {
  readonly indent: number;
  readonly entries: Map<string, Value>;
}

/**
 * Reads lines of keys and values, nested by their indentation as in YAML. Lines of other forms are passed over.
 * Null if no line is one.
 */
export function parseLines(text: string): { root: ObjectValue; notes: Note[] } | null {
  const root: ObjectValue = { kind: 'object', at: 0, name: '', entries: new Map() };
  const stack: Level[] = [{ indent: -1, entries: root.entries as Map<string, Value> }];
  const notes: Note[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    if (/^\s*#/.test(line) || line.length > 4000) continue;
    const [, ggufKey, ggufValue] = GGUF_LINE.exec(line) ?? [];
    if (ggufKey !== undefined && ggufValue !== undefined) {
      stack[0]!.entries.set(ggufKey, scalar(ggufValue, start));
      continue;
    }
    const [, indent = '', key, rest = ''] = LINE.exec(line.replace(MARK, '')) ?? [];
    if (key === undefined) continue;
    while (stack.length > 1 && stack.at(-1)!.indent >= indent.length) stack.pop();
    const { entries } = stack.at(-1)!;
    const position = start + line.indexOf(key);
    const name = key.replaceAll('-', '_');
    if (entries.has(name)) notes.push({ code: 'duplicateKey', at: position, key: name });
    const content = rest.replace(/\s+#.*$/, '').trim();
    if (content === '' && stack.length < 24) {
      const inner = new Map<string, Value>();
      entries.set(name, { kind: 'object', at: position, name: '', entries: inner });
      stack.push({ indent: indent.length, entries: inner });
    } else entries.set(name, scalar(content, position));
  }
  return root.entries.size > 0 ? { root, notes: notes.slice(0, 100) } : null;
}

function scalar(raw: string, at: number): Value {
  const text = raw.trim().replace(/,$/, '');
  if (/^(?:yes|on)$/i.test(text)) return { kind: 'flag', at, value: true };
  if (/^(?:no|off)$/i.test(text)) return { kind: 'flag', at, value: false };
  if (text === '' || text === '~') return { kind: 'null', at };
  const quoted = /^(["'])(.*)\1$/s.exec(text);
  if (quoted) return { kind: 'string', at, text: quoted[2]! };
  if (/^[[{]/.test(text)) {
    const { root, problem, end } = parseValue(text);
    return root && !problem && end === text.length ? root : { kind: 'string', at, text };
  }
  const value = wordValue(text, at);
  return value.kind === 'word' ? { kind: 'string', at, text } : value;
}
