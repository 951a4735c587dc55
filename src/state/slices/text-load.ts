import { sharesOf, type TextLoad, type TokenShare } from '../../core/facts/text-load';
import { stageAt } from '../../core/stages';
import type { StoreOf } from './slice';
import type { TimeState } from './time';

interface TextLoadState {
  /** Which tokens of the text each expert gets; null until they are counted, or if there is no text. */
  readonly textLoad: TextLoad | null;
  /** The expert whose tokens are lit in the text. */
  readonly loadExpert: number | null;
}

const initial: TextLoadState = { textLoad: null, loadExpert: null };

let known: {
  readonly load: TextLoad;
  readonly expert: number;
  readonly shares: ReadonlyMap<number, TokenShare>;
};

/** The tokens that are lit in the text while the bias is shown, and why; the same object until the expert or the load changes. */
export function litTokens({
  textLoad: load,
  loadExpert: expert,
  t,
}: TextLoadState & Pick<TimeState, 't'>): ReadonlyMap<number, TokenShare> | null {
  if (!load || expert === null || stageAt(t) !== 'bias') return null;
  if (known?.load !== load || known.expert !== expert)
    known = { load, expert, shares: sharesOf(load, expert) };
  return known.shares;
}

/** The load of the experts over a whole text. `text-load.ts` counts it. */
export const TEXT_LOAD = {
  initial,
  actions({ setState }: StoreOf<TextLoadState>) {
    return {
      /** Lights the tokens of an expert in the text, or none. */
      pointAtLoad(loadExpert: number | null): void {
        setState({ loadExpert });
      },
    };
  },
};
