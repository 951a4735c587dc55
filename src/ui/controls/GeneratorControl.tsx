import { Dices } from 'lucide-react';
import { useId } from 'react';
import { wholeNumber } from '../../scenario/field-value';
import { ownRowsOf } from '../../scenario/own-rows';
import { GENERATOR, type GeneratorRef, MAX_SEED } from '../../sources/generator';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';
import { NumberInput } from './NumberInput';

const KIND = wholeNumber(0, MAX_SEED);

/** The seed of made-up rows, a button for the next seed, and a note that the rows are made up. */
export function GeneratorControl() {
  const words = useText();
  const source = useAppState((state) => state.scenario.source);
  const isBiasListed = useAppState((state) => ownRowsOf(state.scenario).listed.bias !== null);
  if (source.kind !== 'generator') return null;
  return (
    <>
      <SeedField source={source} />
      <p className="hint">{isBiasListed ? words.rows.madeUpLogits : words.panels.madeUp}</p>
    </>
  );
}

function SeedField({ source }: { source: GeneratorRef }) {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name}>
        {words.panels.seed}
      </label>
      <NumberInput
        id={id}
        name={words.panels.seed}
        target="seed"
        value={source.seed}
        text={String(source.seed)}
        kind={KIND}
        step={(value, direction) => value + direction}
        commit={(seed, burst) => void actions.chooseSource(() => ({ ...source, seed }), burst)}
        wrap={(input) => (
          <span className={styles.pair}>
            {input}
            <button
              type="button"
              className="button icon"
              aria-label={words.panels.nextSeed}
              title={words.panels.nextSeed}
              // A held key presses repeatedly; all these presses are one undo step.
              onClick={({ detail }) =>
                void actions.chooseSource(
                  () => GENERATOR.reroll?.(source) ?? source,
                  detail === 0 ? actions.burst('seed') : null,
                )
              }
            >
              <Dices size={16} aria-hidden />
            </button>
          </span>
        )}
      />
    </div>
  );
}
