import { isOfText } from '../../scenario/own-rows';
import { useAppState, useFirstText } from '../base/app-context';
import { late } from '../base/late';
import { TokenList } from '../base/TokenList';
import styles from './Stage.module.css';

const AtText = late('AtText');

/** The text of the routed token, above the picture. A press on a word routes that word. */
export function TextLine() {
  const words = useFirstText();
  const source = useAppState(({ scenario }) => (isOfText(scenario) ? scenario.source : null));
  return (
    source && (
      <div className={styles.textLine}>
        <TokenList isLine source={source} label={words.app.text} className={styles.text} />
        <AtText />
      </div>
    )
  );
}
