import { SEMANTICS } from '../core/semantics';
import type { RouteInput, RouteOutcome } from '../core/types';
import { explainRow, type RowClass } from './explain-row';
import { type Asked, askedFor } from './implementations';
import type { GoldenCase, GoldenOutcome } from './read-goldens';

/** One line of the table: how a recorded implementation and ours agree over all cases that have it. */
export interface ImplementationReport {
  readonly name: string;
  rows: number;
  sameSet: number;
  sameOrder: number;
  /** Whether the record promises the order of the slots. */
  promisesOrder: boolean;
  /** Largest distance of weights in float32 steps, over rows with the same set that need no carried error. */
  maxUlps: number;
  /** Cases in which both raise. */
  errors: number;
  readonly classes: Record<RowClass, number>;
  /** Names of unexplained rows, "case row", or "case: what differs". */
  readonly unexplained: string[];
}

/** Any way of computing routings. */
export type RouteAll = (inputs: readonly RouteInput[]) => Promise<RouteOutcome[]>;

/** Every implementation name in a file, in the order of first appearance. */
export function implementationNames(cases: readonly GoldenCase[]): string[] {
  return [...new Set(cases.flatMap(({ outcomes }) => [...outcomes.keys()]))].sort();
}

interface Job {
  readonly golden: GoldenCase;
  readonly recorded: GoldenOutcome;
  readonly asked: Asked;
  /** Null where vLLM's dispatch ends in an error. */
  readonly input: RouteInput | null;
}

/**
 * Holds an engine to what `name` returned in every case that has it. Names that no record covers, and cases in which
 * only one of the two raises, are unexplained.
 */
export async function checkImplementation(
  cases: readonly GoldenCase[],
  name: string,
  route: RouteAll,
): Promise<ImplementationReport> {
  const report = emptyReport(name);
  const jobs = cases.flatMap((golden) => jobOf(golden, name, report));
  const outcomes = await route(jobs.flatMap(({ input }) => input ?? []));
  let next = 0;
  for (const job of jobs) {
    const outcome = job.input ? outcomes[next++] : null;
    if (outcome === undefined) throw new Error(`no answer for ${job.golden.id}`);
    compare(job, outcome, report);
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
  report: ImplementationReport,
): void {
  if (!input || !outcome?.ok) {
    if (recorded.kind === 'error') report.errors++;
    else report.unexplained.push(`${golden.id}: only ours raises`);
    return;
  }
  if (recorded.kind === 'error') {
    if (recorded.isUndefined && outcome.result.undefinedBecause) {
      report.rows += input.tokens;
      report.classes.undefined += input.tokens;
    } else report.unexplained.push(`${golden.id}: only the real one raises`);
    return;
  }
  report.promisesOrder ||= asked.device === 'cuda' && SEMANTICS[input.semantics].ties === 'lowestIndex';
  for (let token = 0; token < input.tokens; token++) {
    const verdict = explainRow(golden, asked, input, recorded, outcome.result, token);
    report.rows++;
    report.classes[verdict.rowClass]++;
    report.sameSet += Number(verdict.isSameSet);
    report.sameOrder += Number(verdict.isSameOrder);
    report.maxUlps = Math.max(report.maxUlps, verdict.maxUlps);
    if (verdict.rowClass === 'unexplained') report.unexplained.push(`${golden.id} ${token}`);
  }
}

function emptyReport(name: string): ImplementationReport {
  return {
    name,
    rows: 0,
    sameSet: 0,
    sameOrder: 0,
    promisesOrder: false,
    maxUlps: 0,
    errors: 0,
    classes: { equal: 0, carried: 0, flip: 0, cpuTie: 0, undefined: 0, nonFinite: 0, unexplained: 0 },
    unexplained: [],
  };
}
