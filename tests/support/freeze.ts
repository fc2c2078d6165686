/**
 * The longest time in ms for which `work` kept everything else from running: a page would have stood still for so
 * long. It is time of this process on the processor, so that other processes do not count.
 */
export async function longestFreeze(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = processorTime();
  const tick = () => {
    const now = processorTime();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(tick, 1);
  await new Promise((resolve) => setTimeout(resolve, 2));
  longest = 0;
  last = processorTime();
  await work();
  tick();
  clearInterval(timer);
  return longest;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
