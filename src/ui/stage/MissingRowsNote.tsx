import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { sourceOf } from '../../sources/sources';
import { saysNotLoaded } from '../../state/load-source';
import { missingSources } from '../../state/true-rows';
import { wordsOf } from '../../text/source-words';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import styles from '../notes/RouteErrorNote.module.css';

/**
 * Says that made-up rows replace those of a source that could not be loaded, and why, and offers another try. It stays as
 * long as they are drawn.
 */
export function MissingRowsNote() {
  const words = useFirstText();
  const { actions } = useApp();
  const [isTrying, setIsTrying] = useState(false);
  const source = useAppState((state) => missingSources(state)[0]);
  const reason = useAppState(
    ({ notices }) => source && notices.findLast((notice) => saysNotLoaded(notice, source))?.values.reason,
  );
  if (!source) return null;
  const { files } = wordsOf(words.sources, source);
  const name = sourceOf(source).files?.nameOf(source) ?? '';
  const tryAgain = async () => {
    setIsTrying(true);
    await actions.loadMissing();
    setIsTrying(false);
  };
  return (
    <section className={styles.note} role="alert" data-testid="rows-missing">
      <h2 className={styles.title}>
        <TriangleAlert size={16} aria-hidden /> {files?.missing}
      </h2>
      <p data-lead>
        {reason ? files?.notLoadedBecause(name, String(reason)) : files?.notLoaded(name)} {files?.standIn}
      </p>
      <div className={styles.ways}>
        <button type="button" className="button" aria-disabled={isTrying} onClick={tryAgain}>
          {isTrying ? words.app.loadingText : words.trouble.loadAgain}
        </button>
      </div>
    </section>
  );
}
