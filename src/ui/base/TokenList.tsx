import { useLayoutEffect, useMemo, useRef } from 'react';
import { piecesOf, type Source, sourceOf, tokenAt } from '../../sources/sources';
import { litTokens } from '../../state/slices/text-load';
import { useApp, useAppState } from './app-context';
import styles from './base.module.css';

interface TokenListProps {
  /** A token of a text. */
  source: Source;
  label: string;
  className?: string | undefined;
  /** Whether it is one line, which scrolls sideways and shows line breaks as a sign. */
  isLine?: boolean;
}

/** A text as a list box whose options are its tokens. Arrow keys and presses choose the token to route. */
export function TokenList({ source, label, className = '', isLine = false }: TokenListProps) {
  const { actions } = useApp();
  const list = useRef<HTMLDivElement>(null);
  const loaded = useAppState((state) => state.loaded);
  const pieces = useMemo(() => piecesOf(source, loaded), [source, loaded]);
  const chosen = sourceOf(source).text?.positionOf(source);
  const shares = useAppState(litTokens);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another token is chosen
  useLayoutEffect(() => {
    const center = () => {
      const node = list.current;
      const option = node?.querySelector<HTMLElement>('[aria-selected="true"]');
      if (!node || !option) return;
      node.scrollTop = option.offsetTop - node.clientHeight / 2;
      node.scrollLeft = option.offsetLeft + option.offsetWidth / 2 - node.clientWidth / 2;
    };
    center();
    addEventListener('resize', center);
    return () => removeEventListener('resize', center);
  }, [chosen, pieces]);

  if (!pieces || chosen === undefined) return null;
  const choose = (position: number, burst?: ReturnType<typeof actions.burst>) =>
    void actions.chooseSource((now) => tokenAt(now, position), burst);
  return (
    <div
      ref={list}
      className={className}
      role="listbox"
      aria-label={label}
      aria-orientation={isLine ? 'horizontal' : undefined}
      tabIndex={-1}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const at = Math.min(pieces.length - 1, Math.max(0, step === 0 ? 0 : chosen + step));
        choose(at, actions.burst('token'));
        list.current?.querySelectorAll<HTMLElement>('[role="option"]')[at]?.focus();
      }}
    >
      {pieces.map(({ token, text }) => (
        <button
          key={token}
          type="button"
          role="option"
          className={styles.piece}
          data-share={shares?.get(token)}
          aria-selected={token === chosen}
          tabIndex={token === chosen ? 0 : -1}
          onClick={() => choose(token)}
        >
          {isLine ? text.replaceAll('\n', '⏎') : text}
        </button>
      ))}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: 0,
  End: Number.MAX_SAFE_INTEGER,
};
