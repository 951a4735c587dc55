import { useRef } from 'react';
import { sumTerms } from '../../core/facts/sum-terms';
import { type StageId, skipReason } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Pin } from '../../scenario/scenario';
import { formulaOf, sentenceOf } from '../../text/story';
import { variablesOf } from '../../text/variables';
import { FEW_TERMS } from '../../view/excerpts';
import { generalFormula } from '../../view/formula/general-formula';
import { useText } from '../base/app-context';
import { SentenceView } from '../base/SentenceView';
import { CopyStory } from './CopyStory';
import styles from './Explain.module.css';
import { FormulaView } from './FormulaView';
import { TermTable } from './TermTable';
import { useLitNumbers } from './use-lit-numbers';
import { VariableWords } from './VariableWords';

interface ExplainPanelProps {
  token: RoutedToken | null;
  /** Stage shown. */
  stage: StageId;
  pin: Pin | null;
  onPeek: (pin: Pin | null) => void;
  onPin: (pin: Pin) => void;
}

/** The pinned cell's story at the stage shown: a sentence, the rule, the rule with its numbers. */
export function ExplainPanel({ token, stage, pin, onPeek, onPin }: ExplainPanelProps) {
  const words = useText();
  const panel = useRef<HTMLElement>(null);
  useLitNumbers(panel);
  if (!token) return null;
  const skipped = skipReason(stage, token);
  const sum = pin?.kind === 'expert' ? sumTerms(token, stage, pin.id) : null;
  // What does not happen has no rule here.
  const rules = skipped ? [] : generalFormula(token, stage, words.formula);
  const numbers = pin ? formulaOf(token, stage, pin, words.formula) : [];
  return (
    <section ref={panel} className={styles.panel} data-testid="explanation">
      <div className={styles.head}>
        <h2 className={styles.title}>
          {pin ? words.app.why(`${pin.kind === 'expert' ? 'E' : 'G'}${pin.id}`) : words.stages.chip[stage]}
        </h2>
        {pin && <CopyStory />}
      </div>
      {pin ? (
        <SentenceView
          isLead
          testId="sentence"
          sentence={sentenceOf(token, stage, pin, words)}
          onPeek={onPeek}
          onPin={onPin}
        />
      ) : (
        <>
          {skipped && (
            <p className="hint" data-lead>
              {words.stages.skipped(skipped)}
            </p>
          )}
          {stage === 'logits' &&
            words.stages.intro(token).map((sentences, i) => (
              <p key={sentences} data-lead={i === 0 || undefined}>
                {sentences}
              </p>
            ))}
          <p data-lead={(!skipped && stage !== 'logits') || undefined}>
            {skipped ? words.stages.would(stage) : words.stages.about(token, stage)}
          </p>
        </>
      )}
      {rules.length > 0 && <h3 className="caption">{words.app.formula}</h3>}
      {rules.map((formula, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <FormulaView key={i} formula={formula} onPeek={onPeek} />
      ))}
      <VariableWords names={variablesOf(rules).join('')} />
      {numbers.length > 0 && <h3 className="caption">{words.app.withNumbers}</h3>}
      {numbers.map((formula, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <FormulaView key={i} formula={formula} onPeek={onPeek} />
      ))}
      {sum && sum.terms.length > FEW_TERMS && <TermTable sum={sum} onPeek={onPeek} />}
      {!pin && <p className="hint">{words.app.pinInvitation}</p>}
    </section>
  );
}
