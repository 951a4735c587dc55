import type { Bug } from '../../scenario/bugs/bug';
import { pairOf } from '../../scenario/bugs/bug';
import type { BugFacts } from '../../scenario/bugs/bug-facts';
import { timeOf } from '../../scenario/bugs/bug-facts';
import { DEFAULT_COMPARE_VIEW } from '../../scenario/compared';
import type { Message } from '../../scenario/message';
import { openBrought } from '../../state/open-brought';
import type { App } from '../base/app-context';

/** Compares both sides of a bug at the place where they part, under what is said about it. One step of the undo list. */
export function openBug({ store, actions }: App, bug: Bug, { stage, at }: BugFacts, message: Message): void {
  const { a, b } = pairOf(bug);
  openBrought(store, {
    name: message.title,
    scenario: b.scenario,
    compared: a,
    view: { t: timeOf(stage), pins: at ? [{ kind: at.kind, id: at.id }] : [], message },
  });
  // The place was found by these differences.
  actions.setCompareView({ tolerance: DEFAULT_COMPARE_VIEW.tolerance });
}
