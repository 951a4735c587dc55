import { pathOf } from '../../state/routing';
import { en } from '../../text/en';
import { useAppState } from './app-context';
import { Badge } from './Badge';

/** Which branch of the router this configuration takes, and which settings have no effect on it. */
export function PathBadge() {
  const params = useAppState((state) => state.scenario.params);
  const hasBias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const routeError = useAppState((state) => state.routeError);
  const path = useAppState((state) => pathOf(state.scenario));
  const ignored = en.path.ignored(path, params);
  const label = routeError ? en.path.error : en.path.label[path];
  return (
    <Badge name={en.app.path} label={label} tone={routeError || ignored.length > 0 ? 'warn' : 'plain'}>
      <h2>{label}</h2>
      {routeError ? (
        <p>
          {en.errors.route(routeError)} {en.app.lastValid}
        </p>
      ) : (
        <p>{en.path.description[path]}</p>
      )}
      {ignored.length > 0 && (
        <ul>
          {ignored.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className="hint">{en.path.cudaDefault(path, params, hasBias)}</p>
    </Badge>
  );
}
