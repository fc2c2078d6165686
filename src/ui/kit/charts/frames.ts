import { themeStore } from '../theme.ts';

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
