import { Dices } from 'lucide-react';
import { useId } from 'react';
import { wholeNumber } from '../../scenario/field-value';
import type { Source } from '../../scenario/scenario';
import { useApp, useText } from '../app/app-context';
import styles from './controls.module.css';
import { NumberInput } from './NumberInput';

const KIND = wholeNumber(0, 0xffffffff);

/** The seed of made-up rows, and the next one. */
export function SeedField({ source }: { source: Extract<Source, { kind: 'generator' }> }) {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const { generator, seed } = source;
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.name}>
        {words.app.seed}
      </label>
      <NumberInput
        id={id}
        name={words.app.seed}
        target="seed"
        value={seed}
        text={String(seed)}
        kind={KIND}
        step={(value, direction) => value + direction}
        commit={(value, burst) => actions.chooseGenerator(generator, value, burst)}
        wrap={(input) => (
          <span className={styles.pair}>
            {input}
            <button
              type="button"
              className="button icon"
              aria-label={words.app.nextSeed}
              title={words.app.nextSeed}
              // A key that is held presses again and again: that is one step.
              onClick={({ detail }) =>
                actions.chooseGenerator(
                  generator,
                  (seed + 1) >>> 0,
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
