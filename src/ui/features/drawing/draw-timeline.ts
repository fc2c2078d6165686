import { maxEpisodeSteps } from '../../../core/cartpole.ts';
import type { Drawing, Size } from '../../kit/canvas/keep-painted.ts';
import { roundStep } from '../../kit/charts/ticks.ts';
import { circle, line } from './draw.ts';
import { type Palette, readPalette } from './palette.ts';

/** What stands on the timeline of a run. */
export interface TimelineModel {
  /** The newest episode, zero-based; −1 before the first has ended. */
  readonly last: number;
  /** Mean return of the episodes in each of as many equal stretches as were asked for, or one an episode. */
  readonly returns: readonly number[];
  readonly evaluations: readonly Evaluation[];
  /** The evaluation whose weights count as the best. */
  readonly best: Evaluation | null;
}

export interface Evaluation {
  /** Zero-based episode after which it was made. */
  readonly episode: number;
  /** Mean return, steps. */
  readonly mean: number;
}

/** Seconds in which a run is played from its first episode to its last, on the page and in its film. */
export const learningSeconds = 20;

/** The colours of a timeline: those of a drawing, of evaluations, and of what lies below the curve. */
export interface TimelinePalette extends Palette {
  readonly live: string;
  readonly soft: string;
}

export function readTimelinePalette(): TimelinePalette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return { ...readPalette('after'), live: value('--live'), soft: value('--after-soft') };
}

interface TimelineFrame {
  readonly model: TimelineModel;
  /** The zero-based episode that is shown; null: the newest. */
  readonly moment: number | null;
  /** The run goes on. */
  readonly isActive: boolean;
}

/** Left and right of the track, in rem: room for half a handle. */
const margin = 0.75;

/** Where an episode is, in CSS pixels from the left edge. */
export function placeOf(episode: number, last: number, width: number, rem: number): number {
  const inset = margin * rem;
  return inset + (last <= 0 ? 1 : episode / last) * (width - 2 * inset);
}

/** The episode at a place; beyond the right end of the track it is the last. */
export function episodeAt(x: number, last: number, width: number, rem: number): number {
  const inset = margin * rem;
  const share = (x - inset) / Math.max(1, width - 2 * inset);
  return Math.round(Math.min(1, Math.max(0, share)) * Math.max(0, last));
}

/** What is drawn on, and where things are, in CSS pixels. */
interface Sheet {
  readonly context: Drawing;
  readonly palette: TimelinePalette;
  readonly x: (episode: number) => number;
  readonly y: (steps: number) => number;
  /** Of 500 steps, and of none. */
  readonly top: number;
  readonly bottom: number;
}

/** A run from episode 0 to now: its returns as a small curve, evaluations, the best as a flag, and the moment. */
export function drawTimeline(
  context: Drawing,
  { model, moment, isActive }: TimelineFrame,
  { width, height }: Size,
  palette: TimelinePalette,
): void {
  const { rem } = palette;
  const top = 1.1 * rem;
  const bottom = height - 1.4 * rem;
  const x = (episode: number) => placeOf(episode, model.last, width, rem);
  const y = (steps: number) => bottom - (Math.min(steps, maxEpisodeSteps) / maxEpisodeSteps) * (bottom - top);
  const sheet = { context, palette, x, y, top, bottom };
  drawGround(sheet, placeOf(1, 1, width, rem));
  if (model.last < 0) return;
  drawReturns(sheet, model);
  drawTicks(sheet, model.last);
  drawEvaluations(sheet, model.evaluations);
  if (model.best !== null) drawBest(sheet, model.best);
  drawMoment(sheet, moment ?? model.last, moment === null && isActive);
}

function drawGround({ context, palette, x, top, bottom }: Sheet, end: number): void {
  context.lineWidth = 1;
  context.strokeStyle = palette.gridMajor;
  for (const share of [0, 0.5]) {
    const at = Math.round(top + share * (bottom - top)) + 0.5;
    line(context, x(0), at, end, at);
  }
  context.strokeStyle = palette.inkFaint;
  const ground = Math.round(bottom) + 0.5;
  line(context, x(0), ground, end, ground);
}

function drawReturns({ context, palette, x, y, bottom }: Sheet, { returns, last }: TimelineModel): void {
  const middle = (i: number) => x(((i + 0.5) / returns.length) * (last + 1) - 0.5);
  const trace = () => {
    for (const [i, steps] of returns.entries()) context.lineTo(middle(i), y(steps));
  };
  context.beginPath();
  context.moveTo(middle(0), bottom);
  trace();
  context.lineTo(middle(returns.length - 1), bottom);
  context.closePath();
  context.fillStyle = palette.soft;
  context.fill();
  context.beginPath();
  trace();
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.stroke();
}

/** Episode numbers at round places, 1, 2 or 5 times a power of ten apart, and the last. */
function drawTicks({ context, palette, x, bottom }: Sheet, last: number): void {
  const { rem } = palette;
  context.font = `${0.6875 * rem}px ${palette.fontMono}`;
  context.textBaseline = 'top';
  context.fillStyle = palette.inkSoft;
  context.strokeStyle = palette.inkFaint;
  const tick = (episode: number, align: CanvasTextAlign) => {
    const at = x(episode);
    const place = Math.round(at) + 0.5;
    line(context, place, bottom, place, bottom + 0.2 * rem);
    context.textAlign = align;
    context.fillText(String(episode), align === 'left' ? at - 0.2 * rem : at, bottom + 0.58 * rem); // below the handle
  };
  const room = x(last) - x(0);
  const step = roundStep(Math.max(1, (last * 5 * rem) / Math.max(1, room)));
  for (let episode = 0; episode <= last; episode += step) {
    const isNearEnd = episode < last && x(last) - x(episode) < 3 * rem;
    if (!isNearEnd) tick(episode, episode === 0 ? 'left' : 'center');
  }
  if (last % step !== 0) tick(last, 'right');
}

function drawEvaluations({ context, palette, x, y }: Sheet, evaluations: readonly Evaluation[]): void {
  const half = 0.28 * palette.rem;
  context.fillStyle = palette.live;
  context.strokeStyle = palette.paper;
  context.lineWidth = 1;
  context.beginPath();
  for (const { episode, mean } of evaluations) {
    const [cx, cy] = [x(episode), y(mean)];
    context.moveTo(cx, cy - half);
    context.lineTo(cx + half, cy);
    context.lineTo(cx, cy + half);
    context.lineTo(cx - half, cy);
    context.closePath();
  }
  context.fill();
  context.stroke();
}

function drawBest({ context, palette: { rem, live }, x, top, bottom }: Sheet, { episode }: Evaluation): void {
  const at = Math.round(x(episode)) + 0.5;
  const mast = top - 0.8 * rem;
  context.strokeStyle = live;
  context.lineWidth = 1.5;
  line(context, at, mast, at, bottom);
  context.fillStyle = live;
  context.beginPath();
  // The flag flies towards the middle, so that none is cut off at the right end.
  context.moveTo(at, mast);
  context.lineTo(at - 0.8 * rem, mast + 0.28 * rem);
  context.lineTo(at, mast + 0.56 * rem);
  context.fill();
}

function drawMoment({ context, palette, x, top, bottom }: Sheet, episode: number, isLive: boolean): void {
  const { rem, live, ink, paper } = palette;
  const at = x(episode);
  context.strokeStyle = isLive ? live : ink;
  context.lineWidth = 2;
  line(context, at, top - 0.2 * rem, at, bottom);
  circle(context, at, bottom, 0.42 * rem);
  context.fillStyle = isLive ? live : ink;
  context.fill();
  context.strokeStyle = paper;
  context.stroke();
}
