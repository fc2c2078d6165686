import { Select } from '../../kit/Field.tsx';
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
    <Select
      className="select small"
      aria-label={t('curve')}
      title={t('curve')}
      values={RUN_CURVES}
      value={curve}
      say={(one) => t(`curve-${one}`)}
      onChoose={choose}
    />
  );
}
