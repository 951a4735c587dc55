/** The sizes of the rows that are wanted. */
export interface RowShape {
  readonly globalNumExperts: number;
  readonly numExpertGroup: number;
}

/** One row of logits and one of bias, float32 [E] each, before anything is edited. */
export interface BaseRows {
  readonly logits: Float32Array;
  readonly bias: Float32Array;
}

/** Thrown when a file of a source could not be loaded or read; the message says why. */
export class SourceError extends Error {}

/**
 * One kind of source of rows. `Ref` names one of its tokens, in a scenario and in a link. `Data` is what must be
 * loaded before its rows are known; undefined: nothing is loaded. `Option` is its name in the list of sources.
 *
 * The functions are methods, so that a source found by the kind of a reference takes that reference.
 */
export interface RowSource<Ref extends { readonly kind: string }, Data, Option extends string> {
  readonly kind: Ref['kind'];
  /** The entries that the list of sources has for it. Each has a word in every language. */
  readonly options: readonly Option[];
  /** The entry that a reference belongs to. */
  optionOf(ref: Ref): Option;
  /** The reference that choosing an entry gives; `now` is the present one, if it is of this source. */
  choose(option: Option, now: Ref | null): Ref;
  /** Reads a reference in a link; null if it is not one of this source. */
  read(text: string): LinkedRef<Ref> | null;
  /** Writes a reference for a link; `dataHash` names the data that it was made from, if any. */
  write(ref: Ref, dataHash: string): string;
  /** Rows at any sizes. Made-up values replace rows that are not loaded, and experts that the source does not have. */
  rows(ref: Ref, shape: RowShape, data: Data | undefined): BaseRows;
  /** Another random token, if the source is random. */
  reroll?(ref: Ref): Ref;
  /** For a source that loads files. */
  readonly files?: SourceFiles<Ref, Data>;
  /** For a source whose tokens follow each other in a text. */
  readonly text?: SourceText<Ref, Data>;
}

/** A reference that a link names, and the hash of its data; empty if the link names none. */
export interface LinkedRef<Ref> {
  readonly source: Ref;
  readonly dataHash: string;
}

/** What a source loads. */
interface SourceFiles<Ref, Data> {
  /** The token that is shown in place of one that does not exist. */
  readonly first: Ref;
  /** The name of the data that a reference needs; references with the same name need the same data. */
  nameOf(ref: Ref): string;
  /** A reference as messages quote it. */
  quote(ref: Ref): string;
  isLoaded(ref: Ref, data: Data | undefined): boolean;
  /** Whether there is such a token; true until that is known. */
  exists(ref: Ref, data: Data | undefined): boolean;
  /** The hash of the data, for links; null until it is known. */
  hashOf(ref: Ref, data: Data | undefined): string | null;
  /**
   * Loads what is missing, and hands each part to `keep` when it arrives. Of a token that does not exist it loads only
   * what tells so.
   * @throws SourceError, or the reason of the signal
   */
  load(ref: Ref, data: Data | undefined, keep: (part: Data) => void, signal: AbortSignal): Promise<void>;
  /** The loaded data with a part added. */
  merge(data: Data | undefined, part: Data): Data;
}

/** The text of a token. */
export interface TokenPiece {
  readonly token: number;
  readonly text: string;
}

/** The text that a token stands in. */
interface SourceText<Ref, Data> {
  /** Place of the token in its text, from 0 on. */
  positionOf(ref: Ref): number;
  /** The token at a place of the same text. */
  at(ref: Ref, position: number): Ref;
  /** The token before (-1) or after it (1); null if there is none, or none is known. */
  neighbour(ref: Ref, data: Data | undefined, direction: 1 | -1): Ref | null;
  /** Every token of the text, in order; null while it is not loaded. */
  pieces(ref: Ref, data: Data | undefined): readonly TokenPiece[] | null;
}
