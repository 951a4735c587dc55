import { startWhatIfs } from '../../state/what-ifs';
import type { Feature } from '../base/feature';
import { ExplainMore } from './ExplainMore';

/** What would change the picks. */
export const whatIf = {
  parts: { ExplainMore },
  start: (store, host) => void startWhatIfs(store, host),
} satisfies Feature;
