import { themeStore } from '../theme.ts';
import type { ChartModel, ModelSource } from './model.ts';

/** Milliseconds of one frame that charts may take; the scenes move in the same frames. */
const budget = 8;

const waiting = new Set<() => void>();
let frame = 0;

/**
 * Runs `draw` once after a next frame, in a task of its own, so that scenes and charts do not hold up the page together:
 * what does not fit into a frame's share waits for the following one. Paper has no next frame.
 */
export function atNextFrame(draw: () => void): void {
  if (themeStore.getState().printing) {
    draw();
    return;
  }
  waiting.add(draw);
  if (frame === 0) frame = requestAnimationFrame(afterFrame);
}

export function forget(draw: () => void): void {
  waiting.delete(draw);
}

function afterFrame(): void {
  setTimeout(run);
}

function run(): void {
  const end = performance.now() + budget;
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() >= end) break;
  }
  frame = waiting.size > 0 ? requestAnimationFrame(afterFrame) : 0;
}

/** Milliseconds between two drawings of what changes all the time: a chart is a hundred times a scene's work. */
export const drawInterval = 200;

/**
 * Calls `draw` with the model of now, and then with newer ones at frames at least `interval` milliseconds apart.
 * @returns a function that ends it.
 */
export function follow(
  source: ModelSource,
  draw: (model: ChartModel) => void,
  interval = drawInterval,
): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const drawNewest = () => {
    timer = null;
    draw(source.get());
  };
  const end = source.subscribe(() => {
    timer ??= setTimeout(() => atNextFrame(drawNewest), interval);
  });
  draw(source.get());
  return () => {
    end();
    forget(drawNewest);
    if (timer !== null) clearTimeout(timer);
  };
}
