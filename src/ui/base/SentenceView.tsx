import type { Pin } from '../../scenario/scenario';
import type { Sentence } from '../../text/spans';
import styles from './base.module.css';
import { MoreSpans } from './MoreSpans';

interface SentenceProps {
  sentence: Sentence;
  onPeek: (pin: Pin | null) => void;
  onPin: (pin: Pin) => void;
  testId?: string;
  /** Whether the phone's lowest sheet shows only this sentence. */
  isLead?: boolean;
}

/** A sentence whose experts and groups are links: pointing at one lights it, pressing pins it. */
export function SentenceView({ sentence, onPeek, onPin, testId, isLead = false }: SentenceProps) {
  return (
    <p data-testid={testId} data-lead={isLead || undefined}>
      <Spans sentence={sentence} onPeek={onPeek} onPin={onPin} />
    </p>
  );
}

function Spans({ sentence, onPeek, onPin }: Pick<SentenceProps, 'sentence' | 'onPeek' | 'onPin'>) {
  return sentence.map(({ text, isStrong, link, rest: more }, i) => {
    // The key of a part is its place: in a drag its words change, and the elements stay.
    const key = i;
    if (more)
      return (
        <MoreSpans key={key} text={text}>
          <Spans sentence={more} onPeek={onPeek} onPin={onPin} />
        </MoreSpans>
      );
    const rest = sentence[i - 1]?.link ? text.slice(punctuationOf(text).length) : text;
    if (!link) return isStrong ? <strong key={key}>{rest}</strong> : <span key={key}>{rest}</span>;
    // A line may break after a button, so the comma that follows the link is kept with it.
    return (
      <span key={key} className={styles.together}>
        <button
          type="button"
          className="link"
          onClick={() => onPin(link)}
          onPointerEnter={() => onPeek(link)}
          onPointerLeave={() => onPeek(null)}
        >
          {text}
        </button>
        {punctuationOf(sentence[i + 1]?.text ?? '')}
      </span>
    );
  });
}

/** Signs that must not begin a line; a possessive belongs to its name. */
function punctuationOf(text: string): string {
  return /^(?:’s)?[.,:;)]*/.exec(text)?.[0] ?? '';
}
