/** The page's one `requestAnimationFrame` loop: it runs while something that moves can be seen. */

/** Something that is redrawn each frame while its element is on screen. */
interface Animated {
  readonly element: Element;
  /** @param seconds since the last frame, at most a quarter. */
  frame(seconds: number): void;
}

const longestFrame = 0.25; // s: after a pause time goes on, it does not catch up

const all = new Map<Element, Animated>();
const visible = new Set<Element>();
let request: number | null = null;
let last: number | null = null;
let observer: IntersectionObserver | null = null;

/** @returns a function that takes it off again. */
export function animate(animated: Animated): () => void {
  observer ??= startObserving();
  all.set(animated.element, animated);
  observer.observe(animated.element);
  return () => {
    observer?.unobserve(animated.element);
    all.delete(animated.element);
    visible.delete(animated.element);
  };
}

function startObserving(): IntersectionObserver {
  document.addEventListener('visibilitychange', wake);
  return new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && all.has(target)) visible.add(target);
      else visible.delete(target);
    }
    wake();
  });
}

function wake(): void {
  if (request !== null || visible.size === 0 || document.hidden) return;
  last = null;
  request = requestAnimationFrame(loop);
}

function loop(now: number): void {
  request = null;
  if (visible.size === 0 || document.hidden) return;
  const seconds = last === null ? 0 : Math.min(longestFrame, (now - last) / 1000);
  last = now;
  request = requestAnimationFrame(loop);
  for (const element of visible) all.get(element)?.frame(seconds);
}
