import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { cache, run } from './run.mjs';

/**
 * `flaky` are those of the passed that needed a second try; `failures` names the tests that failed, `lacks` says what
 * this machine lacks to run those that were skipped.
 * @typedef {{ passed: number, failed: number, skipped: number, flaky?: number, failures?: string[], lacks?: string[] }} Numbers
 */
/** @typedef {Numbers & { name: string }} Count */

/**
 * Reads the counts from what a runner reports as JSON. A runner that ran no test, broke down outside of a test
 * or left no report counts as one failure: silence is never success.
 * @template Report
 * @param {string} name
 * @param {(reportFile: string) => Promise<boolean>} start tells whether the runner ended well
 * @param {(report: Report) => Numbers} read
 * @returns {Promise<Count>}
 */
async function count(name, start, read) {
  const file = join(cache, `${name}.json`);
  mkdirSync(cache, { recursive: true });
  rmSync(file, { force: true });
  const endedWell = await start(file);
  const { passed, failed, skipped, flaky = 0, failures = [], lacks = [] } = numbers(file, read);
  const ranNone = passed + failed === 0;
  if (ranNone) console.error(`${name}: no test ran`);
  const brokeDown = ranNone || (!endedWell && failed === 0);
  return { name, passed, failed: failed + (brokeDown ? 1 : 0), skipped, flaky, failures, lacks };
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Numbers} read
 */
function numbers(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {VitestFile[]} testResults
 */

/**
 * @typedef {object} VitestFile
 * @property {string} name
 * @property {string} status
 * @property {{ status: string, fullName: string }[]} assertionResults
 */

/**
 * @param {'unit' | 'browser'} project of vitest.config.ts, and those whose names begin like its own
 * @param {{ maxWorkers?: number, beside?: boolean }} [options] `beside`: another runner is at work meanwhile
 * @returns {Promise<Count>}
 */
export function runVitest(project, { maxWorkers = 2, beside = false } = {}) {
  const parameters = ['run', `--project=${project}*`, `--maxWorkers=${maxWorkers}`];
  parameters.push('--reporter=default', '--reporter=json');
  return count(
    project,
    (file) => run('vitest', [...parameters, `--outputFile.json=${file}`], { beside }),
    (/** @type {VitestReport} */ report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.testResults.filter(failedOutsideOfATest).length,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName }) => `${relative('', name)}: ${fullName}`),
      ),
    }),
  );
}

/** @param {VitestReport['testResults'][number]} file */
const failedOutsideOfATest = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed');

/**
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} errors outside of a test
 * @property {PlaywrightSuite[]} suites
 */

/** @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite */

/**
 * @typedef {object} PlaywrightSpec
 * @property {string} title
 * @property {string} file
 * @property {boolean} ok
 * @property {{ annotations: { type: string, description?: string }[] }[]} tests
 */

/**
 * In few parts: each start of Playwright, of its server and of its browser takes 6 s of processor time.
 * @param {string} files a pattern that their paths have
 * @param {{ workers?: number, beside?: boolean }} [options] `beside`: another runner is at work meanwhile
 * @returns {Promise<Count>}
 */
export async function runPlaywright(files, { workers = 2, beside = false } = {}) {
  const port = String(await freePort());
  const name = beside ? 'e2e-beside' : 'e2e';
  const parameters = ['test', files, `--workers=${workers}`, `--output=test-results/${name}`];
  return count(
    name,
    (file) =>
      run('playwright', [...parameters, '--reporter=list,json'], {
        beside,
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, E2E_PORT: port },
      }),
    (/** @type {PlaywrightReport} */ { stats, errors, suites }) => ({
      passed: stats.expected + stats.flaky, // in CI a test may take a second try; Playwright names those
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
      flaky: stats.flaky,
      failures: suites
        .flatMap(allSpecs)
        .filter(({ ok }) => !ok)
        .map(({ file, title }) => `${file}: ${title}`),
      lacks: suites.flatMap(allSpecs).flatMap(skippedFor),
    }),
  );
}

/**
 * What several runs counted, as one.
 * @param {string} name
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function together(name, counts) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped' | 'flaky'} */ key) =>
    counts.reduce((total, count) => total + (count[key] ?? 0), 0);
  return {
    name,
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    flaky: sum('flaky'),
    failures: counts.flatMap(({ failures = [] }) => failures),
    lacks: counts.flatMap(({ lacks = [] }) => lacks),
  };
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightSpec[]}
 */
const allSpecs = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(allSpecs)];

/** @param {PlaywrightSpec} spec */
const skippedFor = ({ tests }) =>
  tests.flatMap(({ annotations }) =>
    annotations.flatMap(({ type, description }) => (type === 'skip' && description ? [description] : [])),
  );

/**
 * The result for people: one line, one for each test that failed, and one for each reason why one was skipped.
 * @param {Count} count
 */
export function resultLines({ name, passed, failed, skipped, flaky = 0, failures = [], lacks = [] }) {
  const more = [
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(flaky > 0 ? [`${flaky} of the passed only at a second try`] : []),
  ];
  const total = `${name.padEnd(8)} ${[`${passed} passed`, `${failed} failed`, ...more].join(', ')}`;
  return [
    total,
    ...failures.map((failure) => `         ✗ ${failure}`),
    ...[...new Set(lacks)].map((lack) => `         – not run: ${lack}`),
  ].join('\n');
}

/** @returns {Promise<number>} a port that nobody listens on */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
