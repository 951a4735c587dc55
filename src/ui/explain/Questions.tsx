import { questionsOf } from '../../core/facts/questions';
import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { answered } from '../../text/questions';
import { useText } from '../base/app-context';
import { Fold } from '../base/Fold';
import styles from './Explain.module.css';

/** What learners ask at a stage, with answers that are true for the router shown. */
export function Questions({ token, stage }: { token: RoutedToken; stage: StageId }) {
  const words = useText();
  const asked = questionsOf({ plan: token.plan, params: token.scenario.params }, stage);
  if (asked.length === 0) return null;
  return (
    <Fold name="questions" title={words.questions.fold}>
      <dl className={styles.questions}>
        {asked.map((one) => {
          const [question, answer] = answered(one, words);
          return (
            <div key={one.code}>
              <dt>{question}</dt>
              <dd>{linked(answer)}</dd>
            </div>
          );
        })}
      </dl>
    </Fold>
  );
}

/** An answer whose papers are links. */
function linked(answer: string) {
  return answer.split(/(arXiv \d{4}\.\d{5})/).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={`https://arxiv.org/abs/${part.slice(6)}`} rel="noreferrer" target="_blank">
        {part}
      </a>
    ),
  );
}
