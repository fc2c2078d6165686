import '../../kit/charts/logarithmic-scale.ts'; // of the loss
import { compare } from '../../../locales/en/compare.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { RUN_CURVES, type RunCurve } from './run-curves.ts';

interface Props {
  readonly curve: RunCurve;
  readonly choose: (curve: RunCurve) => void;
}

/** Which curve of the runs is drawn; stands beside the chart's title. */
export function CurveSelect({ curve, choose }: Props) {
  const t = useStrings(compare);
  return (
    <select
      className="select small"
      aria-label={t('curve')}
      title={t('curve')}
      value={curve}
      onChange={({ target }) => choose(RUN_CURVES.find((one) => one === target.value) ?? curve)}
    >
      {RUN_CURVES.map((one) => (
        <option key={one} value={one}>
          {t(`curve-${one}`)}
        </option>
      ))}
    </select>
  );
}
