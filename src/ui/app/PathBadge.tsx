import { pathOf } from '../../state/routing';
import { useAppState, useText } from './app-context';
import { Badge } from './Badge';

/** Which branch of the router this configuration takes, and which settings have no effect on it. */
export function PathBadge() {
  const words = useText();
  const params = useAppState((state) => state.scenario.params);
  const hasBias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const routeError = useAppState((state) => state.routeError);
  const path = useAppState((state) => pathOf(state.scenario));
  const ignored = words.path.ignored(path, params);
  const label = routeError ? words.path.error : words.path.label[path];
  return (
    <Badge name={words.app.path} label={label} tone={routeError || ignored.length > 0 ? 'warn' : 'plain'}>
      <h2>{label}</h2>
      {routeError ? (
        <p>
          {words.errors.route(routeError)} {words.app.lastValid}
        </p>
      ) : (
        <p>{words.path.description[path]}</p>
      )}
      {ignored.length > 0 && (
        <ul>
          {ignored.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className="hint">{words.path.cudaDefault(path, params, hasBias)}</p>
    </Badge>
  );
}
