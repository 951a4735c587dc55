import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useApp, useText } from '../base/app-context';
import { keyLabel } from '../base/key-label';
import { Modal } from '../base/Modal';
import styles from './Commands.module.css';
import { matching } from './filter';
import { entryCommands } from './place-commands';
import { commandsOf } from './registry';

/** All commands by name. Type to filter, choose with the arrow keys, run with Enter. */
export function CommandPalette() {
  const words = useText();
  return (
    <Modal name="palette" title={words.app.commands} isBare className={styles.palette}>
      <Palette />
    </Modal>
  );
}

function Palette() {
  const words = useText();
  const app = useApp();
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  // The dialog is modal: nothing else changes the state while it is open.
  const entries = useMemo(() => {
    const state = app.store.getState();
    return commandsOf(app)
      .filter(({ id: name, isEnabled }) => name !== 'palette' && (!isEnabled || isEnabled(state)))
      .map((command) => ({ ...command, text: command.label(words, state), on: command.isOn?.(state) }));
  }, [app, words]);
  const state = app.store.getState();
  const entered = entryCommands(app, query).map((command) => ({
    ...command,
    text: command.label(words, state),
    on: false,
  }));
  const named = matching(
    entries,
    ({ text }) => text,
    query,
    ({ synonyms = '' }) => synonyms,
  );
  const found = [...entered, ...named];
  const current = Math.min(chosen, found.length - 1);

  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function run(index: number): void {
    const command = found[index];
    if (!command) return;
    // Closing returns the focus first; the command may then move it.
    app.actions.closeDialog('palette');
    list.current?.closest('dialog')?.close();
    command.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setChosen(current === last ? 0 : current + 1);
    else if (event.key === 'ArrowUp') setChosen(current <= 0 ? last : current - 1);
    else if (event.key === 'Enter') run(current);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        className={`field ${styles.query}`}
        role="combobox"
        aria-label={words.commands.placeholder}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={words.commands.placeholder}
        value={query}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
      />
      <div ref={list} id={id} role="listbox" className={styles.results} aria-label={words.commands.results}>
        {found.map(({ id: name, group, text, keys, on }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={name}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            className={styles.result}
            aria-selected={i === current}
            data-index={i}
            onPointerMove={() => setChosen(i)}
            onClick={() => run(i)}
          >
            <span>
              {text}
              {on && <span className={styles.on}> ✓ {words.commands.isOn}</span>}
            </span>
            <span className={styles.group}>{words.commands.groups[group]}</span>
            {keys?.[0] && <kbd>{keyLabel(keys[0])}</kbd>}
          </div>
        ))}
      </div>
      <p role="status" className={found.length > 0 ? 'hidden' : styles.none}>
        {found.length > 0 ? words.commands.found(found.length) : words.commands.none}
      </p>
    </>
  );
}
