import { createStore } from 'zustand/vanilla';
import type { RecordGroup } from '../../core/engines/groups';
import type { CheckCode } from '../../core/facts/checks/codes';
import type { BugStage } from '../../scenario/bugs/bug';

/** Which bugs the list shows. It outlives the dialog, so that a reader can open one bug after the other. */
export interface WantedBugs {
  readonly query: string;
  readonly stage: BugStage | null;
  readonly engine: RecordGroup | null;
  /** Only the bugs that show why this check matters. */
  readonly check: CheckCode | null;
}

export const ALL_BUGS: WantedBugs = { query: '', stage: null, engine: null, check: null };

export const wantedBugs = createStore<WantedBugs>(() => ALL_BUGS);
