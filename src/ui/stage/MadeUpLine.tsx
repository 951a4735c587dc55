import { T_END } from '../../core/stages';
import { ownRowsOf } from '../../scenario/own-rows';
import { presetOf } from '../../scenario/presets';
import { FIRST_VISIT } from '../../sources/first-visit';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import styles from './Stage.module.css';

/** The preset whose texts are recorded. */
const RECORDED = 'tiny';

/** Over the picture of a model whose scores are made up: that they are, and a way to a real word. */
export function MadeUpLine() {
  const words = useFirstText();
  const { actions } = useApp();
  const model = useAppState(({ scenario }) => {
    const { name, modelType } = presetOf(scenario.preset);
    const isMadeUp = scenario.source.kind === 'generator' && ownRowsOf(scenario).listed.logits === null;
    return isMadeUp && modelType !== null ? name : null;
  });
  if (model === null) return null;
  const seeRealWord = async () => {
    const burst = actions.burst('preset');
    await actions.applyPreset(RECORDED, burst);
    await actions.chooseSource(() => FIRST_VISIT.source, burst);
    actions.seek(T_END);
  };
  return (
    <p className={styles.madeUp} data-yields>
      {words.app.madeUp(model)}{' '}
      <button type="button" className="link" onClick={() => void seeRealWord()}>
        {words.app.seeRealWord}
      </button>
      .
    </p>
  );
}
