import { parseArgs } from 'node:util';
import { Workshop } from './bench/browser.ts';
import { bench, isPart, PARTS, type Part } from './bench/measure.ts';
import { benchText } from './bench/table.ts';
import { countOption, runMain, UsageError } from './cli/options.ts';

const usage = `Measures every learner and its peers on this machine: one table from one run.

  npm run bench
  npm run bench -- --only simd
  npm run bench -- --only webgl,tfjs --json
  npm run bench -- --gpu --only simd,webgl,tfjs
  npm run bench -- --only webgl --against beee507~1

  --only NAMES
      Measure only these, separated by commas: ${PARTS.join(', ')}.
  --seeds N
      How many seeds of reliable simd trains until solved (default 10).
  --gpu
      WebGL on this machine's own GPU (ANGLE on Vulkan, Metal or D3D) instead of in software; says so where there is none.
  --against COMMIT, or a folder with its tree
      Only time the learners' calls in turns with those of another version, in one browser.
  --json
      Print one JSON object instead of the table.
  --help
      This text.

All learners run in a worker of headless Chromium, those that need no browser in Node as well (tfjs there on its CPU
backend). "page" builds the app, weighs it and watches it train; "map" tells
what the policy map costs meanwhile; "field" watches 64 and 256 carts move and a study train; "reports" times what the worker tells the page of a long run, and its snapshots; "record" makes a GIF and videos of 500 steps. PyTorch runs where python3 has torch and gymnasium; else its reference figures are shown.`;

await runMain(async () => {
  const args = process.argv.slice(2);
  const { parts, seeds, gpu, against, json, help } = readOptions(args);
  if (help) {
    console.log(usage);
    return;
  }
  const workshop = new Workshop();
  try {
    const report = await bench(workshop, parts, { seeds, gpu, against }, (step) => console.error(step));
    console.log(
      json
        ? JSON.stringify(report)
        : benchText(report, ['npm run bench', ...(args.length > 0 ? ['--'] : []), ...args].join(' ')),
    );
  } finally {
    await workshop.close();
  }
});

function readOptions(args: string[]) {
  const { only, seeds, gpu = false, against, json = false, help = false } = parse(args);
  const names = only === undefined ? PARTS : only.split(',').map((name) => name.trim());
  const parts: readonly Part[] = names.map((name) => {
    if (isPart(name)) return name;
    throw new UsageError(`--only ${name}: there is no such part; there are ${PARTS.join(', ')}.`);
  });
  return { parts, seeds: countOption('seeds', seeds, 10, 1), gpu, against, json, help };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        only: { type: 'string' },
        seeds: { type: 'string' },
        gpu: { type: 'boolean' },
        against: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error} (--help lists all options)`);
  }
}
