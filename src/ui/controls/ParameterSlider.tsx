import { useRef } from 'react';
import { type SliderField, sliderValues } from '../../scenario/slider-values';
import { formatExact } from '../../view/format';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';

/** A numeric parameter as a slider over the values that the other parameters allow. One drag is one undo step. */
export function ParameterSlider({ field }: { field: SliderField }) {
  const words = useText();
  const { actions } = useApp();
  const params = useAppState((state) => state.scenario.params);
  /** The drag in progress. Its values stay the same, although the one at which it began may no longer be allowed. */
  const drag = useRef<{ readonly gesture: string; readonly values: readonly number[] } | null>(null);
  const values = drag.current?.values ?? sliderValues(field, params);
  const value = params[field];
  const index = values.findIndex((other) => other === value || (Number.isNaN(other) && Number.isNaN(value)));
  const end = () => {
    if (drag.current) actions.endGesture();
    drag.current = null;
  };
  return (
    <input
      type="range"
      className={styles.slider}
      min={0}
      max={values.length - 1}
      value={index}
      aria-label={words.params.name[field]}
      aria-valuetext={formatExact(value)}
      onPointerDown={({ timeStamp }) => {
        drag.current = { gesture: `slider ${field} ${timeStamp}`, values };
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onBlur={end}
      onChange={(event) => {
        const chosen = values[Number(event.currentTarget.value)];
        if (chosen !== undefined)
          actions.setParam(field, chosen, drag.current?.gesture ?? actions.burst(`slider ${field}`));
      }}
    />
  );
}
