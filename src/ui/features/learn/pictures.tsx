import type { Action } from '../../../core/cartpole.ts';
import type { Config } from '../../../core/config.ts';
import { lossOf, lossSlope } from '../../../core/loss.ts';
import { learn as strings } from '../../../locales/en/learn.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession } from '../../session/useSession.ts';
import { formatState } from '../inside/index.ts';
import styles from './Learn.module.css';
import type { Lesson, QPair } from './lesson.ts';

interface QPairProps {
  /** Q or Q⁻ */
  readonly name: string;
  /** s or s′ */
  readonly of: string;
  readonly pair: QPair;
  /** The one that counts; null when neither does. */
  readonly chosen: Action | null;
  readonly format: (value: number) => string;
}

const actions = ['left', 'right'] as const;

/** Two Q-values of one state as bars from zero, the one that counts in full colour. */
export function QPairBars({ name, of, pair, chosen, format }: QPairProps) {
  const t = useStrings(strings);
  const low = Math.min(0, ...pair);
  const high = Math.max(0, ...pair);
  const at = (value: number) => (100 * (value - low)) / (high - low || 1);
  return (
    <dl className={`stack gap2 ${styles.qPair}`}>
      {actions.map((action, i) => {
        const value = pair[i] ?? 0;
        const from = at(Math.min(0, value));
        return (
          <div key={action} data-action={action} data-chosen={chosen === i}>
            <dt>
              <i>{name}</i>({of}, {t(action)})
            </dt>
            <dd className="measured">
              <span className="meter" aria-hidden="true">
                <span
                  className={styles.qFill}
                  style={{ left: `${from}%`, width: `${at(Math.max(0, value)) - from}%` }}
                />
              </span>
              <span className="value">{format(value)}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The loss as a curve over the TD error, with this one's point and the tangent there. */
export function LossPlot({ loss, tdError }: Pick<Config, 'loss'> & Pick<Lesson, 'tdError'>) {
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

const ground = 0.12; // m below the rail
const least = { halfWidth: 1.15, height: 1.5 }; // m, which a pole of 1 m needs
const cart = { width: 0.44, height: 0.2, wheel: 0.065, axle: 0.14 }; // m
const pivot = 2 * cart.wheel + 0.72 * cart.height;

/** s and s′ of a transition to scale in metres, the cart of s in the middle; an arrow for the push. */
export function TransitionPicture({ lesson }: { readonly lesson: Lesson }) {
  const t = useStrings(strings);
  const poleLength = useSession(({ run }) => 2 * run.config.halfPoleLength);
  const tall = Math.max(1, (poleLength + 0.5) / least.height);
  const view = { halfWidth: least.halfWidth * tall, height: least.height * tall };
  const { state, nextState, action } = lesson;
  const push = action === 1 ? 1 : -1;
  const height = -2 * cart.wheel - cart.height / 2;
  const from = formatState(state).poleAngle;
  const to = formatState(nextState).poleAngle;
  const label = t('pictureLabel', { from, to, action: t(actions[action]) });
  return (
    <svg
      className={`sheet ${styles.picture}`}
      viewBox={`${-view.halfWidth} ${-(view.height - ground)} ${2 * view.halfWidth} ${view.height}`}
      role="img"
      aria-label={label}
    >
      <line className={styles.solid} x1={-view.halfWidth} x2={view.halfWidth} y1={0} y2={0} />
      <CartAndPole x={0} angle={state.poleAngle} length={poleLength} ghost />
      <CartAndPole
        x={nextState.cartPosition - state.cartPosition}
        angle={nextState.poleAngle}
        length={poleLength}
      />
      <g className={styles.push} data-action={actions[action]}>
        <line x1={push * 0.32} x2={push * 0.62} y1={height} y2={height} />
        <path d={`M${push * 0.74} ${height}l${-push * 0.14} -0.08v0.16z`} />
      </g>
    </svg>
  );
}

interface CartProps {
  /** m from the middle */
  readonly x: number;
  /** rad */
  readonly angle: number;
  /** m */
  readonly length: number;
  readonly ghost?: boolean;
}

function CartAndPole({ x, angle, length, ghost = false }: CartProps) {
  const top = -2 * cart.wheel - cart.height;
  return (
    <g className={ghost ? styles.ghost : styles.solid} transform={`translate(${x} 0)`}>
      <circle cx={-cart.axle} cy={-cart.wheel} r={cart.wheel} />
      <circle cx={cart.axle} cy={-cart.wheel} r={cart.wheel} />
      <rect x={-cart.width / 2} y={top} width={cart.width} height={cart.height} rx={0.03} />
      <line
        className={styles.pole}
        x1={0}
        y1={-pivot}
        x2={Math.sin(angle) * length}
        y2={-pivot - Math.cos(angle) * length}
      />
    </g>
  );
}
