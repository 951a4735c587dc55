import { useState } from 'react';
import { dispatch } from '../../core/dispatch/dispatch';
import { ROOTS } from '../../core/dispatch/tree';
import type { EntryPoint } from '../../core/dispatch/types';
import { dispatchInputOf } from '../../scenario/dispatch-scenario';
import { fieldName, valueText } from '../../text/effective-text';
import { useAppState, useText } from '../base/app-context';
import { Modal } from '../base/Modal';
import { AfterRouter } from './AfterRouter';
import styles from './Path.module.css';
import { TreeView } from './TreeView';

const ENTRIES = Object.keys(ROOTS) as EntryPoint[];

/** The dispatch in a dialog of its own. */
export function PathModal() {
  const words = useText();
  return (
    <Modal name="path" title={words.dispatch.title} className={styles.dialog}>
      <PathDialog />
    </Modal>
  );
}

/** The whole dispatch: the tree with the path taken, what takes effect on it, and what follows the router. */
function PathDialog() {
  const words = useText();
  const scenario = useAppState((state) => state.scenario);
  const [entry, setEntry] = useState<EntryPoint>('router');
  const [showsAll, setShowsAll] = useState(false);
  const way = dispatch({ ...dispatchInputOf(scenario), entry });
  const { about } = words.dispatch;
  return (
    <div className={styles.path}>
      <fieldset className={styles.entries}>
        <legend className="hint">{words.dispatch.entry}</legend>
        {ENTRIES.map((name) => (
          <label key={name}>
            <input type="radio" name="entry" checked={entry === name} onChange={() => setEntry(name)} />
            <code>{words.dispatch.entryName[name]}</code>
          </label>
        ))}
      </fieldset>
      <p data-testid="path-result">
        <strong>{words.pathName[way.path]}.</strong> {about[way.path]}
        {way.error && ` ${words.errors.route(way.error)}`}
        {way.undefinedBecause && ` ${words.dispatch.undefinedBecause[way.undefinedBecause]}`}
      </p>
      {way.warnings.map((warning) => (
        <p key={warning}>
          <strong>△ {words.dispatch.warningTitle}.</strong> {words.dispatch.warning[warning]}
        </p>
      ))}
      <div className={styles.columns}>
        <section aria-labelledby="tree-title">
          <h3 id="tree-title" className="caption">
            {words.dispatch.tree}
          </h3>
          <p className="hint">{words.dispatch.treeHint}</p>
          <label className={styles.all}>
            <input
              type="checkbox"
              checked={showsAll}
              onChange={(event) => setShowsAll(event.currentTarget.checked)}
            />
            {words.dispatch.showAll}
          </label>
          <TreeView root={ROOTS[entry]} way={way} showsAll={showsAll} />
        </section>
        <div>
          {way.effective.length > 0 && (
            <section aria-labelledby="effective-title">
              <h3 id="effective-title" className="caption">
                {words.dispatch.effective}
              </h3>
              <table className={styles.effective}>
                <thead>
                  <tr>
                    <th scope="col">{words.dispatch.parameter}</th>
                    <th scope="col">{words.dispatch.configured}</th>
                    <th scope="col">{words.dispatch.inEffect}</th>
                  </tr>
                </thead>
                <tbody>
                  {way.effective.map(({ field, configured, effective, reason }) => (
                    <tr key={field} data-changed={reason !== null}>
                      <th scope="row">
                        <code>{fieldName(field, words)}</code>
                      </th>
                      <td>{valueText(configured, words)}</td>
                      <td>
                        {valueText(effective, words)}
                        {reason && <p className="hint">{words.dispatch.reason[reason]}</p>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          <AfterRouter way={way} />
        </div>
      </div>
    </div>
  );
}
