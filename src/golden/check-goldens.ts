import type { RouteOutcome } from '../core/result-arrays';
import { SEMANTICS, type SemanticsId } from '../core/semantics';
import type { Followed } from '../core/semantics/followed';
import type { RouteError, RouteInput } from '../core/types';
import { explainRow, type RowClass } from './explain-row';
import { type Asked, askedFor } from './implementations';
import type { GoldenCase, GoldenOutcome } from './read-goldens';
import { createJudge, type Judge } from './referee/judge';
import { compareWords, type Words } from './words';

/** One line of the table: how far a recorded implementation and ours agree, over all cases that have it. */
export interface ImplementationReport {
  readonly name: string;
  rows: number;
  sameSet: number;
  sameOrder: number;
  /** Whether the record promises the order of the slots. */
  promisesOrder: boolean;
  /** Largest distance of weights in float32 steps, over rows with the same set that need no carried error. */
  maxUlps: number;
  /** Cases in which both raise: with the same words, or with none of ours to compare. Other words are unexplained. */
  readonly errors: Record<Exclude<Words, 'other'>, number>;
  readonly classes: Record<RowClass, number>;
  /** How many of its rows each record followed. */
  readonly records: Map<SemanticsId, Followed>;
  /** "case row: what is wrong" of every unexplained row, or "case: what differs". */
  readonly unexplained: string[];
}

/** Any way of computing routings. */
export type RouteAll = (inputs: readonly RouteInput[]) => Promise<RouteOutcome[]>;

/** An engine under test, and the judge who has seen its rows. */
export interface Defendant {
  readonly route: RouteAll;
  readonly judge: Judge;
}

export function defendant(route: RouteAll): Defendant {
  return { route, judge: createJudge() };
}

/** Every implementation name in a file, in the order of first appearance. */
export function implementationNames(cases: readonly GoldenCase[]): string[] {
  return [...new Set(cases.flatMap(({ outcomes }) => [...outcomes.keys()]))].sort();
}

interface Job {
  readonly golden: GoldenCase;
  readonly recorded: GoldenOutcome;
  readonly asked: Asked;
  /** Null if vLLM's dispatch ends in an error. */
  readonly input: RouteInput | null;
}

/**
 * Compares an engine with the recorded results of `name`, in every case that has it. Names without a record, and cases
 * in which only one of the two raises, are unexplained.
 */
export async function checkImplementation(
  cases: readonly GoldenCase[],
  name: string,
  { route, judge }: Defendant,
): Promise<ImplementationReport> {
  const report = emptyReport(name);
  const jobs = cases.flatMap((golden) => jobOf(golden, name, report));
  const outcomes = await route(jobs.flatMap(({ input }) => input ?? []));
  let next = 0;
  for (const job of jobs) {
    const outcome = job.input ? outcomes[next++] : null;
    if (outcome === undefined) throw new Error(`no answer for ${job.golden.id}`);
    compare(job, outcome, judge, report);
  }
  return report;
}

function jobOf(golden: GoldenCase, name: string, report: ImplementationReport): Job[] {
  const recorded = golden.outcomes.get(name);
  if (!recorded) return [];
  const asked = askedFor(name, golden);
  if (!asked) {
    report.unexplained.push(`${golden.id}: no record`);
    return [];
  }
  const { semantics, dtype } = asked;
  return [{ golden, recorded, asked, input: semantics ? { ...golden.input, semantics, dtype } : null }];
}

/** `outcome` null: the dispatch raised. */
function compare(
  { golden, recorded, asked, input }: Job,
  outcome: RouteOutcome | null,
  judge: Judge,
  report: ImplementationReport,
): void {
  if (!input || !outcome) {
    compareErrors(golden, recorded, asked.error, report);
    return;
  }
  if (!outcome.ok) {
    compareErrors(golden, recorded, outcome.error, report);
    return;
  }
  if (recorded.kind === 'error') {
    if (recorded.isUndefined && outcome.result.undefinedBecause) {
      for (let token = 0; token < input.tokens; token++) count(report, input.semantics, 'undefined');
    } else report.unexplained.push(`${golden.id}: only the real one raises`);
    return;
  }
  report.promisesOrder ||= asked.device === 'cuda' && SEMANTICS[input.semantics].ties === 'lowestIndex';
  const faults = judge(golden.id, input, outcome.result);
  for (let token = 0; token < input.tokens; token++) {
    const verdict = explainRow(golden, asked, input, recorded, outcome.result, token, faults[token] ?? []);
    count(report, input.semantics, verdict.rowClass);
    report.sameSet += Number(verdict.isSameSet);
    report.sameOrder += Number(verdict.isSameOrder);
    report.maxUlps = Math.max(report.maxUlps, verdict.maxUlps);
    if (verdict.rowClass === 'unexplained')
      report.unexplained.push(`${golden.id} ${token}: ${verdict.wrong.join(', ')}`);
  }
}

function count(report: ImplementationReport, semantics: SemanticsId, rowClass: RowClass): void {
  report.rows++;
  report.classes[rowClass]++;
  const so = report.records.get(semantics) ?? NONE;
  const place = rowClass === 'undefined' || rowClass === 'notFollowed' ? rowClass : 'followed';
  if (rowClass !== 'unexplained') report.records.set(semantics, { ...so, [place]: so[place] + 1 });
}

const NONE: Followed = { followed: 0, notFollowed: 0, undefined: 0 };

/** The rows of all implementations by the record that stands for them, records in the order of their names. */
export function followedRows(
  reports: readonly ImplementationReport[],
): Partial<Record<SemanticsId, Followed>> {
  const sums = new Map<SemanticsId, Followed>();
  for (const [semantics, rows] of reports.flatMap(({ records }) => [...records])) {
    const so = sums.get(semantics) ?? NONE;
    sums.set(semantics, {
      followed: so.followed + rows.followed,
      notFollowed: so.notFollowed + rows.notFollowed,
      undefined: so.undefined + rows.undefined,
    });
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function compareErrors(
  { id }: GoldenCase,
  recorded: GoldenOutcome,
  error: RouteError | null,
  { errors, unexplained }: ImplementationReport,
): void {
  if (recorded.kind !== 'error') {
    unexplained.push(`${id}: only ours raises`);
    return;
  }
  const words = compareWords(error ?? {}, recorded);
  if (words === 'other') unexplained.push(`${id}: ours raises “${error?.raised}”, not “${recorded.message}”`);
  else errors[words]++;
}

function emptyReport(name: string): ImplementationReport {
  return {
    name,
    rows: 0,
    sameSet: 0,
    sameOrder: 0,
    promisesOrder: false,
    maxUlps: 0,
    errors: { same: 0, none: 0 },
    classes: { equal: 0, carried: 0, flip: 0, cpuTie: 0, undefined: 0, notFollowed: 0, unexplained: 0 },
    records: new Map(),
    unexplained: [],
  };
}
