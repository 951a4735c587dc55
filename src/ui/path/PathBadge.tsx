import { useFirstText } from '../base/app-context';
import { Badge } from '../base/Badge';
import { late } from '../base/late';
import { pathLabel, usePathStatus } from './path-status';

const PathDetails = late('PathDetails');

/** Names the code path of the configuration. A press shows what has no effect on it, and a button to the decision tree. */
export function PathBadge({ isQuiet = false }: { isQuiet?: boolean }) {
  const words = useFirstText();
  const status = usePathStatus();
  return (
    <Badge
      isQuiet={isQuiet}
      name={words.app.path}
      label={pathLabel(status, words)}
      tone={status.isWarning ? 'warn' : 'plain'}
    >
      <PathDetails />
    </Badge>
  );
}
