import { memo } from 'react';
import { endOf, numberOf } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { specialCases } from '../../text/special-cases';
import { useApp, useText } from '../base/app-context';
import { SentenceView } from '../base/SentenceView';
import styles from './Explain.module.css';

/** The special cases of the token: for each the picture's sign, a sentence, and a button to the stage that shows it. */
export const SpecialCases = memo(function SpecialCases({ token }: { token: RoutedToken }) {
  const words = useText();
  const { actions } = useApp();
  const cases = specialCases(token, words);
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="special-title" data-testid="special-cases">
      <h3 id="special-title" className="caption">
        {words.irregular.title}
      </h3>
      <ul className={styles.cases}>
        {cases.map(({ code, sign, stage, sentence }) => (
          <li key={code} data-case={code}>
            <button
              type="button"
              className={styles.sign}
              aria-label={words.irregular.showOn(numberOf(stage))}
              title={words.irregular.showOn(numberOf(stage))}
              onClick={() => actions.seek(endOf(stage))}
            >
              {sign}
            </button>
            <SentenceView sentence={sentence} onPeek={actions.peek} onPin={(to) => actions.pin(to)} />
          </li>
        ))}
      </ul>
    </section>
  );
});
