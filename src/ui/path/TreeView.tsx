import { TREE } from '../../core/dispatch/tree';
import type { ConditionValues, Dispatch, NodeId, Step } from '../../core/dispatch/types';
import { valueText } from '../../text/effective-text';
import { useText } from '../base/app-context';
import styles from './Path.module.css';

interface TreeProps {
  root: NodeId;
  way: Dispatch;
  /** Whether the branches that were not taken are open. */
  showsAll: boolean;
}

/** The decision tree: the path taken as a highlighted line from top to bottom, and beside it the other branches, closed. */
export function TreeView({ root, way, showsAll }: TreeProps) {
  const words = useText();
  const spine = way.steps.map((step) => <SpineStep key={step.node} step={step} showsAll={showsAll} />);
  return (
    <ol className={styles.tree} data-testid="tree" data-root={root}>
      {spine}
      <li className={styles.end}>
        <span className={styles.leaf} data-testid="leaf-taken">
          {words.pathName[way.path]}
        </span>
      </li>
    </ol>
  );
}

/** A call or a question on the path taken. */
function SpineStep({ step, showsAll }: { step: Step; showsAll: boolean }) {
  const words = useText();
  const place = TREE[step.node];
  if (!place || place.kind === 'leaf') return null;
  const note = place.kind === 'call' ? words.dispatch.callNote[place.call] : undefined;
  if (place.kind === 'call')
    return (
      <li className={styles.call}>
        <code>{place.call}</code>
        {note && <p className="hint">{note}</p>}
      </li>
    );
  const isYes = step.holds === true;
  const other = isYes ? place.no : place.yes;
  return (
    <li className={styles.question}>
      {words.dispatch.question[place.condition]}
      <span className={styles.answer}>{isYes ? words.dispatch.yes : words.dispatch.no}</span>
      <Values values={step.values} />
      <details open={showsAll}>
        <summary>
          {isYes ? words.dispatch.no : words.dispatch.yes} → {leadsTo(other, words)}
        </summary>
        <Branch node={other} />
      </details>
    </li>
  );
}

/** A whole branch that was not taken. */
function Branch({ node }: { node: NodeId }) {
  const words = useText();
  const place = TREE[node];
  if (!place) return null;
  if (place.kind === 'leaf') return <p className={styles.other}>{words.pathName[place.path]}</p>;
  if (place.kind === 'call')
    return (
      <>
        <p className={styles.other}>
          <code>{place.call}</code>
        </p>
        <Branch node={place.next} />
      </>
    );
  return (
    <>
      <p className={styles.other}>{words.dispatch.question[place.condition]}</p>
      <ul className={styles.branches}>
        {([true, false] as const).map((answer) => (
          <li key={String(answer)}>
            <strong>{answer ? words.dispatch.yes : words.dispatch.no}</strong>
            <Branch node={answer ? place.yes : place.no} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The beginning of a branch, shown while it is closed. */
function leadsTo(node: NodeId, words: ReturnType<typeof useText>): string {
  const place = TREE[node];
  if (!place) return '';
  if (place.kind === 'leaf') return words.pathName[place.path];
  return place.kind === 'call' ? place.call : words.dispatch.question[place.condition];
}

function Values({ values }: { values: ConditionValues }) {
  const words = useText();
  return (
    <span className={styles.values}>
      {Object.entries(values).map(([name, value]) => (
        <code key={name}>
          {words.dispatch.valueName[name] ?? name} = {valueText(value, words)}
        </code>
      ))}
    </span>
  );
}
