import { type RefCallback, useCallback, useState } from 'react';
import { maxEpisodeSteps } from '../../../core/cartpole.ts';
import { summarise } from '../../../core/evaluate.ts';
import { robustness } from '../../../locales/en/robustness.ts';
import type { RobustnessPoint } from '../../../worker/robustness/protocol.ts';
import type { ColourName } from '../../kit/charts/model.ts';
import { oneDecimal, type Translate, useStrings } from '../../kit/i18n/index.ts';
import type { AgentId, KnownAgent } from '../agents/index.ts';
import styles from './Robustness.module.css';

const height = 300;
const margin = { top: 10, right: 14, bottom: 46, left: 54 };
const stepTicks = [0, 100, 200, 300, 400, 500];
const strengthTicks = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Mean steps over the strength of the pushes, a line for each agent. */
export function StrengthChart({ curves }: { readonly curves: readonly Curve[] }) {
  const t = useStrings(robustness);
  const [box, width] = useWidth();
  const x = (strength: number) =>
    margin.left + ((strength - 0.1) / 0.9) * (width - margin.left - margin.right);
  const y = (steps: number) => margin.top + (1 - steps / mostSteps) * (height - margin.top - margin.bottom);
  const shownTicks = width < 480 ? strengthTicks.filter((_, i) => i % 3 === 0) : strengthTicks;
  return (
    <div ref={box} className={styles['chart']}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={t('chart', { lines: curvesSummary(curves, t) })}
      >
        <g className={styles['grid']}>
          {stepTicks.map((steps) => (
            <g key={steps}>
              <line x1={margin.left} x2={width - margin.right} y1={y(steps)} y2={y(steps)} />
              <text x={margin.left - 8} y={y(steps) + 4} textAnchor="end">
                {steps}
              </text>
            </g>
          ))}
          {shownTicks.map((strength) => (
            <g key={strength}>
              <line x1={x(strength)} x2={x(strength)} y1={margin.top} y2={height - margin.bottom} />
              <text x={x(strength)} y={height - margin.bottom + 18} textAnchor="middle">
                {oneDecimal(strength)}
              </text>
            </g>
          ))}
          <text x={(margin.left + width - margin.right) / 2} y={height - 6} textAnchor="middle">
            {t('axisX')}
          </text>
          <text transform={`translate(13 ${y(250)}) rotate(-90)`} textAnchor="middle">
            {t('axisY')}
          </text>
        </g>
        {curves.toReversed().map(({ id, points }) => (
          <g key={id} style={{ color: `var(${LOOKS[id].colour})` }}>
            <polyline
              className={styles['line']}
              strokeDasharray={LOOKS[id].dash?.join(' ')}
              points={points.map(({ strength, mean }) => `${x(strength)},${y(mean)}`).join(' ')}
            />
            {points.map(({ strength, mean }) => (
              <path
                key={strength}
                className={styles['mark']}
                d={MARKS[LOOKS[id].mark]}
                transform={`translate(${x(strength)} ${y(mean)})`}
              />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** A ref for an element, and its width in CSS pixels, as it changes. */
function useWidth(): [ref: RefCallback<HTMLDivElement>, width: number] {
  const [width, setWidth] = useState(640);
  const ref = useCallback((element: HTMLDivElement) => {
    const resizing = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width));
    });
    resizing.observe(element);
    return () => resizing.disconnect();
  }, []);
  return [ref, width];
}

/** How an agent's curve looks: told apart by dash and mark as well as by colour. */
export interface Look {
  readonly colour: ColourName;
  readonly dash?: readonly number[];
  readonly mark: 'circle' | 'square' | 'diamond' | 'triangle';
}

export const LOOKS: Readonly<Record<AgentId, Look>> = {
  own: { colour: '--after', mark: 'circle' },
  shown: { colour: '--epsilon', dash: [2, 4], mark: 'triangle' },
  shipped: { colour: '--live', dash: [8, 4], mark: 'diamond' },
  blog: { colour: '--reference', dash: [4, 3], mark: 'square' },
  handMade: { colour: '--text-1', dash: [1, 3], mark: 'diamond' },
  found: { colour: '--text-1', dash: [6, 2, 1, 2], mark: 'triangle' },
  untrained: { colour: '--before', mark: 'circle' },
};

export interface Curve {
  readonly id: AgentId;
  readonly name: string;
  readonly points: readonly { readonly strength: number; readonly mean: number; readonly full: number }[];
}

export function curveOf({ id, name }: KnownAgent, points: readonly RobustnessPoint[]): Curve {
  return {
    id,
    name,
    points: points.map(({ strength, returns }) => {
      const { mean, full } = summarise(returns);
      return { strength, mean, full };
    }),
  };
}

/** A path around 0, 0 for a mark of 9 px. */
export const MARKS: Readonly<Record<Look['mark'], string>> = {
  circle: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z',
  square: 'M-4 -4h8v8h-8z',
  diamond: 'M0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z',
  triangle: 'M0 -5l5 9h-10z',
};

export const mostSteps = maxEpisodeSteps;

/** A sentence for each curve: where it begins and where it ends. */
export function curvesSummary(curves: readonly Curve[], t: Translate<typeof robustness>): string {
  return curves
    .flatMap(({ name, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [t('chartLine', { agent: name, first: Math.round(first.mean), last: Math.round(last.mean) })];
    })
    .join(' ');
}
