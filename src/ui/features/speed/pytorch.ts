import * as v from 'valibot';
import { quantile } from '../../../core/statistics.ts';
import { loadShipped } from '../../session/stage/shipped-agent.ts';

const figure = v.pipe(v.number(), v.finite(), v.minValue(0));

const Runs = v.object({
  runs: v.pipe(
    v.array(v.object({ seconds: figure, updates: figure, updateSeconds: figure, environmentSteps: figure })),
    v.minLength(1),
  ),
});

/** What the blog's program takes in PyTorch: medians over its runs. */
export interface PytorchFigures {
  /** For 500 episodes. */
  readonly seconds: number;
  /** An update of 32 transitions, drawing them included. */
  readonly updateMs: number;
  /** An environment step, the greedy action included. */
  readonly stepUs: number;
  readonly runs: number;
}

/** @throws {v.ValiError} when `file` is not of the form of `reference/blog-pytorch-20-seeds.json`. */
export function pytorchFigures(file: unknown): PytorchFigures {
  const { runs } = v.parse(Runs, file);
  const median = (of: (run: (typeof runs)[number]) => number) => quantile(runs.map(of), 0.5);
  return {
    seconds: median(({ seconds }) => seconds),
    updateMs: median(({ updateSeconds, updates }) => (1000 * updateSeconds) / updates),
    stepUs: median(
      ({ seconds, updateSeconds, environmentSteps }) => (1e6 * (seconds - updateSeconds)) / environmentSteps,
    ),
    runs: runs.length,
  };
}

/** The figures shipped with the page. @throws when they cannot be loaded. */
export async function loadPytorchFigures(): Promise<PytorchFigures> {
  return pytorchFigures(await loadShipped('./reference/blog-pytorch-20-seeds.json'));
}
