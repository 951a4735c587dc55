import { useMemo } from 'react';
import type { Verbosity } from '../../state/saved-settings';
import { VERBOSITIES } from '../../state/saved-settings';
import { canTour } from '../../state/slices/tour';
import { useApp, useAppState, useText } from '../base/app-context';
import { CELL_KEYS } from '../base/cell-keys';
import type { CommandGroup } from '../base/command';
import { keyLabel } from '../base/key-label';
import { Modal } from '../base/Modal';
import styles from './Commands.module.css';
import { commandsOf } from './registry';

const GROUPS: readonly CommandGroup[] = [
  'play',
  'edit',
  'view',
  'share',
  'presets',
  'setup',
  'engine',
  'debug',
];

/** All keys and gestures, made from their definitions. */
export function KeysHelp() {
  const words = useText();
  return (
    <Modal name="keys" title={words.app.keysTitle} className={styles.keys}>
      <Keys />
    </Modal>
  );
}

function Keys() {
  const words = useText();
  const app = useApp();
  const { commands } = words;
  const keyed = useMemo(
    () => commandsOf(app).filter(({ keys = [], isOneOfMany }) => keys.length > 0 && !isOneOfMany),
    [app],
  );
  const state = app.store.getState();
  // One line for each action, with all its keys.
  const cell = [...new Set(CELL_KEYS.map(({ id }) => id))].map((id) => {
    const keys = CELL_KEYS.filter((key) => key.id === id).map((key) => key.keys[0] ?? '');
    return [keys.map((key) => keyLabel(key)), commands.cell[id]] as const;
  });
  return (
    <>
      <p className="hint">{commands.keysHint}</p>
      <KeysTools />
      <div className={styles.columns}>
        {GROUPS.map((group) => {
          const own = keyed.filter((command) => command.group === group);
          return own.length === 0 ? null : (
            <KeyList
              key={group}
              title={commands.groups[group]}
              lines={[
                ...own.map(
                  ({ keys = [], label }): Line => [
                    keys.filter((key) => !isVariant(key, keys)).map((key) => keyLabel(key)),
                    label(words, state),
                  ],
                ),
                ...(group === 'play' ? [[['0 … 9'], commands.anyStage] as const] : []),
              ]}
            />
          );
        })}
        <KeyList
          title={commands.groups.cell}
          lines={[...cell, [[commands.cell.typeKeys], commands.cell.type]]}
        />
        <section>
          <h3 className="caption">{commands.groups.pointer}</h3>
          <dl className={styles.gestures}>
            {commands.gestures.map(([gesture, effect]) => (
              <div key={gesture}>
                <dt>{gesture}</dt>
                <dd>{effect}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}

/** Other help beside the keys: the tour, and how much a screen reader is told. */
function KeysTools() {
  const words = useText();
  const { actions } = useApp();
  const verbosity = useAppState((state) => state.verbosity);
  const hasTour = useAppState(canTour);
  return (
    <div className={styles.tools}>
      {hasTour && (
        <button
          type="button"
          className="button"
          onClick={(event) => {
            // Closing returns the focus first; the tour then takes it.
            event.currentTarget.closest('dialog')?.close();
            actions.startTour();
          }}
        >
          {words.tour.start}
        </button>
      )}
      <label className={styles.tool}>
        {words.commands.narration}
        <select
          className="field"
          value={verbosity}
          onChange={(event) => actions.setVerbosity(event.currentTarget.value as Verbosity)}
        >
          {VERBOSITIES.map((each) => (
            <option key={each} value={each}>
              {words.commands.verbosity[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Whether a key repeats another: `Shift+?` is `?` on a keyboard that needs Shift for it. */
function isVariant(key: string, keys: readonly string[]): boolean {
  return key.startsWith('Shift+') && keys.includes(key.slice('Shift+'.length));
}

type Line = readonly [keys: readonly string[], effect: string];

function KeyList({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section>
      <h3 className="caption">{title}</h3>
      <dl className={styles.list}>
        {lines.map(([keys, effect]) => (
          <div key={effect}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{effect}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
