import { useAppState } from '../base/app-context';
import { SOURCE_CONTROLS } from './source-controls';

/** What a source lets one choose beside its text. */
export function AtText() {
  const Control = useAppState(({ scenario }) => SOURCE_CONTROLS[scenario.source.kind]?.atText);
  return Control ? <Control /> : null;
}
