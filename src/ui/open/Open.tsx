import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DataSource } from '../../import/data-source';
import { useDebugText } from '../debug/debug-text';
import { bringFiles, bringText, brought } from './brought';
import { ConfigView } from './ConfigView';
import styles from './Open.module.css';
import { type Recognised, recognise } from './recognise';
import { ScenarioView } from './ScenarioView';
import { sizeText } from './size-text';

/** Opens what a person brings: a file, or a pasted text. What it is decides what is shown. */
export function Open() {
  const { open } = useDebugText();
  const { sources, shown, text } = useStore(brought);
  const source = sources[shown];
  return (
    <div className={styles.open}>
      <p className="hint">{open.hint}</p>
      <div className={styles.bring}>
        <label className={`button ${styles.choose}`}>
          {open.choose}
          <input
            type="file"
            multiple
            className="hidden"
            data-testid="open-files"
            onChange={({ currentTarget }) => {
              bringFiles(currentTarget.files ?? []);
              // The same file can be chosen again after it was changed.
              currentTarget.value = '';
            }}
          />
        </label>
        <textarea
          className={`field ${styles.paste}`}
          rows={text.includes('\n') ? 6 : 2}
          aria-label={open.paste}
          placeholder={open.paste}
          spellCheck={false}
          value={text}
          onChange={({ currentTarget }) => bringText(currentTarget.value)}
        />
        {text !== '' && (
          <button type="button" className="button" onClick={() => bringText('')}>
            {open.clear}
          </button>
        )}
      </div>
      {sources.length > 1 && (
        <fieldset className={styles.files}>
          <legend className="caption">{open.files}</legend>
          {sources.map(({ name, size }, i) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
              key={i}
              type="button"
              className="button"
              aria-pressed={i === shown}
              onClick={() => brought.setState({ shown: i })}
            >
              {open.file(name, sizeText(size))}
            </button>
          ))}
        </fieldset>
      )}
      {source && <Opened source={source} />}
    </div>
  );
}

type State = { readonly source: DataSource } & (
  | { readonly is: 'reading' }
  | { readonly is: 'unreadable' }
  | { readonly is: 'read'; readonly what: Recognised }
);

function Opened({ source }: { source: DataSource }) {
  const { open } = useDebugText();
  const [state, setState] = useState<State>({ source, is: 'reading' });
  useEffect(() => {
    let isCurrent = true;
    recognise(source).then(
      (what) => {
        if (isCurrent) setState({ source, is: 'read', what });
      },
      () => {
        if (isCurrent) setState({ source, is: 'unreadable' });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [source]);
  if (state.source !== source || state.is === 'reading') return <p role="status">{open.reading}</p>;
  if (state.is === 'unreadable')
    return (
      <p role="alert" className="error">
        {open.unreadable}
      </p>
    );
  const { what } = state;
  switch (what.kind) {
    case 'config':
      return <ConfigView read={what.read} name={source.name} />;
    case 'scenario':
      return <ScenarioView fragment={what.fragment} from={what.from} />;
    case 'picture':
      return (
        <p role="alert" className="error">
          {open.noScenario}
        </p>
      );
  }
}
