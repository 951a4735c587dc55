import type { CheckCode } from '../../core/facts/checks/codes';
import { BUGS_OF_CHECK } from '../../scenario/bugs/bugs-of-check';
import { useApp } from '../base/app-context';
import { useDebugText } from '../debug/debug-text';
import { ALL_BUGS, wantedBugs } from './wanted-bugs';

/** Leads from a check to the known bugs that show why it matters; nothing if there is none. */
export function BugsOfCheck({ check }: { check: CheckCode }) {
  const { bugs } = useDebugText();
  const { actions } = useApp();
  const count = BUGS_OF_CHECK[check]?.length ?? 0;
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        wantedBugs.setState({ ...ALL_BUGS, check });
        actions.openDialog('bugs');
      }}
    >
      {bugs.ofCheck(count)}
    </button>
  );
}
