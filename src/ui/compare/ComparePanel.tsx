import { Equal } from 'lucide-react';
import { useMemo } from 'react';
import { TOLERANCES, type Tolerance } from '../../core/compare/differs';
import { firstDivergence } from '../../core/compare/divergence';
import { differences } from '../../scenario/differences';
import { mainPinOf, stageOf } from '../../state/selectors';
import type { RoutedToken } from '../../view/routed-token';
import { useApp, useAppState, useText } from '../app/app-context';
import { SentenceView } from '../explain/SentenceView';
import styles from './Compare.module.css';
import { PickChanges } from './PickChanges';

/** Where A and B part and all in which they differ. */
export function ComparePanel() {
  const a = useAppState((state) => state.routedA);
  const b = useAppState((state) => state.settled);
  if (!a || !b) return null;
  return <Details a={a} b={b} />;
}

function Details({ a, b }: { a: RoutedToken; b: RoutedToken }) {
  const words = useText();
  const { actions } = useApp();
  const tolerance = useAppState((state) => state.compareView.tolerance);
  const found = useMemo(() => firstDivergence(a, b, tolerance), [a, b, tolerance]);
  const fields = useMemo(() => differences(a, b), [a, b]);
  return (
    <section className={styles.panel} aria-labelledby="compare-title" data-testid="compare">
      <h2 id="compare-title" className={styles.title}>
        {words.compare.title}
      </h2>
      {a.scenario === b.scenario ? (
        <p data-lead>{words.compare.same}</p>
      ) : (
        <>
          <h3 className="caption">{words.compare.first}</h3>
          <div data-testid="divergence" data-lead>
            <SentenceView
              sentence={words.compare.divergence(a, b, found, tolerance)}
              onPeek={actions.peek}
              onPin={(pin) => actions.pin(pin)}
            />
          </div>
          <div className={styles.first}>
            {found && (
              <button
                type="button"
                className="button"
                onClick={() => actions.goTo(found.stage + 1, found.of)}
              >
                {words.compare.goThere}
              </button>
            )}
            <ToleranceChoice value={tolerance} />
          </div>
          <InA a={a} />
          <PickChanges a={a} b={b} />
          <h3 className="caption">{words.compare.fields}</h3>
          {fields.length === 0 ? (
            <p className="hint">{words.compare.noFields}</p>
          ) : (
            <ul className={styles.chips} data-testid="differences">
              {fields.map((field) => (
                <li key={JSON.stringify(field)} data-idle={!field.hasEffect}>
                  {words.compare.difference(field, a, b)}
                  {!field.hasEffect && (
                    <span className={styles.idle}>
                      <Equal size={12} aria-hidden /> {words.compare.noEffect}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
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

/** The pinned cell's story in A; B's is the explanation's own. */
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
