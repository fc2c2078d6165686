export { CurveSelect } from './CurveSelect.tsx';
export { listAgent } from './list-agent.ts';
export {
  curveAxis,
  episodesAxis,
  newestValues,
  type RunCurve,
  type RunPoints,
  runPoints,
  runSeries,
} from './run-curves.ts';
export { wilsonInterval } from './statistics.ts';
export { startStudy } from './study.ts';
export { study } from './study-store.ts';
