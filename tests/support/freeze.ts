/**
 * The longest time in ms for which `work` kept everything else from running: a page would have stood still for so
 * long. The least of three tries, as another process may take the processor at any time.
 */
export async function longestFreeze(work: () => Promise<unknown>): Promise<number> {
  const tries: number[] = [];
  while (tries.length < 3 && !((tries.at(-1) ?? Number.POSITIVE_INFINITY) < 50))
    tries.push(await watch(work));
  return Math.min(...tries);
}

async function watch(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(tick, 1);
  await new Promise((resolve) => setTimeout(resolve, 2));
  last = performance.now();
  longest = 0;
  await work();
  tick();
  clearInterval(timer);
  return longest;
}
