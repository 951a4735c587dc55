/** Sizes that rows are asked for. */
export interface RowShape {
  readonly globalNumExperts: number;
  readonly numExpertGroup: number;
}

/** One row of logits and one of bias, float32 [E] each, before anything is edited. */
export interface BaseRows {
  readonly logits: Float32Array;
  readonly bias: Float32Array;
}

/** Something that a source needs could not be loaded or read; the message says why. */
export class SourceError extends Error {}

/**
 * One kind of place that rows come from. `Ref` names one token of it, in a scenario and in a link. `Data` is what must be
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
  /** What choosing an entry leads to; `now` is the present reference, where it is one of this source. */
  choose(option: Option, now: Ref | null): Ref;
  /** Reads what stands in a link; null: it is not one of this source. */
  read(text: string): LinkedRef<Ref> | null;
  /** A reference as it stands in a link; `dataHash` names the data that it was made from, if any. */
  write(ref: Ref, dataHash: string): string;
  /** Rows at any sizes. Made-up values stand in for what is not loaded, and for experts that the source does not have. */
  rows(ref: Ref, shape: RowShape, data: Data | undefined): BaseRows;
  /** Another token at random, where the source is a random one. */
  reroll?(ref: Ref): Ref;
  /** Of a source that loads something. */
  readonly files?: SourceFiles<Ref, Data>;
  /** Of a source whose tokens follow each other in a text. */
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
  /** Name of what a reference needs; references of one name need the same. */
  nameOf(ref: Ref): string;
  /** A reference as messages quote it. */
  quote(ref: Ref): string;
  isLoaded(ref: Ref, data: Data | undefined): boolean;
  /** Whether there is such a token; true as long as that is not known. */
  exists(ref: Ref, data: Data | undefined): boolean;
  /** Hash of the data, for links; null while it is not known. */
  hashOf(ref: Ref, data: Data | undefined): string | null;
  /**
   * Loads what is missing, and hands each part to `keep` when it arrives. Of a token that does not exist it loads only
   * what tells so.
   * @throws SourceError, or the reason of the signal
   */
  load(ref: Ref, data: Data | undefined, keep: (part: Data) => void, signal: AbortSignal): Promise<void>;
  /** What is loaded once a part is added. */
  merge(data: Data | undefined, part: Data): Data;
}

/** A token as it reads. */
export interface TokenPiece {
  readonly token: number;
  readonly text: string;
}

/** The text that a token stands in. */
interface SourceText<Ref, Data> {
  /** Place of the token in its text, from 0 on. */
  positionOf(ref: Ref): number;
  /** The token before (-1) or after it (1); null if there is none, or none is known. */
  neighbour(ref: Ref, data: Data | undefined, direction: 1 | -1): Ref | null;
  /** Every token of the text, in order; null while it is not loaded. */
  pieces(ref: Ref, data: Data | undefined): readonly TokenPiece[] | null;
}
