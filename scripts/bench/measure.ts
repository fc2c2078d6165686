import { cpus, release, totalmem, type } from 'node:os';
import type { Browser, Page } from '@playwright/test';
import { LEARNER_NAMES, type LearnerName } from '../../src/core/learner.ts';
import { isSoftwareRenderer } from '../../src/learners/webgl/renderer.ts';
import { nodeLearners } from '../cli/learner.ts';
import { UsageError } from '../cli/options.ts';
import { timeAgainst } from './against.ts';
import { buildApp, openBenchPage, type Workshop } from './browser.ts';
import { type Entrant, nodeEntrant, splitWebgl, workerEntrant } from './entrants.ts';
import { fieldAtWork } from './field-at-work.ts';
import { measureHeap } from './heap.ts';
import { mapAtWork } from './map-at-work.ts';
import { pageAtWork } from './page-at-work.ts';
import { loadedFiles, pageWeight } from './page-weight.ts';
import { measurePytorch } from './pytorch.ts';
import { recordings } from './recordings.ts';
import type { ActionRow, BenchReport, PerLearner, UpdateRow } from './report.ts';
import { timeReports } from './reports.ts';
import { blogRuns, commandTimes, solvedRuns } from './runs.ts';
import { snapshotCosts } from './snapshots.ts';
import { isBlogTask, timeActions, timeUpdates } from './speed.ts';

export const PARTS = [...LEARNER_NAMES, 'page', 'map', 'field', 'record', 'reports', 'pytorch'] as const;
export type Part = (typeof PARTS)[number];

export function isPart(name: string): name is Part {
  return PARTS.some((part) => part === name);
}

/** Seeds of PyTorch's program, some seven seconds each. */
const pytorchSeeds = 3;

export interface BenchOptions {
  /** Of `reliable`, to train until solved. */
  readonly seeds: number;
  /** WebGL on this machine's own GPU. */
  readonly gpu: boolean;
  /** A commit or a folder: then the learners are only timed beside those it had. */
  readonly against: string | undefined;
}

/** Measures the wanted parts. @param say hears what is being measured. */
export async function bench(
  workshop: Workshop,
  parts: readonly Part[],
  { seeds, gpu, against }: BenchOptions,
  say: (step: string) => void,
): Promise<BenchReport> {
  const names = LEARNER_NAMES.filter((name) => parts.includes(name));
  const withApp = (['page', 'map', 'field', 'record'] as const).some((part) => parts.includes(part));
  const browser = names.length > 0 || withApp || gpu ? await workshop.browser(gpu) : null;
  const renderer = browser && (await rendererOf(browser));
  if (gpu) expectGpu(renderer);
  if (renderer !== null) say(`WebGL: ${renderer}`);
  const measureLearners = (on: Browser): Promise<Partial<Figures>> =>
    against === undefined
      ? benchLearners(workshop, on, names, seeds, say)
      : timeAgainst(workshop, on, names, against, say).then((rows) => ({ against: rows }));
  const learners = browser && names.length > 0 ? await measureLearners(browser) : null;
  const app = browser && withApp ? await benchApp(workshop, browser, parts, say) : null;
  if (parts.includes('pytorch')) say('PyTorch');
  const pytorch = parts.includes('pytorch') ? await measurePytorch(pytorchSeeds) : null;
  return {
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown processor',
      cores: cpus().length,
      memoryGB: Math.round(totalmem() / 2 ** 30),
      system: `${type()} ${release()}`,
      node: process.versions.node,
      chromium: browser?.version() ?? null,
      webgl: renderer,
    },
    ...noFigures,
    ...learners,
    pageAtWork: app?.pageAtWork ?? null,
    mapAtWork: app?.mapAtWork ?? null,
    fieldAtWork: app?.fieldAtWork ?? null,
    recordings: app?.recordings ?? null,
    reports: parts.includes('reports') ? timeReports([1000, 20_000, 100_000]) : null,
    snapshots: parts.includes('reports') ? await snapshotCosts() : null,
    pageKB: app?.pageKB ?? null,
    pytorch,
  };
}

type Figures = Omit<
  BenchReport,
  | 'machine'
  | 'pageAtWork'
  | 'mapAtWork'
  | 'fieldAtWork'
  | 'recordings'
  | 'reports'
  | 'snapshots'
  | 'pageKB'
  | 'pytorch'
>;

const noFigures: Figures = {
  updateMs: {},
  actionUs: {},
  updates: [],
  actions: [],
  blogSeconds: {},
  solvedSeconds: { byLearner: {} },
  computed: [],
  firstUpdateMs: {},
  commandMs: {},
  heapMB: null,
  webgl: null,
  against: [],
};

async function benchLearners(
  workshop: Workshop,
  browser: Browser,
  names: readonly LearnerName[],
  seeds: number,
  say: (step: string) => void,
): Promise<Omit<Figures, 'against'>> {
  const page = await openBenchPage(workshop, browser);
  const entrants: Entrant[] = [];
  const firstUpdateMs: PerLearner<number> = {};
  for (const name of names) {
    say(`first update: ${name}`);
    if (nodeLearners.includes(name)) entrants.push(await nodeEntrant(name));
    const started = await workerEntrant(page, name);
    entrants.push(started.entrant);
    firstUpdateMs[name] = started.firstUpdateMs;
  }
  const updates = await timeUpdates(entrants, say);
  say('greedy actions');
  const actions = await timeActions(entrants);
  const webgl = names.includes('webgl') ? await splitWebgl(page) : null;
  for (const { close } of entrants) await close();

  say("the blog's 500 episodes");
  const blog = await blogRuns(page, updates, actions);
  say('reliable until solved');
  const byLearner = await solvedRuns(page, names, seeds);
  say('commands while it learns');
  const commandMs = await commandTimes(page, names);
  if (names.includes('simd')) say('heap after 500 and 5,000 episodes');
  const heapMB = names.includes('simd') ? await measureHeap(page) : null;
  return {
    ...{ updateMs: blogUpdates(updates), actionUs: workerActions(actions), updates, actions },
    ...{ blogSeconds: blog.seconds, computed: blog.computed, firstUpdateMs, commandMs, heapMB, webgl },
    solvedSeconds: { ...byLearner.simd?.worker, byLearner },
  };
}

function blogUpdates(rows: readonly UpdateRow[]): PerLearner<number> {
  const blog = rows.filter((row) => row.place === 'worker' && isBlogTask(row));
  return Object.fromEntries(blog.map(({ learner, ms }) => [learner, ms]));
}

function workerActions(rows: readonly ActionRow[]): PerLearner<number> {
  const inWorker = rows.filter(({ place }) => place === 'worker');
  return Object.fromEntries(inWorker.map(({ learner, us }) => [learner, us]));
}

async function benchApp(
  workshop: Workshop,
  browser: Browser,
  parts: readonly Part[],
  say: (step: string) => void,
): Promise<Partial<Pick<BenchReport, 'pageAtWork' | 'mapAtWork' | 'fieldAtWork' | 'recordings' | 'pageKB'>>> {
  say('building the app');
  const address = await workshop.serve(await buildApp(workshop));
  const fresh = async <Result>(use: (page: Page) => Promise<Result>): Promise<Result> => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    try {
      return await use(await context.newPage());
    } finally {
      await context.close();
    }
  };
  const page = async () => {
    const pageKB = await fresh(async (opened) => pageWeight(await loadedFiles(opened, address)));
    say('the page while it trains');
    const atWork = {
      blog: await fresh((opened) => pageAtWork(opened, address, { preset: 'blog' })),
      reliable: await fresh((opened) => pageAtWork(opened, address, { preset: 'reliable' })),
      'blog, 5,000 episodes of it': await fresh((opened) =>
        pageAtWork(opened, address, { preset: 'blog', episodes: '5000' }),
      ),
    };
    return { pageKB, pageAtWork: atWork };
  };
  const map = async () => {
    say('the policy map while the page trains');
    return { mapAtWork: await mapAtWork(fresh, address) };
  };
  const field = async () => {
    say('a field of carts');
    return { fieldAtWork: await fieldAtWork(fresh, address) };
  };
  const record = async () => {
    say('recordings');
    return { recordings: await recordings(fresh, address) };
  };
  return {
    ...(parts.includes('page') && (await page())),
    ...(parts.includes('map') && (await map())),
    ...(parts.includes('field') && (await field())),
    ...(parts.includes('record') && (await record())),
  };
}

/** What drives WebGL in this browser; null where nothing does. */
async function rendererOf(browser: Browser): Promise<string | null> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      const unmasked = gl?.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL;
      return gl === null ? null : String(gl.getParameter(unmasked ?? gl.RENDERER));
    });
  } finally {
    await page.close();
  }
}

/** @throws {UsageError} where the browser draws WebGL in software or not at all */
export function expectGpu(renderer: string | null): void {
  if (renderer !== null && !isSoftwareRenderer(renderer)) return;
  const instead = renderer === null ? 'it offers no WebGL 2' : `WebGL is ${renderer}`;
  throw new UsageError(
    `--gpu: the browser drives no GPU of this machine, ${instead}. A GPU needs its driver (on Linux with Vulkan); without --gpu the bench runs in software.`,
  );
}
