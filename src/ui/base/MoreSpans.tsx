import { type ReactNode, useState } from 'react';
import { useText } from './app-context';

interface MoreSpansProps {
  /** How many there are. */
  text: string;
  /** The items. */
  children: ReactNode;
}

/** A button that shows the items that a long sentence only counts. */
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
