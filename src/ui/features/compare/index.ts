export { CsvButton } from './CsvButton.tsx';
export { CurveSelect } from './CurveSelect.tsx';
export { listAgent } from './run-actions.ts';
export {
  curveAxis,
  episodesAxis,
  newestValues,
  type RunCurve,
  type RunPoints,
  runPoints,
  runSeries,
} from './run-curves.ts';
