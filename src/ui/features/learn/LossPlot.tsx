import type { Config } from '../../../core/config.ts';
import { lossOf, lossSlope } from '../../../core/loss.ts';
import { learn as strings } from '../../../locales/en/learn.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import styles from './Learn.module.css';

interface Props {
  readonly loss: Config['loss'];
  readonly tdError: number;
}

/** The loss as a curve over the TD error, with this one's point and the tangent there. */
export function LossPlot({ loss, tdError }: Props) {
  const t = useStrings(strings);
  const reach = Math.max(0.1, 1.6 * Math.abs(tdError));
  const top = lossOf(reach, loss);
  const x = (error: number) => 100 * (error / reach);
  const y = (value: number) => -70 * (value / top);
  const curve = Array.from({ length: 81 }, (_, i) => (i / 40 - 1) * reach)
    .map((error) => `${x(error).toFixed(2)},${y(lossOf(error, loss)).toFixed(2)}`)
    .join(' ');
  const value = lossOf(tdError, loss);
  const slope = lossSlope(tdError, loss);
  const run = 0.45 * reach;
  return (
    <svg
      className={`sheet ${styles.lossPlot}`}
      viewBox="-108 -78 216 92"
      role="img"
      aria-label={t('lossPlot')}
    >
      <line className={styles.axis} x1={-104} x2={104} y1={0} y2={0} />
      <line className={styles.axis} x1={0} x2={0} y1={-76} y2={3} />
      <polyline className={styles.curve} points={curve} />
      <line
        className={styles.tangent}
        x1={x(tdError - run)}
        y1={y(value - slope * run)}
        x2={x(tdError + run)}
        y2={y(value + slope * run)}
      />
      <circle className={styles.point} cx={x(tdError)} cy={y(value)} r={4} />
      <text x={104} y={11} textAnchor="end">
        δ
      </text>
      <text x={4} y={-70}>
        L
      </text>
    </svg>
  );
}
