import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFirstText } from './app-context';
import { copyText } from './copy-text';

interface CopyButtonProps {
  text: () => string;
  label: string;
  /** Whether only the icon is visible. */
  isShort?: boolean;
  /** Whether the present state has nothing to copy. */
  isDisabled?: boolean;
}

/** Copies a text and says so. If the browser refuses, it shows the text for copying by hand. */
export function CopyButton({ text, label, isShort = false, isDisabled = false }: CopyButtonProps) {
  const words = useFirstText();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('idle'), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <>
      <button
        type="button"
        disabled={isDisabled}
        className={isShort ? 'button icon' : 'button'}
        aria-label={isShort ? label : undefined}
        title={isShort ? label : undefined}
        onClick={() =>
          copyText(text()).then(
            () => setState('copied'),
            () => setState('refused'),
          )
        }
      >
        {state === 'copied' ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        {!isShort && (state === 'copied' ? words.app.copied : label)}
      </button>
      {state === 'refused' && (
        <input
          className="field"
          readOnly
          aria-label={label}
          value={text()}
          onFocus={(e) => e.currentTarget.select()}
        />
      )}
      <span className="hidden" role="status">
        {state === 'copied' ? words.app.copied : ''}
      </span>
    </>
  );
}
