import type { LearnerName } from '../../src/core/learner.ts';
import { isSoftwareRenderer } from '../../src/learners/webgl/renderer.ts';
import { blogTask } from '../../src/worker/speed/stopwatch.ts';
import type { BenchReport, Place } from './report.ts';
import { isBlogTask, taskName } from './speed.ts';

/** Whose time the others are compared with. */
interface Column {
  readonly learner: LearnerName;
  readonly place: Place;
}

/** Everything as text: one table of times with ratios to the first column, and what belongs to no column below it. */
export function benchText(report: BenchReport, command: string): string {
  const columns = columnsOf(report);
  const table = [
    [
      '',
      ...columns.map(({ learner, place }) => `${learner}, ${place}`),
      ...(report.pytorch ? ['PyTorch'] : []),
    ],
    ...rows(report, columns),
  ];
  const figures = columns.length > 0 ? [markdown(table), ''] : [];
  return [...figures, ...notes(report, columns[0]), '', machine(report, command)].join('\n');
}

function columnsOf({ updates }: BenchReport): Column[] {
  const seen = new Map(updates.map(({ learner, place }) => [`${learner} ${place}`, { learner, place }]));
  const columns = [...seen.values()];
  const baseline = columns.find(({ learner, place }) => learner === 'simd' && place === 'worker');
  return baseline === undefined ? columns : [baseline, ...columns.filter((column) => column !== baseline)];
}

function rows(report: BenchReport, columns: readonly Column[]): string[][] {
  const { updates, actions, blogSeconds, solvedSeconds, firstUpdateMs, commandMs, computed, pytorch } =
    report;
  const row = (
    name: string,
    value: (column: Column) => number | undefined,
    peer?: number,
    about: (column: Column) => string = () => '',
  ): string[] => {
    const [first] = columns;
    const baseline = first === undefined ? undefined : value(first);
    const cells = columns.map((column) => cell(value(column), baseline, about(column)));
    return [name, ...cells, ...(pytorch === null ? [] : [cell(peer, baseline, '')])];
  };
  const tasks = new Map((updates.length > 0 ? updates : [blogTask]).map((task) => [taskName(task), task]));
  return [
    ...[...tasks].map(([name, task]) =>
      row(
        `${name}: ms`,
        (column) => updates.find((each) => isOf(each, column) && taskName(each) === name)?.ms,
        isBlogTask(task) ? pytorch?.updateMs : undefined,
      ),
    ),
    row('greedy action: µs', (column) => actions.find((each) => isOf(each, column))?.us, pytorch?.stepUs),
    row(
      "blog's 500 episodes: s",
      ({ learner, place }) => blogSeconds[learner]?.[place],
      pytorch?.seconds,
      ({ learner, place }) => (computed.includes(`${learner}.${place}`) ? '≈ ' : ''),
    ),
    row(
      'reliable until solved, median: s',
      ({ learner, place }) => solvedSeconds.byLearner[learner]?.[place]?.median,
    ),
    row(
      'reliable until solved, p90: s',
      ({ learner, place }) => solvedSeconds.byLearner[learner]?.[place]?.p90,
    ),
    row('first update in a fresh worker: ms', ({ learner, place }) =>
      place === 'worker' ? firstUpdateMs[learner] : undefined,
    ),
    row('pause amid updates of 128 × 256 units, slowest of 20: ms', ({ learner, place }) =>
      place === 'worker' ? commandMs[learner]?.max : undefined,
    ),
  ].filter(([, ...cells]) => cells.some((text) => text !== ''));
}

function isOf(row: { readonly learner: string; readonly place: Place }, { learner, place }: Column): boolean {
  return row.learner === learner && row.place === place;
}

/** `0.25 (1.3×)` */
function cell(value: number | undefined, baseline: number | undefined, about: string): string {
  if (value === undefined) return '';
  const ratio = baseline === undefined ? '' : ` (${significant(value / baseline, 2)}×)`;
  return `${about}${significant(value, 3)}${ratio}`;
}

function significant(value: number, digits: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: digits, useGrouping: false });
}

function notes(report: BenchReport, baseline: Column | undefined): string[] {
  const { webgl, heapMB, pageAtWork, mapAtWork, fieldAtWork, recordings, reports, pageKB, pytorch } = report;
  const { computed, snapshots, solvedSeconds } = report;
  const lines: string[] = [];
  if (baseline)
    lines.push(
      `(×): times what ${baseline.learner} in the ${baseline.place} takes, in this run. An update draws its minibatch, too; medians.`,
    );
  if (computed.length > 0) lines.push('≈: added up from its updates and actions; to run it takes minutes.');
  if (solvedSeconds.seeds)
    lines.push(
      `reliable: ${solvedSeconds.seeds} seeds with simd, one with webgl; in the worker from the press of Train to the result, its test of 100 episodes included.`,
    );
  if (pytorch)
    lines.push(
      `PyTorch, ${pytorch.measured ? 'in this run' : 'NOT in this run'}: ${pytorch.source}. Its greedy action includes the environment's step.`,
    );
  if (webgl)
    lines.push(
      `webgl: ${significant(webgl.javascriptMs, 2)} ms of JavaScript an update; ${percent(webgl.readbackShare)} of a call is readback.`,
    );
  for (const { learner, other, ms, thenMs, ratio } of report.against)
    lines.push(
      `${learner}: a call of 10 updates of batch 32 takes ${percent(ratio)} of its time at ${other}: ${significant(ms, 3)} and ${significant(thenMs, 3)} ms, medians of calls in turns.`,
    );
  if (heapMB)
    lines.push(
      `Worker's JavaScript heap: ${significant(heapMB.after500, 3)} MB after 500 episodes, ${significant(heapMB.after5000, 3)} MB after 5,000.`,
    );
  for (const [run, page] of Object.entries(pageAtWork ?? {})) {
    lines.push(
      `Page while ${run} trains at max: ${significant(page.framesPerSecond, 3)} frames a second, slowest ${significant(page.slowestFrameMs, 3)} ms, its thread ${percent(page.busyShare)} busy, ${page.longTasks} tasks over 50 ms; ${significant(page.seconds, 3)} s from the press to the result.`,
    );
  }
  if (mapAtWork)
    lines.push(
      `Policy map in sight: ${significant(mapAtWork.perSecond, 2)} maps a second, ${mapAtWork.cells}×${mapAtWork.cells} or finer; a run takes ${percent(mapAtWork.slowdown)} longer than without (best of ${mapAtWork.pairs} each).`,
    );
  for (const { carts, framesPerSecond, busyShare } of fieldAtWork?.drawing ?? [])
    lines.push(
      `A field of ${carts} carts, all moving: ${significant(framesPerSecond, 3)} frames a second, the page's thread ${percent(busyShare)} busy.`,
    );
  if (fieldAtWork)
    lines.push(
      `The page's study: ${percent(fieldAtWork.shareOfCommandLine)} of what the command line's reaches a core (${fieldAtWork.seeds} seeds of blog).`,
    );
  for (const { format, seconds, megabytes, filmSeconds } of recordings ?? [])
    lines.push(
      `Recording of 500 steps, before and after side by side, dark: ${format} in ${significant(seconds, 3)} s, ${significant(megabytes, 3)} MB for ${significant(filmSeconds, 3)} s of film.`,
    );
  for (const { episodes, workerUs, pageUs, drawnUs } of reports ?? [])
    lines.push(
      `A progress report of 30 episodes after ${episodes.toLocaleString('en')}: ${significant(workerUs, 2)} µs in the worker, ${significant(pageUs, 2)} µs on the page, ${significant(drawnUs, 2)} µs for what score, timeline and log are drawn from; medians, in Node.`,
    );
  for (const { preset, share, kept } of snapshots ?? [])
    lines.push(
      `Snapshots of a run of ${preset}, ${kept} kept: taking and sending them is ${percent(share)} of its training, in Node.`,
    );
  if (pageKB)
    lines.push(
      `Gzipped: page's scripts ${significant(pageKB.page, 3)} KB, styles ${significant(pageKB.styles, 2)} KB, worker ${significant(pageKB.worker, 3)} KB, TensorFlow.js ${significant(pageKB.tfjs, 3)} KB (only with the learners webgl and tfjs).`,
    );
  return lines;
}

function percent(share: number): string {
  return `${significant(100 * share, 2)}%`;
}

function machine(
  { machine: { cpu, cores, memoryGB, system, node, chromium, webgl } }: BenchReport,
  command: string,
): string {
  const parts = [`${cpu}, ${cores} cores, ${memoryGB} GB`, system, `Node ${node}`];
  if (chromium) parts.push(`Chromium ${chromium}`);
  if (webgl) parts.push(`WebGL ${isSoftwareRenderer(webgl) ? 'in software' : 'on the GPU'}: ${webgl}`);
  return `${parts.join('; ')}\n${command}`;
}

function markdown(table: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(3, ...table.map((row) => (row[column] ?? '').length));
  const widths = (table[0] ?? []).map((_, column) => width(column));
  const line = (row: readonly string[]) =>
    `| ${widths.map((w, i) => (i === 0 ? (row[i] ?? '').padEnd(w) : (row[i] ?? '').padStart(w))).join(' | ')} |`;
  const rule = `| ${widths.map((w, i) => (i === 0 ? '-'.repeat(w) : `${'-'.repeat(w - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [line(head), rule, ...body.map(line)].join('\n');
}
