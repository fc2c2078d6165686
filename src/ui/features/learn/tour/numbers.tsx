import { type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Config } from '../../../../core/config.ts';
import { scoreInterval } from '../../../../core/history.ts';
import { mean as meanOf } from '../../../../core/statistics.ts';
import { tour as strings } from '../../../../locales/en/tour.ts';
import { formatNumber, useStrings } from '../../../kit/i18n/index.ts';
import { usePolled } from '../../../kit/usePolled.ts';
import { shownConfig } from '../../../session/session.ts';
import { stageOf } from '../../../session/stage/create-stage.ts';
import type { Moment } from '../../../session/stage/player.ts';
import { useFromSession, useSession } from '../../../session/useSession.ts';
import { formatState, formatValue } from '../../inside/index.ts';
import { Formula, formulaValues, lossTex, targetTex, tdErrorTex } from '../Formula.tsx';
import { bufferSizeOf, epsilonOf } from '../learn-store.ts';
import { type Lesson, lessonsOf } from '../lesson.ts';

const readable = 150; // ms between two numbers in the same place

/** The moment that a scene shows, as often as one can read it. */
function useMoment(scene: 'before' | 'after'): Moment | null {
  const stage = useFromSession(stageOf);
  return usePolled(() => (scene === 'before' ? stage.before : stage.afterPlayer).moment, readable);
}

export function StateNumbers() {
  const t = useStrings(strings);
  const moment = useMoment('before');
  if (moment === null) return null;
  const state = formatState(moment.state);
  return (
    <Values
      rows={[
        ['x', t('position'), state.cartPosition],
        ['ẋ', t('velocity'), state.cartVelocity],
        ['θ', t('angle'), state.poleAngle],
        ['θ̇', t('angularVelocity'), state.poleAngularVelocity],
        ['a', t('action'), moment.action === null ? '–' : t(moment.action === 1 ? 'right' : 'left')],
      ]}
    />
  );
}

export function RewardNumbers() {
  const t = useStrings(strings);
  const count = useSession(({ run }) => run.history.at(-1)?.return);
  return count === undefined ? null : <Now>{t('rewardNow', { count })}</Now>;
}

export function ReplayNumbers() {
  const t = useStrings(strings);
  const { bufferCapacity: capacity, batchSize } = useSession(shownConfig);
  const size = useSession(bufferSizeOf);
  return <Now>{t('replayNow', { size, capacity, batchSize })}</Now>;
}

export function EpsilonNumbers() {
  const t = useStrings(strings);
  const epsilon = useSession(epsilonOf);
  if (epsilon === 0) return null;
  const percent = formatNumber(100 * epsilon, { maximumFractionDigits: 1 });
  // Half of the random pushes are what the network would have done anyway; they are random all the same.
  return <Now>{t('epsilonNow', { epsilon: percent, every: Math.round(1 / epsilon) })}</Now>;
}

export function NetworkNumbers() {
  const t = useStrings(strings);
  const moment = useMoment('after');
  if (moment?.qValues == null) return null;
  const [left, right] = moment.qValues;
  const scale = Math.max(Math.abs(left), Math.abs(right)) / 10;
  return <Now>{t('networkNow', { left: formatValue(left, scale), right: formatValue(right, scale) })}</Now>;
}

/** The target's formula with the numbers of one transition of this run. */
export function TargetNumbers() {
  const t = useStrings(strings);
  const update = useSession(({ run }) => run.inspected);
  const config = useSession(({ run }) => run.config);
  const over = useSession(({ run }) => run.result !== null);
  const lesson = useMemo(
    () => (update === null ? undefined : mostTelling(lessonsOf(update, config))),
    [update, config],
  );
  return (
    <LinkedSymbols>
      {lesson === undefined ? (
        <Now>{over ? t('targetOver') : t('targetWaiting', { learningStarts: config.learningStarts })}</Now>
      ) : (
        <Equations lesson={lesson} config={config} />
      )}
    </LinkedSymbols>
  );
}

/**
 * Lights up a symbol of a formula together with its row in the table below, whichever of the two is pointed at;
 * the keyboard gets there by the rows.
 */
function LinkedSymbols({ children }: { readonly children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const [lit, setLit] = useState<string>();
  // After every render: with the next update KaTeX makes its formulas anew.
  useEffect(() => {
    for (const linked of element.current?.querySelectorAll<HTMLElement>('[data-symbol]') ?? [])
      linked.toggleAttribute('data-lit', lit !== undefined && linked.dataset['symbol'] === lit);
  });
  // A popover that moves under a resting pointer takes no light from the row that has the focus.
  const point = ({ target }: PointerEvent) =>
    setLit(symbolAt(target) ?? symbolAt(element.current?.querySelector(':focus')));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what lights up is there to be read without it
    <div
      ref={element}
      onPointerOver={point}
      onPointerLeave={point}
      onFocus={({ target }) => setLit(symbolAt(target))}
      onBlur={() => setLit(undefined)}
    >
      {children}
    </div>
  );
}

const symbolAt = (target: EventTarget | null | undefined) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-symbol]')?.dataset['symbol'] : undefined;

/** The greatest TD error of those after which something follows: the whole formula can be shown. */
function mostTelling(lessons: readonly Lesson[]): Lesson | undefined {
  return lessons.find(({ ended }) => !ended) ?? lessons[0];
}

function Equations({ lesson, config }: { readonly lesson: Lesson; readonly config: Config }) {
  const t = useStrings(strings);
  const scale = Math.max(Math.abs(lesson.target), Math.abs(lesson.qTaken)) / 10;
  const format = (value: number) => formatValue(value, scale);
  const values = formulaValues(lesson, format);
  const { reward, discount, nextValue, target, qTaken, tdError, weight, loss } = values;
  return (
    <>
      <Formula
        tex={targetTex(lesson, config.doubleDqn, values)}
        plain={`y = ${reward} + ${discount} × ${nextValue} = ${target}`}
      />
      <Formula tex={tdErrorTex(values)} plain={`δ = ${target} − ${qTaken} = ${tdError}`} />
      <Formula tex={lossTex(config, lesson.tdError, values)} plain={`L(δ) = ${loss}`} />
      <Values
        rows={[
          ['r', t('meaningReward'), reward, 'reward'],
          ['γⁿ', t('meaningDiscount'), discount, 'discount'],
          ['Q⁻', t('meaningNextValue'), nextValue, 'nextValue'],
          ['y', t('meaningTarget'), target, 'target'],
          ['Q(s,a)', t('meaningQTaken'), qTaken, 'qTaken'],
          ['δ', t('meaningTdError'), tdError, 'tdError'],
          ...(config.replay === 'prioritised' ? [['w', t('meaningWeight'), weight, 'weight'] as const] : []),
          ['L', t('meaningLoss'), loss, 'loss'],
        ]}
      />
    </>
  );
}

export function FrozenNumbers() {
  const t = useStrings(strings);
  const { targetUpdate, polyakTau, targetPeriodEpisodes, targetPeriodUpdates } = useSession(shownConfig);
  const how = {
    polyak: t('polyak', { percent: formatNumber(100 * polyakTau, { maximumFractionDigits: 2 }) }),
    episodes: t('episodes', { period: targetPeriodEpisodes }),
    updates: t('updates', { period: targetPeriodUpdates }),
  }[targetUpdate];
  return <Now>{t('frozenNow', { how })}</Now>;
}

export function ScoreNumbers() {
  const t = useStrings(strings);
  const history = useSession(({ run }) => run.history);
  const last = history.slice(-scoreInterval);
  if (last.length === 0) return <Now>{t('scoreNone')}</Now>;
  const mean = meanOf(last.map((record) => record.return));
  return (
    <Now>{t('scoreNow', { count: last.length, mean: formatNumber(mean, { maximumFractionDigits: 1 }) })}</Now>
  );
}

export function CompareNumbers() {
  const t = useStrings(strings);
  const before = useMoment('before');
  const after = useMoment('after');
  if (before === null || after === null) return null;
  return <Now>{t('compareNow', { before: before.step, after: after.step })}</Now>;
}

const suggestions = ['nextSeed', 'nextKnob', 'nextSlow', 'nextHands'] as const;

export function NextIdeas() {
  const t = useStrings(strings);
  return (
    <>
      <ul>
        {suggestions.map((suggestion) => (
          <li key={suggestion}>{t(suggestion)}</li>
        ))}
      </ul>
      <Now>{t('nextEnd')}</Now>
    </>
  );
}

function Now({ children }: { readonly children: ReactNode }) {
  return <p className="note">{children}</p>;
}

interface ValuesProps {
  /** Symbol, meaning, value, and the symbol's name in the formula. */
  readonly rows: readonly (readonly [symbol: string, meaning: string, value: string, name?: string])[];
}

function Values({ rows }: ValuesProps) {
  return (
    <dl className="tour-values ruled">
      {rows.map(([symbol, meaning, value, name]) => (
        <div key={symbol} data-symbol={name} tabIndex={name === undefined ? undefined : 0}>
          <dt className="note">
            <b>{symbol}</b> {meaning}
          </dt>
          <dd className="value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
