import { useFirstText } from '../base/app-context';
import { Badge } from '../base/Badge';
import { late } from '../base/late';
import { pathLabel, usePathStatus } from './path-status';

const PathDetails = late('PathDetails');

/** Which code path this configuration takes; pressed, what has no effect on it, and the way to the decision tree. */
export function PathBadge() {
  const words = useFirstText();
  const status = usePathStatus();
  return (
    <Badge name={words.app.path} label={pathLabel(status, words)} tone={status.isWarning ? 'warn' : 'plain'}>
      <PathDetails />
    </Badge>
  );
}
