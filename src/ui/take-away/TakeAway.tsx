import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp, useAppState, useText } from '../base/app-context';
import { isOffered, KINDS, type Kind } from './kinds';
import styles from './TakeAway.module.css';
import { copy, download } from './take';

/** What the last press did. */
interface Done {
  readonly kind: Kind;
  readonly as: 'copied' | 'failed';
}

/** Every kind of file with a line about it, and buttons to copy and to save it. */
export function TakeAway() {
  const words = useText();
  const [done, setDone] = useState<Done | null>(null);
  const hasRouting = useAppState((state) => state.routed !== null && state.routeError === null);
  useEffect(() => {
    if (done?.as !== 'copied') return;
    const timer = setTimeout(() => setDone(null), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const { name } = words.takeAway.kinds[done?.kind ?? 'markdown'];
  return (
    <section className={styles.part} aria-labelledby="take-away-title" data-testid="take-away">
      <h3 id="take-away-title" className="caption">
        {words.takeAway.title}
      </h3>
      <p className="hint">{hasRouting ? words.takeAway.hint : words.takeAway.nothing}</p>
      <ul className={styles.kinds}>
        {KINDS.map(({ kind, isText }) => (
          <KindLine key={kind} kind={kind} isText={isText} done={done} onDone={setDone} />
        ))}
      </ul>
      <p role="status" className={done?.as === 'failed' ? styles.failed : 'hidden'}>
        {done?.as === 'failed' ? words.takeAway.failed(name) : done ? words.app.copied : ''}
      </p>
    </section>
  );
}

interface KindLineProps {
  kind: Kind;
  isText: boolean;
  done: Done | null;
  onDone: (done: Done | null) => void;
}

function KindLine({ kind, isText, done, onDone }: KindLineProps) {
  const words = useText();
  const { store } = useApp();
  const isOn = useAppState((state) => isOffered(kind, state));
  const hasRouting = useAppState((state) => state.routed !== null && state.routeError === null);
  const { name, about } = words.takeAway.kinds[kind];
  const failed = () => onDone({ kind, as: 'failed' });
  const isCopied = done?.kind === kind && done.as === 'copied';
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <span className="hint">{hasRouting && !isOn ? words.takeAway.noVllmTest : about}</span>
      </div>
      {isText && (
        <button
          type="button"
          className="button icon"
          disabled={!isOn}
          aria-label={words.takeAway.copy(name)}
          title={words.takeAway.copy(name)}
          onClick={() => copy(kind, store).then(() => onDone({ kind, as: 'copied' }), failed)}
        >
          {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        </button>
      )}
      <button
        type="button"
        className="button icon"
        disabled={!isOn}
        aria-label={words.takeAway.download(name)}
        title={words.takeAway.download(name)}
        onClick={() => download(kind, store).then(() => onDone(null), failed)}
      >
        <span aria-hidden>↓</span>
      </button>
    </li>
  );
}
