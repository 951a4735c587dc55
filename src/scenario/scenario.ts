import type { Environment } from '../core/dispatch/types';
import type { Implementation } from '../core/engines/types';
import type { ScaleHandling } from '../core/scale/scale-ledger';
import type { LogitsDtype, RouterParams, StoredDtype } from '../core/types';
import type { Source } from '../sources/sources';
import type { Message } from './message';

/** What a person edits, undoes and shares. Arrays are never mutated: an edit makes a new array. */
export interface Scenario {
  /** Id of the preset the parameters were taken from. */
  readonly preset: string;
  readonly params: RouterParams;
  /** Where the untouched rows come from. */
  readonly source: Source;
  /** z, float32 [E]. */
  readonly logits: Float32Array;
  /** b, float32 [E], or null: the router has no correction bias. */
  readonly eScoreCorrectionBias: Float32Array | null;
  readonly setup: Setup;
  readonly token: TokenTraits;
  /** Rows that a person gave beside edits of single values; left out if there are none. */
  readonly own?: OwnRows;
}

/** The two rows of a token. */
export type RowName = 'logits' | 'bias';

/** A value for each row, or null. Lengths are those the rows were given with, not the number of experts. */
export type RowPair = Readonly<Record<RowName, Float32Array | null>>;

/** Rows that a person gave. All of them survive other sizes, so that nothing typed or pasted is lost. */
export interface OwnRows {
  /** Rows given as a list. They stand in the source's place as far as they reach, and a reset returns to them. */
  readonly listed: RowPair;
  /**
   * Edited values without effect: those of experts from the present number on, and of every expert while the router has
   * no bias. They come back with the experts and the bias.
   */
  readonly beyond: RowPair;
  /** Lists that other rows replaced, to be taken again. */
  readonly aside: RowPair;
}

/** The traits of a token that is not text which the gate alone decides about. */
export interface TokenTraits {
  /** The row that the layer's table has for this token: its experts. Null: the layer has no table. */
  readonly tableIds: readonly number[] | null;
  /** Tokens of an image are chosen with a bias of their own, and by no table. */
  readonly kind: 'text' | 'image';
  /** The bias of the other kind of token; `eScoreCorrectionBias` is that of this kind. Null: one bias serves both. */
  readonly otherBias: Float32Array | null;
  /** The row only pads the batch. */
  readonly isPadding: boolean;
}

/** The traits of a token that an edit changes. */
export type TokenField = keyof TokenTraits;

/** Text that the gate decides about. */
export const PLAIN_TOKEN: TokenTraits = { tableIds: null, kind: 'text', otherBias: null, isPadding: false };

/** What decides how a token is routed, beside parameters and rows. */
export interface Setup {
  /** How vLLM is installed and started. */
  readonly environment: Environment;
  /** The type that the router computes in. */
  readonly dtype: LogitsDtype;
  /** Type the logits are rounded to before they reach the router; the rows themselves keep their float32 values. */
  readonly logitsDtype: StoredDtype;
  /** Type the bias is stored in; the row itself keeps its float32 values. */
  readonly biasDtype: LogitsDtype;
  /** Whether the model asks for the grouped router (`use_grouped_topk`). */
  readonly useGroupedTopk: boolean;
  /**
   * `vllm`: the record that vLLM's own dispatch chooses; an engine: the record it uses for the configuration; else a
   * record.
   */
  readonly implementation: Implementation;
  /** Who multiplies by `routed_scaling_factor`: the router, the model around it, both or neither. */
  readonly scaleHandling: ScaleHandling;
  /** Copies beyond one of each expert, with EPLB: `num_redundant_experts`. */
  readonly numRedundantExperts: number;
}

/** A cell or row that the reader pinned. */
export type Pin =
  | { readonly kind: 'expert'; readonly id: number }
  | { readonly kind: 'group'; readonly id: number };

/** More pins cannot be told apart; a link with more is damaged. */
export const MAX_PINS = 64;

/** The time a link without a time opens at. */
export const DEFAULT_T = 1;

/** The part of the view that a link carries. */
export interface SharedView {
  /** Time in [0, 10]. */
  readonly t: number;
  /** The last one is the main pin. */
  readonly pins: readonly Pin[];
  /** The group that is opened large, or null. */
  readonly zoom: number | null;
  readonly message: Message;
}
