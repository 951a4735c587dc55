import type { Found } from '../../core/facts/what-if/find-flip';
import type { GroupFound } from '../../core/facts/what-if/group-flip';
import type { LandscapePoint } from '../../core/facts/what-if/landscape';
import type { TokenWhatIf } from '../token-what-if';

/** What other logits of the pinned expert would do, for the picture of that epoch. */
export interface ExpertWhatIf {
  readonly epoch: number;
  readonly expert: number;
  /** Its logit in that picture. */
  readonly z: number;
  readonly points: readonly LandscapePoint[];
  /** What the searches found, for the picture of that epoch, which may be an earlier one; null before the first end. */
  readonly found: (Found & { readonly epoch: number }) | null;
}

/** What takes the pinned group in or out, for the picture of that epoch. */
interface GroupWhatIf extends GroupFound {
  readonly epoch: number;
  readonly group: number;
}

interface WhatIfState {
  /** What-ifs of an earlier or the present picture; each names the epoch it belongs to. */
  readonly tokenWhatIf: TokenWhatIf | null;
  readonly expertWhatIf: ExpertWhatIf | null;
  readonly groupWhatIf: GroupWhatIf | null;
}

const initial: WhatIfState = { tokenWhatIf: null, expertWhatIf: null, groupWhatIf: null };

/** What other values would do. `routing.ts` and `what-ifs.ts` find it. */
export const WHAT_IFS = { initial, actions: () => ({}) };
