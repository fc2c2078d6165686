import { useEffect, useRef } from 'react';
import type { Config } from '../../../core/config.ts';
import { formatNumber } from '../../kit/i18n/index.ts';
import { useLoaded } from '../../kit/LazyPart.tsx';
import styles from './Learn.module.css';
import type { Lesson } from './lesson.ts';

type Render = (tex: string, element: HTMLElement) => void;

/** KaTeX with its fonts, fetched when the first formula is shown. */
async function loadKatex(): Promise<Render> {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex-swap.min.css')]);
  return (tex, element) =>
    katex.render(tex, element, {
      displayMode: true,
      throwOnError: false,
      strict: 'ignore',
      trust: ({ command }) => command === '\\htmlData',
    });
}

interface Props {
  readonly tex: string;
  /** The same in words and numbers: shown until KaTeX has come, and where it does not. */
  readonly plain: string;
}

/** A typeset formula; what is wider than its place scrolls. */
export function Formula({ tex, plain }: Props) {
  const element = useRef<HTMLElement>(null);
  const render = useLoaded(loadKatex); // offline before the first visit the plain text stays
  useEffect(() => {
    if (render !== null && element.current !== null) render(tex, element.current);
  }, [render, tex]);
  return render === null ? (
    <p className={styles.formula}>{plain}</p>
  ) : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={element} className={styles.formula} tabIndex={0} aria-label={plain} />
  );
}

/** As high and deep as the tallest symbol, so that all braces lie on one line. */
const level = "\\vphantom{\\max\\limits_{a'}}";

/**
 * A symbol of a formula with its present value below it. `data-symbol` lets a page and a test find it;
 * KaTeX must be told to trust that.
 */
function symbol(name: string, tex: string, value: string): string {
  return `\\htmlData{symbol=${name}}{\\underbrace{${level}${tex}}_{\\textstyle ${number(value)}}}`;
}

/** A written number as TeX, in the digits of the page's tables. */
function number(value: string): string {
  return `\\texttt{${value.replaceAll('−', '-')}}`;
}

type FormulaValues = ReturnType<typeof formulaValues>;

/** y = r + γⁿ max Q⁻(s′, a′), each symbol with its value. */
export function targetTex(
  { steps, ended }: Pick<Lesson, 'steps' | 'ended'>,
  doubleDqn: boolean,
  values: FormulaValues,
): string {
  const y = symbol('target', 'y', values.target);
  const r = symbol('reward', 'r', values.reward);
  if (ended) return `${y} = ${r}`;
  const discount = symbol('discount', steps === 1 ? '\\gamma' : `\\gamma^{${steps}}`, values.discount);
  const next = doubleDqn
    ? "Q^-\\!\\big(s',\\operatorname{arg\\,max}\\limits_{a'} Q(s',a')\\big)"
    : "\\max\\limits_{a'} Q^-(s',a')";
  return `${y} = ${r} + ${discount} \\cdot ${symbol('nextValue', next, values.nextValue)}`;
}

/** δ = y − Q(s, a), each symbol with its value. */
export function tdErrorTex(values: FormulaValues): string {
  return `${symbol('tdError', '\\delta', values.tdError)} = ${symbol('target', 'y', values.target)} - ${symbol('qTaken', 'Q(s,a)', values.qTaken)}`;
}

/** What a target adds of the next state, in one line: in Double DQN the online network has picked a*. */
export function nextValueSymbol({ doubleDqn }: Pick<Config, 'doubleDqn'>): string {
  return doubleDqn ? 'Q⁻(s′, a*)' : 'max Q⁻(s′, ·)';
}

/** A lesson's numbers, written by `format`. */
export function formulaValues(lesson: Lesson, format: (value: number) => string) {
  return {
    reward: format(lesson.reward),
    discount: format(lesson.discount),
    nextValue: format(lesson.nextValue),
    target: format(lesson.target),
    qTaken: format(lesson.qTaken),
    tdError: format(lesson.tdError),
    weight: formatNumber(lesson.weight, { maximumSignificantDigits: 3 }),
    loss: format(lesson.loss),
  };
}

/**
 * The loss in the form that the run uses: with Huber on the side of 1 where the TD error lies, with prioritised
 * replay times the transition's weight.
 */
export function lossTex(
  { loss, replay }: Pick<Config, 'loss' | 'replay'>,
  tdError: number,
  values: Pick<FormulaValues, 'loss' | 'weight'>,
): string {
  const result = symbol('loss', 'L(\\delta)', values.loss);
  const weighted = (tex: string) =>
    replay === 'prioritised' ? `${symbol('weight', 'w', values.weight)} \\cdot ${tex}` : tex;
  if (loss === 'squared') return `${result} = ${weighted('\\delta^2')}`;
  return Math.abs(tdError) < 1
    ? `${result} = ${weighted('\\tfrac12\\,\\delta^2')} \\quad |\\delta| < 1`
    : `${result} = ${weighted('\\big(|\\delta| - \\tfrac12\\big)')} \\quad |\\delta| \\ge 1`;
}
