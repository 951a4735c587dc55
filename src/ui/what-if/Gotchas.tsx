import { memo } from 'react';
import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { shownGotchas } from '../../view/excerpts';
import { useText } from '../base/app-context';
import styles from './WhatIf.module.css';

/** The most serious things that readers often get wrong and that this token shows at this stage. */
export const Gotchas = memo(function Gotchas({ token, stage }: { token: RoutedToken; stage: StageId }) {
  const words = useText();
  const gotchas = shownGotchas(token, stage);
  if (gotchas.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="gotchas-title" data-testid="gotchas">
      <h3 id="gotchas-title" className="caption">
        {words.whatIf.gotchas}
      </h3>
      <ul className={styles.gotchas}>
        {gotchas.map((fact) => (
          <li key={fact.code}>{words.whatIf.gotcha(fact)}</li>
        ))}
      </ul>
    </section>
  );
});
