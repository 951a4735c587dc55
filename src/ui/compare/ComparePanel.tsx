import { useMemo } from 'react';
import { bitsBefore } from '../../core/facts/compare/bits';
import { TOLERANCES, type Tolerance } from '../../core/facts/compare/differs';
import { firstDivergence } from '../../core/facts/compare/divergence';
import { endOf } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { findingsOf, mainPinOf, stageOf } from '../../state/selectors';
import type { Sentence } from '../../text/spans';
import { useApp, useAppState, useText } from '../base/app-context';
import { SentenceView } from '../base/SentenceView';
import { Causes } from './Causes';
import styles from './Compare.module.css';
import { FieldChanges } from './FieldChanges';
import { PickChanges } from './PickChanges';
import { pathLabels } from './path-labels';

/** Where A and B diverge, and everything in which they differ. */
export function ComparePanel() {
  const a = useAppState((state) => state.routedA);
  const b = useAppState((state) => state.routedAtRest);
  if (!a || !b) return null;
  return <Details a={a} b={b} />;
}

function Details({ a, b }: { a: RoutedToken; b: RoutedToken }) {
  const words = useText();
  const { actions } = useApp();
  const tolerance = useAppState((state) => state.compareView.tolerance);
  const found = useMemo(() => firstDivergence(a, b, tolerance), [a, b, tolerance]);
  const bits = useMemo(() => bitsBefore(a, b, found), [a, b, found]);
  const findings = useAppState(findingsOf);
  const paths = pathLabels(a, b, words);
  const outputs = words.scale.outputs(a.ledger, b.ledger);
  const headline = findings && words.compare.causes.headline(a, b, findings, tolerance);
  const afterRouter = words.compare.causes.afterRouter(a.ledger, b.ledger);
  const outcome = findings && words.compare.causes.outcome(a, b, findings);
  return (
    <section className={styles.panel} aria-labelledby="compare-title" data-testid="compare">
      <h2 id="compare-title" className={styles.title}>
        {words.compare.title}
      </h2>
      {a.scenario === b.scenario ? (
        <p data-lead>{words.compare.same}</p>
      ) : (
        <>
          {paths && (
            <p className="hint" data-testid="paths">
              {words.compare.paths(paths.a, paths.b)}
            </p>
          )}
          {headline && <Said sentence={headline} testId="agreement" />}
          <h3 className="caption">{words.compare.first}</h3>
          <div data-testid="divergence" data-lead>
            <SentenceView
              sentence={words.compare.divergence(a, b, found, tolerance, findings)}
              onPeek={actions.peek}
              onPin={(pin) => actions.pin(pin)}
            />
          </div>
          {bits && (
            <div className="hint" data-testid="bits">
              <SentenceView
                sentence={words.compare.bits(bits)}
                onPeek={actions.peek}
                onPin={(pin) => actions.pin(pin)}
              />
            </div>
          )}
          <div className={styles.first}>
            {found && (
              <button
                type="button"
                className="button"
                onClick={() => actions.goTo(endOf(found.stage), found.of)}
              >
                {words.compare.goThere}
              </button>
            )}
            <ToleranceChoice value={tolerance} />
          </div>
          {outputs && (
            <p className="hint" data-testid="on-output">
              {outputs}
            </p>
          )}
          {outcome && <Said sentence={outcome} testId="outcome" />}
          {afterRouter && <p data-testid="after-router">{afterRouter}</p>}
          <InA a={a} />
          <PickChanges a={a} b={b} />
          <Causes findings={findings} />
          <FieldChanges a={a} b={b} />
        </>
      )}
    </section>
  );
}

function Said({ sentence, testId }: { sentence: Sentence; testId: string }) {
  const { actions } = useApp();
  return (
    <div data-testid={testId}>
      <SentenceView sentence={sentence} onPeek={actions.peek} onPin={(pin) => actions.pin(pin)} />
    </div>
  );
}

function ToleranceChoice({ value }: { value: Tolerance }) {
  const words = useText();
  const { actions } = useApp();
  return (
    <label className={styles.tolerance}>
      {words.compare.tolerance}
      <select
        className="field"
        value={value}
        onChange={(event) => {
          const next = TOLERANCES.find((tolerance) => String(tolerance) === event.currentTarget.value);
          if (next !== undefined) actions.setCompareView({ tolerance: next });
        }}
      >
        {TOLERANCES.map((tolerance) => (
          <option key={tolerance} value={tolerance}>
            {words.compare.tolerances(tolerance)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The explanation of the pinned cell in A; the main explanation is B's. */
function InA({ a }: { a: RoutedToken }) {
  const words = useText();
  const { actions } = useApp();
  const stage = useAppState(stageOf);
  const pin = useAppState(mainPinOf);
  const count = pin?.kind === 'expert' ? a.scenario.params.globalNumExperts : a.result.numGroups;
  if (!pin || pin.id >= count) return null;
  const sentence =
    pin.kind === 'expert' ? words.expertSentence(a, stage, pin.id) : words.groupSentence(a, stage, pin.id);
  return (
    <div className={styles.inA} data-testid="sentence-in-a">
      <strong>{words.compare.inA}</strong>
      <SentenceView sentence={sentence} onPeek={actions.peek} onPin={(next) => actions.pin(next)} />
    </div>
  );
}
