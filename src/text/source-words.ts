import type { OptionOf, Source, SourceKind, SourceOf } from '../sources/sources';

/** What a catalogue says of one kind of source. */
interface SourceWords<Ref, Option extends string> {
  /** Its entries in the list of sources. */
  readonly options: Readonly<Record<Option, string>>;
  /** Where values come from, in the middle of a sentence. */
  origin(source: Ref): string;
  /** Choosing it, as a step of the undo list. */
  step(source: Ref): string;
  /** Of a source that loads something. */
  readonly files?: FileWords;
}

/** What is said when something that a source needs is not there. */
interface FileWords {
  /** Heads the note as long as made-up rows are drawn. */
  readonly missing: string;
  notLoaded(name: string): string;
  notLoadedBecause(name: string, reason: string): string;
  /** What is drawn meanwhile, and until when. */
  readonly standIn: string;
  readonly notices: Readonly<
    Record<SourceNotice, (values: Readonly<Record<string, string | number>>) => string>
  >;
}

/** Messages that each source with files has its own words for. */
const SOURCE_NOTICES = ['sourceUnknown', 'sourceSkipped', 'sourceChanged', 'sourceNotLoaded'] as const;

export type SourceNotice = (typeof SOURCE_NOTICES)[number];

export function isSourceNotice(code: string): code is SourceNotice {
  return SOURCE_NOTICES.some((own) => own === code);
}

/** What a catalogue says of the sources: a new kind of source does not compile before each language has words for it. */
export type AllSourceWords = {
  readonly [Kind in SourceKind]: SourceWords<SourceOf<Kind>, OptionOf<Kind>>;
};

/** The words of the kind of source that a reference belongs to. */
export function wordsOf(words: AllSourceWords, { kind }: Pick<Source, 'kind'>): SourceWords<Source, string> {
  return words[kind];
}

/** A message about a source; the field of such a notice is the kind of source. */
export function sourceNotice(
  words: AllSourceWords,
  kind: string,
  code: SourceNotice,
  values: Readonly<Record<string, string | number>>,
): string {
  const all: Readonly<Record<string, SourceWords<never, string>>> = words;
  return all[kind]?.files?.notices[code](values) ?? '';
}
