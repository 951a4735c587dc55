import { createWebGpuEngine } from '../compute/webgpu/webgpu-engine';
import { routeBatch } from '../compute/worker/route-batch';
import { route } from '../core/route';
import {
  checkImplementation,
  type Defendant,
  defendant,
  followedRows,
  type ImplementationReport,
  implementationNames,
} from './check-goldens';
import type { RowClass } from './explain-row';
import { readGoldens } from './read-goldens';

interface Executor extends Defendant {
  readonly name: string;
}

const CLASSES: readonly RowClass[] = [
  'equal',
  'carried',
  'flip',
  'cpuTie',
  'undefined',
  'notFollowed',
  'unexplained',
];

/**
 * Compares the reference, the worker's code and, given a device, the kernel with every implementation in a golden file.
 * Returns the table as lines of cells and the names of everything unexplained; `stopsEarly`: up to the first
 * implementation with an unexplained row.
 */
export async function reportGoldens(
  file: Uint8Array,
  device: GPUDevice | null,
  stopsEarly: boolean,
): Promise<{
  readonly table: readonly (readonly string[])[];
  readonly unexplained: readonly string[];
  /** Of the reference. */
  readonly followed: ReturnType<typeof followedRows>;
}> {
  const cases = readGoldens(file);
  const executors: Executor[] = [
    { name: 'reference', ...defendant(async (inputs) => inputs.map(route)) },
    { name: 'worker', ...defendant(async (inputs) => inputs.map(routeBatch)) },
  ];
  if (device) {
    const engine = createWebGpuEngine(device, 'dawn');
    executors.push({ name: 'gpu', ...defendant((inputs) => engine.route(inputs)) });
  }
  const table = [
    [
      'implementation',
      'by',
      'rows',
      'same set',
      'same order',
      'max ulp',
      'same words',
      'no words',
      ...CLASSES,
    ],
  ];
  const unexplained: string[] = [];
  const ofReference: ImplementationReport[] = [];
  for (const name of implementationNames(cases)) {
    if (stopsEarly && unexplained.length > 0) break;
    const lines = new Map<string, string[]>();
    for (const executor of executors) {
      const by = executor.name;
      const report = await checkImplementation(cases, name, executor);
      if (executor === executors[0]) ofReference.push(report);
      unexplained.push(...report.unexplained.map((what) => `${name} by ${by}: ${what}`));
      const cells = cellsOf(report);
      const line = lines.get(cells.join());
      if (line) line[1] += ` = ${by}`;
      else lines.set(cells.join(), [name, by, ...cells]);
    }
    table.push(...lines.values());
  }
  return { table, unexplained, followed: followedRows(ofReference) };
}

/** The order is shown if the record promises it. */
function cellsOf(report: ImplementationReport): string[] {
  const { rows, sameSet, sameOrder, promisesOrder, maxUlps, errors, classes } = report;
  const numbers = [rows, sameSet, promisesOrder ? sameOrder : '–', maxUlps, errors.same, errors.none];
  return [...numbers, ...CLASSES.map((rowClass) => classes[rowClass] || '')].map(String);
}
