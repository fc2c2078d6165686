import { atNextFrame, forget } from './frames.ts';
import type { ChartModel, ModelSource } from './model.ts';

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
