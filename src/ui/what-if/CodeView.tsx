import { memo } from 'react';
import { closingCode } from '../../core/after-selection/output-types';
import { pseudoCode } from '../../core/facts/pseudo-code';
import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { confidenceText } from '../../text/confidence-text';
import { linesAround } from '../../view/excerpts';
import { sourceLink } from '../../view/source-link';
import { useText } from '../base/app-context';
import styles from './WhatIf.module.css';

/** The stage as a few lines of pseudo-PyTorch of the implementation followed, with its source. */
export const CodeView = memo(function CodeView({ token, stage }: { token: RoutedToken; stage: StageId }) {
  const words = useText();
  const { plan, scenario, ledger, dispatch } = token;
  const closing = dispatch ? closingCode(dispatch.path, scenario.setup.environment) : [];
  const lines = linesAround(pseudoCode(plan, scenario.params, ledger, closing), stage);
  const links = token.plan.rules.sources.map(sourceLink).filter((link) => link !== null);
  return (
    <section className={styles.section} aria-label={words.whatIf.code} data-testid="code">
      <ol className={styles.code} aria-label={words.whatIf.code}>
        {lines.map(({ stages, text }) => (
          <li key={text} aria-current={stages.includes(stage) ? 'step' : undefined}>
            <code>{text}</code>
          </li>
        ))}
      </ol>
      <p className="hint">
        {links.map(({ url, file, version }) => (
          <span key={url} className={styles.source}>
            <a href={url} rel="noreferrer" target="_blank">
              {words.whatIf.sourceAt(file, version)}
            </a>
          </span>
        ))}
        {confidenceText(token.result.semantics, words)}
      </p>
    </section>
  );
});
