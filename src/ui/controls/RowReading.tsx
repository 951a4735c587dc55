import { useId, useState } from 'react';
import { MAX_EXPERTS } from '../../core/validate';
import type { Offers } from '../../import/offers';
import type { Reading } from '../../import/reading';
import type { GivenRows } from '../../scenario/list-edits';
import type { RowName } from '../../scenario/scenario';
import { formatExact } from '../../view/format';
import { useText } from '../base/app-context';
import styles from './controls.module.css';

interface RowReadingProps {
  row: RowName;
  reading: Reading;
  offers: Offers;
  /** The number of experts. */
  experts: number;
  onApply: (given: GivenRows, experts: number) => void;
}

/** What was read in a text, and a button for each thing that can be done with it. Each is one undo step. */
export function RowReading({ row, reading, offers, experts, onApply }: RowReadingProps) {
  const words = useText();
  const id = useId();
  const { choices, both, whole, broadcast } = offers;
  const [chosen, setChosen] = useState(offers.first);
  const [takesDtype, setTakesDtype] = useState(false);
  const { dtype } = reading;
  const values = choices[chosen]?.values;
  const isOther = offers.experts !== experts;
  const types = !dtype || !takesDtype ? {} : row === 'logits' ? { dtype } : { biasDtype: dtype };
  if (offers.isImpossible || !values) return null;
  return (
    <>
      <p className="hint" role="status">
        {[
          whole
            ? words.rows.cut(whole.length, choices.length)
            : words.rows.read(choices.length, offers.experts),
          ...reading.notes.map((note) => words.rows.notes[note]),
        ].join(' ')}
      </p>
      {choices.length > 1 && (
        <select
          className="field"
          aria-label={words.rows.chooseRow}
          value={chosen}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        >
          {choices.map(({ name, values: row }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the text
            <option key={i} value={i}>
              {words.rows.choice(name, i + 1, Array.from(row.subarray(0, 3), formatExact).join(', '))}
            </option>
          ))}
        </select>
      )}
      {dtype && (
        <label htmlFor={id} className={styles.check}>
          <input
            id={id}
            type="checkbox"
            checked={takesDtype}
            onChange={(event) => setTakesDtype(event.currentTarget.checked)}
          />
          {words.rows.dtype(row, dtype)}
        </label>
      )}
      <div className={styles.buttons}>
        {broadcast && (
          <button
            type="button"
            className="button"
            data-apply
            onClick={() => onApply({ [row]: broadcast, ...types }, experts)}
          >
            {words.rows.applyToEach}
          </button>
        )}
        <button
          type="button"
          className="button"
          data-apply
          onClick={() => onApply({ [row]: values, ...types }, offers.experts)}
        >
          {isOther ? words.rows.applyTo(offers.experts) : words.panels.apply}
        </button>
        {both && (
          <button
            type="button"
            className="button"
            data-apply
            onClick={() => onApply({ ...both, ...types }, offers.experts)}
          >
            {isOther ? words.rows.applyBothTo(offers.experts) : words.rows.applyBoth}
          </button>
        )}
        {whole && whole.length <= MAX_EXPERTS && (
          <button
            type="button"
            className="button"
            data-apply
            onClick={() => onApply({ [row]: whole, ...types }, whole.length)}
          >
            {words.rows.applyTo(whole.length)}
          </button>
        )}
      </div>
    </>
  );
}
