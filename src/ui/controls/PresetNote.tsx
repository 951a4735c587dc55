import { ownRowsOf } from '../../scenario/own-rows';
import { originOf } from '../../scenario/preset-origins';
import { newestWarnings } from '../../scenario/preset-warnings';
import { presetOf } from '../../scenario/presets';
import { formatExact } from '../../view/format';
import { sourceLink } from '../../view/source-link';
import { useAppState, useText } from '../base/app-context';
import { ScaleSource } from './ScaleSource';

/** Who the preset is, on what it is shown, and by which rule it routes; then what the newest vLLM may do wrong with it. */
export function PresetNote() {
  const words = useText();
  const { id, name } = presetOf(useAppState((state) => state.scenario.preset));
  return (
    <details className="hint">
      <summary>{words.panels.aboutPreset(words.app.presetName(id, name))}</summary>
      <Who id={id} />
      <p>
        <OnWhat /> <ByWhichRule />
      </p>
      <ScaleSource />
      {newestWarnings(id).map((warning) => (
        <p key={warning}>
          <strong>△ {words.dispatch.warningNewest}</strong> {words.dispatch.warning[warning]}
        </p>
      ))}
    </details>
  );
}

function Who({ id }: { id: string }) {
  const { about } = useText().panels;
  const { name, modelType, confidence } = presetOf(id);
  if (modelType === null) return <p>{about.trained}</p>;
  const kind = confidence === 'verified' ? 'verified' : confidence === 'implied' ? 'implied' : 'memory';
  const origin = originOf(id);
  const url = sourceLink(origin)?.url ?? (origin.startsWith('https://') ? origin : null);
  return (
    <p>
      {about.published[kind](name)}{' '}
      {url ? (
        <a href={url} rel="noreferrer" target="_blank">
          {about.configuration}
        </a>
      ) : (
        about.configuration
      )}
      .
    </p>
  );
}

function OnWhat() {
  const { about } = useText().panels;
  const isOwn = useAppState(({ scenario }) => ownRowsOf(scenario).listed.logits !== null);
  const isRecorded = useAppState(({ scenario }) => scenario.source.kind === 'trace');
  return isOwn ? about.own : isRecorded ? about.texts : about.madeUp;
}

function ByWhichRule() {
  const { about } = useText().panels;
  const params = useAppState(({ scenario }) => scenario.params);
  const hasBias = useAppState(({ scenario }) => scenario.eScoreCorrectionBias !== null);
  const score = about.by[params.scoringFunc];
  return about.rule({
    experts: params.globalNumExperts,
    groups: params.numExpertGroup,
    keep: params.topkGroup,
    picks: params.topK,
    by: hasBias ? about.by.withBias(score) : score,
    isNormalized: params.renormalize,
    scale: formatExact(params.routedScalingFactor),
  });
}
