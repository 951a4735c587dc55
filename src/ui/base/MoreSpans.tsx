import { type ReactNode, useState } from 'react';
import { useText } from './app-context';

interface MoreSpansProps {
  /** How many there are. */
  text: string;
  /** They themselves. */
  children: ReactNode;
}

/** What a sentence only counts, because a wall of names says less; shown on request. */
export function MoreSpans({ text, children }: MoreSpansProps) {
  const words = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {isOpen && children}{' '}
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? `(${words.app.legendLess})` : text.trim()}
      </button>
    </>
  );
}
