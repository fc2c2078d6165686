export { CsvButton } from './CsvButton.tsx';
export { CurveSelect } from './CurveSelect.tsx';
export { listAgent } from './run-actions.ts';
export { curveAxis, episodesAxis, type RunCurve, runSeries } from './run-curves.ts';
