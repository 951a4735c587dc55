import { useEffect, useId, useState } from 'react';
import { skipsPadding } from '../../scenario/token-in-effect';
import { useApp, useAppState, useText } from '../base/app-context';
import styles from './controls.module.css';
import { FieldError } from './FieldError';
import { Switch } from './Switch';

/** Special traits of the token: a table's row that picks its experts, a second bias, padding. */
export function TokenTraitsControl() {
  const words = useText();
  const { actions } = useApp();
  const { kind, otherBias, isPadding } = useAppState((state) => state.scenario.token);
  const hasBias = useAppState((state) => state.scenario.eScoreCorrectionBias !== null);
  const isSkipped = useAppState((state) => skipsPadding(state.scenario.setup));
  const { token } = words;
  return (
    <>
      <TableRow />
      {(hasBias || otherBias) && (
        <Switch
          label={token.name.otherBias}
          help={token.help.otherBias}
          isOn={otherBias !== null}
          onChange={actions.setHasOtherBias}
        />
      )}
      {otherBias && (
        <Switch
          label={token.name.kind}
          help={token.help.kind}
          isOn={kind === 'image'}
          onChange={(isImage) => actions.setTokenKind(isImage ? 'image' : 'text')}
        >
          <p className={`hint ${styles.message}`}>{hasBias ? token.shownBias[kind] : token.noBias}</p>
        </Switch>
      )}
      <Switch
        label={token.name.isPadding}
        help={token.help.isPadding}
        isOn={isPadding}
        onChange={actions.setPadding}
      >
        {isPadding && !isSkipped && <p className={`hint ${styles.message}`}>{token.paddingIgnored}</p>}
      </Switch>
    </>
  );
}

/** The table's row as text. Its ids are read when the focus leaves the field or Enter is pressed. */
function TableRow() {
  const words = useText();
  const { actions } = useApp();
  const id = useId();
  const ids = useAppState((state) => state.scenario.token.tableIds);
  const isRead = useAppState((state) => state.routed?.plan.picksByTable === true);
  const isLeft = useAppState(({ scenario: { token } }) => token.kind === 'image' && token.otherBias !== null);
  const routeError = useAppState((state) =>
    state.routeError?.field === 'tableIds' ? state.routeError : null,
  );
  const text = ids?.join(', ') ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  // A row that comes from elsewhere, such as undo, replaces the typed text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what may have changed
  useEffect(() => setDraft(null), [text]);
  const wrong = draft === null ? null : wrongId(draft);
  const commit = () => {
    if (draft !== null && !wrong) {
      actions.setTableIds(readIds(draft));
      setDraft(null);
    }
  };
  const { token } = words;
  return (
    <>
      <Switch
        label={token.name.tableIds}
        help={token.help.tableIds}
        isOn={ids !== null}
        onChange={(isOn) => actions.setTableIds(isOn ? true : null)}
      />
      {ids && (
        <div className={styles.row}>
          <label htmlFor={id} className={styles.name} title={token.help.tableRow}>
            {token.tableRow}
          </label>
          <input
            id={id}
            data-param="tableIds"
            className={`field ${styles.choice}`}
            inputMode="text"
            autoComplete="off"
            spellCheck={false}
            value={draft ?? text}
            aria-invalid={wrong !== null || routeError !== null}
            aria-describedby={`${id}-error`}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
              if (event.key === 'Escape') setDraft(null);
            }}
          />
          <FieldError
            id={`${id}-error`}
            message={wrong && token.notAnId(wrong.position, wrong.text)}
            routeError={routeError}
          />
          {!routeError && isLeft && <p className={`hint ${styles.message}`}>{token.tableLeft}</p>}
          {!routeError && !isLeft && !isRead && (
            <p className={`hint ${styles.message}`}>{token.tableIgnored}</p>
          )}
        </div>
      )}
    </>
  );
}

/** The entries of a row, with or without brackets and commas. */
function entriesOf(text: string): string[] {
  return text.split(/[\s,;[\]()]+/).filter(Boolean);
}

function readIds(text: string): number[] {
  return entriesOf(text).map(Number);
}

/** Place of the first entry that is no whole number, from 1 on. */
function wrongId(text: string): { readonly position: number; readonly text: string } | null {
  const entries = entriesOf(text);
  const at = entries.findIndex((entry) => !/^-?\d{1,6}$/.test(entry));
  return at < 0 ? null : { position: at + 1, text: (entries[at] ?? '').slice(0, 24) };
}
