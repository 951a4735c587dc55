import { useAppState, useText } from '../app/app-context';

/** Why there is no picture of the present state. On a phone its field is in a closed sheet. */
export function StageError() {
  const words = useText();
  const error = useAppState((state) => state.routeError);
  const hasPicture = useAppState((state) => state.routed !== null);
  return (
    <p className="error" role="status" data-testid="stage-error" hidden={!error}>
      {error && `△ ${words.errors.route(error)}`} {error && hasPicture && words.app.lastValid}
    </p>
  );
}
