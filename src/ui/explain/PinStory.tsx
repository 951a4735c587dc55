import { sumTerms } from '../../core/facts/sum-terms';
import type { Pin } from '../../scenario/scenario';
import { formulaOf, sentenceOf } from '../../text/story';
import { FEW_TERMS } from '../../view/excerpts';
import { useText } from '../base/app-context';
import { SentenceView } from '../base/SentenceView';
import type { ExplainProps } from './ExplainPanel';
import { FormulaList } from './FormulaList';
import { TermTable } from './TermTable';

type PinProps = ExplainProps & { pin: Pin };

/** Why a pinned cell or group has its place at a stage. */
export function PinSentence({ token, stage, pin, onPeek, onPin }: PinProps) {
  const words = useText();
  return (
    <SentenceView
      isLead
      testId="sentence"
      sentence={sentenceOf(token, stage, pin, words)}
      onPeek={onPeek}
      onPin={onPin}
    />
  );
}

/** The rule with the numbers of a pinned cell or group, and all terms of a long sum. */
export function PinNumbers({ token, stage, pin, onPeek }: PinProps) {
  const words = useText();
  const sum = pin.kind === 'expert' ? sumTerms(token, stage, pin.id) : null;
  return (
    <>
      <FormulaList
        formulas={formulaOf(token, stage, pin, words.formula)}
        title={words.panels.withNumbers}
        onPeek={onPeek}
      />
      {sum && sum.terms.length > FEW_TERMS && <TermTable sum={sum} onPeek={onPeek} />}
    </>
  );
}
