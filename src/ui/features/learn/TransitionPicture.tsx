import { learn as strings } from '../../../locales/en/learn.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession } from '../../session/useSession.ts';
import { formatState } from '../inside/index.ts';
import styles from './Learn.module.css';
import type { Lesson } from './lesson.ts';

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
  const label = t('pictureLabel', {
    from: formatState(state).poleAngle,
    to: formatState(nextState).poleAngle,
    action: t(action === 1 ? 'right' : 'left'),
  });
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
      <g className={styles.push} data-action={action === 1 ? 'right' : 'left'}>
        <line
          x1={push * 0.32}
          x2={push * 0.62}
          y1={-2 * cart.wheel - cart.height / 2}
          y2={-2 * cart.wheel - cart.height / 2}
        />
        <path d={`M${push * 0.74} ${-2 * cart.wheel - cart.height / 2}l${-push * 0.14} -0.08v0.16z`} />
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
