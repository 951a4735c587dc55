import { useId } from 'react';
import { useStore } from 'zustand';
import { RECORD_GROUPS } from '../../core/engines/groups';
import { STAGES } from '../../core/stages';
import { type BugFacts, bugFacts } from '../../scenario/bugs/bug-facts';
import { BUG_CODES, BUGS, type BugCode } from '../../scenario/bugs/bugs';
import { BUGS_OF_CHECK } from '../../scenario/bugs/bugs-of-check';
import { presetOf } from '../../scenario/presets';
import { useApp, useText } from '../base/app-context';
import { rankOf } from '../commands/filter';
import { useDebugText } from '../debug/debug-text';
import styles from './Bugs.module.css';
import { openBug } from './open-bug';
import { ALL_BUGS, type WantedBugs, wantedBugs } from './wanted-bugs';

/** Stages and engines that a bug has, in their usual order. */
const PLACES = [...STAGES, 'after' as const].filter((stage) =>
  BUG_CODES.some((code) => BUGS[code].stage === stage),
);
const ENGINES = RECORD_GROUPS.map(([group]) => group).filter((group) =>
  BUG_CODES.some((code) => BUGS[code].engine === group),
);

const found = new Map<BugCode, BugFacts>();

/** The facts of a bug, computed once. */
function factsOf(code: BugCode): BugFacts {
  const facts = found.get(code) ?? bugFacts(BUGS[code]);
  found.set(code, facts);
  return facts;
}

/** The list of known bugs, and what narrows it. */
export function Bugs() {
  const text = useText();
  const { bugs } = useDebugText();
  const wanted = useStore(wantedBugs);
  const id = useId();
  const shown = BUG_CODES.filter((code) => {
    const { stage, engine, threads, preset } = BUGS[code];
    const { symptom, note } = bugs.said[code];
    const all = [
      symptom,
      note(factsOf(code)),
      code,
      text.engines.group[engine],
      presetOf(preset).name,
      ...threads,
    ];
    return (
      (wanted.stage === null || stage === wanted.stage) &&
      (wanted.engine === null || engine === wanted.engine) &&
      (wanted.check === null || BUGS_OF_CHECK[wanted.check]?.includes(code)) &&
      rankOf(all.join(' '), wanted.query) !== null
    );
  });
  const isNarrowed = Object.values({ ...wanted, query: wanted.query || null }).some((each) => each !== null);
  return (
    <div className={styles.bugs} data-testid="bugs">
      <p className="hint">{bugs.hint}</p>
      <div className={styles.filters}>
        <label htmlFor={`${id}-query`}>{bugs.search}</label>
        <input
          id={`${id}-query`}
          type="search"
          className="field"
          value={wanted.query}
          onChange={({ currentTarget }) => wantedBugs.setState({ query: currentTarget.value })}
        />
        <Narrow field="stage" label={bugs.stage} options={PLACES} nameOf={(place) => nameOfPlace(place)} />
        <Narrow
          field="engine"
          label={bugs.engine}
          options={ENGINES}
          nameOf={(engine) => text.engines.group[engine]}
        />
      </div>
      <p role="status" className={styles.count}>
        {bugs.count(shown.length, BUG_CODES.length)}
        {wanted.check && <> · {bugs.onlyOf(wanted.check)}</>}
        {isNarrowed && (
          <button type="button" className="button" onClick={() => wantedBugs.setState(ALL_BUGS)}>
            {bugs.all}
          </button>
        )}
      </p>
      {shown.length === 0 ? (
        <p>{bugs.none}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((code) => (
            <BugLine key={code} code={code} place={nameOfPlace(BUGS[code].stage)} />
          ))}
        </ul>
      )}
    </div>
  );

  function nameOfPlace(place: (typeof PLACES)[number]): string {
    return place === 'after' ? bugs.after : text.stages.chip[place];
  }
}

interface NarrowProps<Field extends 'stage' | 'engine'> {
  field: Field;
  label: string;
  options: readonly NonNullable<WantedBugs[Field]>[];
  nameOf: (option: NonNullable<WantedBugs[Field]>) => string;
}

/** A list to choose one stage or engine from, or any. */
function Narrow<Field extends 'stage' | 'engine'>({ field, label, options, nameOf }: NarrowProps<Field>) {
  const { bugs } = useDebugText();
  const id = useId();
  const chosen = useStore(wantedBugs, (wanted) => wanted[field]);
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={chosen ?? ''}
        onChange={({ currentTarget }) =>
          wantedBugs.setState({ [field]: options.find((option) => option === currentTarget.value) ?? null })
        }
      >
        <option value="">{bugs.any}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </>
  );
}

/** One bug: what one sees, what went wrong, where it was discussed, and a button that opens it. */
function BugLine({ code, place }: { code: BugCode; place: string }) {
  const app = useApp();
  const text = useText();
  const { bugs } = useDebugText();
  const bug = BUGS[code];
  const { symptom, note } = bugs.said[code];
  const said = note(factsOf(code));
  return (
    <li className={styles.bug} data-code={code}>
      <div>
        <h3>{symptom}</h3>
        <p>{said}</p>
        <p className="hint">
          {text.engines.group[bug.engine]} · {bugs.stage} {place} ·{' '}
          {bug.threads.map((thread) => (
            <ThreadLink key={thread} thread={thread} />
          ))}
        </p>
      </div>
      <button
        type="button"
        className="button"
        aria-label={bugs.openNamed(symptom)}
        onClick={() => {
          app.actions.closeDialog('bugs');
          openBug(app, bug, factsOf(code), { title: symptom, note: said });
        }}
      >
        {bugs.open}
      </button>
    </li>
  );
}

/** A public thread. GitHub leads from an issue's address to the pull request of that number. */
function ThreadLink({ thread }: { thread: string }) {
  const { bugs } = useDebugText();
  return (
    <a
      className={styles.thread}
      href={`https://github.com/${thread.replace('#', '/issues/')}`}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`${thread}, ${bugs.newTab}`}
      title={bugs.newTab}
    >
      {thread}
    </a>
  );
}
