import { useState } from 'react';
import type { SumTerms } from '../../core/facts/sum-terms';
import type { Pin } from '../../scenario/scenario';
import { formatExact, formatNumber, plainText } from '../../view/format';
import { useText } from '../base/app-context';
import { CopyButton } from '../base/CopyButton';
import styles from './Explain.module.css';
import { cellKey } from './use-lit-numbers';

/** Every term of a long sum, closed until the reader opens it. */
export function TermTable({ sum, onPeek }: { sum: SumTerms; onPeek: (pin: Pin | null) => void }) {
  const words = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="hint" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{words.whatIf.terms(sum.terms.length)}</summary>
      {isOpen && (
        <div className={styles.copyTerms}>
          <CopyButton isShort label={words.panels.copyTerms} text={() => termsText(sum)} />
        </div>
      )}
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, also by keyboard
        <div className={styles.terms} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.whatIf.termColumns.expert}</th>
                <th scope="col">{words.whatIf.termColumns.value}</th>
              </tr>
            </thead>
            <tbody>
              {sum.terms.map(({ id, value }, i) => {
                const pin: Pin = { kind: 'expert', id };
                return (
                  <tr
                    // biome-ignore lint/suspicious/noArrayIndexKey: a kernel may return an expert twice
                    key={i}
                    data-cell={cellKey(pin)}
                    onPointerEnter={() => onPeek(pin)}
                    onPointerLeave={() => onPeek(null)}
                  >
                    <th scope="row">{words.picture.expert(id)}</th>
                    <td>{formatNumber(value)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

/** The terms for a spreadsheet: an expert and a value in each line. */
function termsText({ terms }: SumTerms): string {
  return plainText(terms.map(({ id, value }) => `${id}\t${formatExact(value)}`).join('\n'));
}
