import { stageOf } from '../../state/selectors';
import { useApp, useAppState, useText } from '../base/app-context';
import { SentenceView } from '../base/SentenceView';
import styles from './LectureStory.module.css';

/** What happened to this token at the stage, under the enlarged picture: the caption of a lecture. */
export function LectureStory() {
  const words = useText();
  const { actions } = useApp();
  const token = useAppState((state) => state.routedAtRest);
  const stage = useAppState(stageOf);
  if (!token) return null;
  return (
    <div className={styles.story}>
      <SentenceView sentence={words.tokenStory(token, stage)} onPeek={actions.peek} onPin={actions.pin} />
    </div>
  );
}
