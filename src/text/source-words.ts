import type { OptionOf, Source, SourceKind, SourceOf } from '../sources/sources';

/** The words of one kind of source. */
interface SourceWords<Ref, Option extends string> {
  /** Its entries in the list of sources. */
  readonly options: Readonly<Record<Option, string>>;
  /** The origin of values, in the middle of a sentence. */
  origin(source: Ref): string;
  /** The step of the undo list that chooses it. */
  step(source: Ref): string;
  /** For a source that loads something. */
  readonly files?: FileWords;
}

/** Words for a source whose data are missing. */
interface FileWords {
  /** The heading of the note while made-up rows are drawn. */
  readonly missing: string;
  notLoaded(name: string): string;
  notLoadedBecause(name: string, reason: string): string;
  /** What is drawn instead, and until when. */
  readonly standIn: string;
  readonly notices: Readonly<
    Record<SourceNotice, (values: Readonly<Record<string, string | number>>) => string>
  >;
}

/** Messages for which each source with files has its own words. */
const SOURCE_NOTICES = ['sourceUnknown', 'sourceSkipped', 'sourceChanged', 'sourceNotLoaded'] as const;

export type SourceNotice = (typeof SOURCE_NOTICES)[number];

export function isSourceNotice(code: string): code is SourceNotice {
  return SOURCE_NOTICES.some((own) => own === code);
}

/** The words of all sources. A new kind of source does not compile until each language has words for it. */
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
