/** Small scenes of a contact sheet. */
const mostMoments = 8;

/**
 * Which episodes of a run a contact sheet shows: evenly spaced from 0 on at round numbers, 0, 40, 80 …, and the last.
 * @param last the zero-based last episode of the run
 */
export function sheetEpisodes(last: number): readonly number[] {
  const gaps = mostMoments - 1;
  if (last < gaps) return Array.from({ length: last + 1 }, (_, episode) => episode);
  const even = last / gaps;
  const grain = even < 10 ? 1 : even < 30 ? 5 : even < 300 ? 10 : 100;
  const step = Math.floor(even / grain) * grain;
  return [...Array.from({ length: gaps }, (_, i) => i * step), last];
}
