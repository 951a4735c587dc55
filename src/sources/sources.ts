import { GENERATOR } from './generator';
import type { BaseRows, RowShape, RowSource, TokenPiece } from './row-source';
import { TRACE } from './trace';

/**
 * Every kind of source, in the order of the list that offers them. A new one is a file in this folder, and a line
 * here.
 */
export const SOURCES = {
  trace: TRACE,
  generator: GENERATOR,
};

type Registry = typeof SOURCES;

export type SourceKind = keyof Registry;

type Parts<Made> =
  Made extends RowSource<infer Ref, infer Data, infer Option>
    ? { Ref: Ref; Data: Data; Option: Option }
    : never;

/** A reference to a token of one kind of source. */
export type SourceOf<Kind extends SourceKind> = Parts<Registry[Kind]>['Ref'];

/** An entry that the list of sources has for one kind. */
export type OptionOf<Kind extends SourceKind> = Parts<Registry[Kind]>['Option'];

/** The source of a scenario's unedited logits and bias. */
export type Source = SourceOf<SourceKind>;

/** What was loaded, by the kind of source that needs it. Replaced as a whole, never changed. */
export type LoadedSources = { readonly [Kind in SourceKind]?: Parts<Registry[Kind]>['Data'] };

export const NOTHING_LOADED: LoadedSources = {};

export const ALL_SOURCES: readonly RowSource<Source, unknown, string>[] = Object.values(SOURCES);

/** The kind of source that a reference belongs to. */
export function sourceOf({ kind }: Pick<Source, 'kind'>): RowSource<Source, unknown, string> {
  return SOURCES[kind];
}

/** The unedited rows of a source at these sizes. */
export function sourceRows(source: Source, shape: RowShape, loaded: LoadedSources): BaseRows {
  return sourceOf(source).rows(source, shape, loaded[source.kind]);
}

/** Whether everything that the rows need is loaded, so that none of them is made up. */
export function isLoaded(source: Source, loaded: LoadedSources): boolean {
  return sourceOf(source).files?.isLoaded(source, loaded[source.kind]) ?? true;
}

/** The hash of a source's data; empty if it has none, or it is not known. */
export function dataHashOf(source: Source, loaded: LoadedSources): string {
  return sourceOf(source).files?.hashOf(source, loaded[source.kind]) ?? '';
}

/** The token before or after the present one in its text; null if there is none. */
export function neighbourOf(source: Source, loaded: LoadedSources, direction: 1 | -1): Source | null {
  return sourceOf(source).text?.neighbour(source, loaded[source.kind], direction) ?? null;
}

/** The tokens of the text that a source stands in; null if there is no text, or it is not loaded. */
export function piecesOf(source: Source, loaded: LoadedSources): readonly TokenPiece[] | null {
  return sourceOf(source).text?.pieces(source, loaded[source.kind]) ?? null;
}

/** The token at a place of the text that a source stands in; the source itself if there is no text. */
export function tokenAt(source: Source, position: number): Source {
  return sourceOf(source).text?.at(source, position) ?? source;
}

/** Whether two references name the same token. */
export function isSameSource(a: Source, b: Source): boolean {
  return a.kind === b.kind && sourceOf(a).write(a, '') === sourceOf(b).write(b, '');
}

/** The source that choosing an entry of the list gives; one of the same kind keeps the rest of what it names. */
export function chooseOption(option: string, now: Source): Source {
  for (const source of ALL_SOURCES)
    if (source.options.includes(option)) return source.choose(option, now.kind === source.kind ? now : null);
  return now;
}
