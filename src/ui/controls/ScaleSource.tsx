import { scaleCodeOf } from '../../scenario/scale';
import { sourceLink } from '../../view/source-link';
import { useAppState, useText } from '../base/app-context';

/** The code that says who multiplies by the factor. */
export function ScaleSource() {
  const words = useText();
  const scenario = useAppState((state) => state.scenario);
  const { setup } = scenario;
  const isIdle = useAppState((state) => state.routed?.ledger.outcome === 'idle');
  if (isIdle) return null;
  if (setup.scaleHandling !== 'asModel') return <p>{words.scale.byHand}</p>;
  const { code, isFromNewer } = scaleCodeOf(scenario);
  if (!code) return <p>{setup.implementation === 'vllm' ? words.scale.noCode : words.scale.byName}</p>;
  const link = sourceLink(code.source);
  return (
    <p>
      {words.dispatch.setupName.scaleHandling}: {words.scale.read}{' '}
      {link ? (
        <a href={link.url} rel="noreferrer" target="_blank">
          {words.whatIf.sourceAt(link.file, link.version)}
        </a>
      ) : (
        code.source
      )}
      . {isFromNewer && words.scale.fromNewer}
    </p>
  );
}
