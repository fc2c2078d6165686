import type { CartPoleState } from '../../../core/cartpole.ts';
import type { World } from '../../../core/world.ts';
import type { Size } from '../../kit/canvas/keep-painted.ts';
import {
  circle,
  type Drawing,
  inDegrees,
  line,
  type Palette,
  readPalette,
  signed,
} from '../drawing/index.ts';
import { diverging, scaleEnd, shade, zeroContour } from './painted-map.ts';
import { type Box, pointOf, type Reach, reachOf } from './plane.ts';

/** Of a policy map, besides: its 256 shades, left first. */
export interface MapPalette extends Palette {
  readonly shades: Uint32Array;
}

const stopCount = 7;

/** @param style of an element within `actionColours` */
export function readMapPalette(style: CSSStyleDeclaration): MapPalette {
  const stops = Array.from({ length: stopCount }, (_, i) => style.getPropertyValue(`--map-${i + 1}`).trim());
  return { ...readPalette('after'), shades: diverging(stops) };
}

/** A map as it is drawn: the advantage in colours, and the line where it is zero. */
export interface PaintedMap {
  /** `[rows, columns]` */
  readonly advantage: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** What the ends of the colours stand for, ±. */
  readonly scale: number;
  /** Segments `x1, y1, x2, y2 …` in shares of width and height. */
  readonly contour: readonly number[];
}

/** An advantage as a map to be drawn. @param advantage `[rows, columns]`: Q(right) − Q(left) */
export function paintedMap(advantage: Float32Array, rows: number, columns: number): PaintedMap {
  const contour = zeroContour(advantage, rows, columns);
  return { advantage, rows, columns, scale: scaleEnd(advantage), contour };
}

export interface MapWords {
  readonly angle: string;
  readonly angularVelocity: string;
}

/** Of what an axis shows, from one end to the other. */
const ticks = [-1, -0.5, 0, 0.5, 1];

/** Where the map itself lies, between its axes. */
export function mapBox({ width, height }: Size, rem: number, reach: Reach): Box {
  const left = 3.5 * rem;
  const top = 0.75 * rem;
  return {
    reach,
    left,
    top,
    width: Math.max(1, width - left - 0.5 * rem),
    height: Math.max(1, height - top - 3 * rem),
  };
}

/** The advantage over pole angle and angular velocity, its zero contour, the limits of the angle and the axes. */
export function drawMap(
  context: Drawing,
  size: Size,
  palette: MapPalette,
  map: PaintedMap | null,
  words: MapWords,
  world: World,
): void {
  const { angleLimit } = world;
  const box = mapBox(size, palette.rem, reachOf(world));
  context.save();
  if (map === null) {
    context.fillStyle = palette.gridMinor;
    context.fillRect(box.left, box.top, box.width, box.height);
  } else {
    drawShades(context, box, palette, map);
    drawContour(context, box, palette, map.contour);
  }
  drawLimits(context, box, palette, angleLimit);
  context.strokeStyle = palette.inkFaint;
  context.lineWidth = 1;
  context.strokeRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1);
  drawAxes(context, box, palette, words, angleLimit);
  context.restore();
}

let cells: OffscreenCanvas | null = null;

function drawShades(
  context: Drawing,
  { left, top, width, height }: Box,
  { shades }: MapPalette,
  { advantage, rows, columns, scale }: PaintedMap,
): void {
  if (cells?.width !== columns || cells.height !== rows) cells = new OffscreenCanvas(columns, rows);
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = shades[shade(advantage[i] ?? 0, scale)] ?? 0;
  cells.getContext('2d')?.putImageData(image, 0, 0);
  context.drawImage(cells, left, top, width, height);
}

function drawContour(
  context: Drawing,
  { left, top, width, height }: Box,
  palette: MapPalette,
  contour: readonly number[],
): void {
  context.beginPath();
  for (let i = 0; i + 3 < contour.length; i += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = contour.slice(i, i + 4);
    context.moveTo(left + x1 * width, top + y1 * height);
    context.lineTo(left + x2 * width, top + y2 * height);
  }
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.lineCap = 'round';
  context.stroke();
}

/** Past its limit the pole has fallen: the states beyond are never acted in. */
function drawLimits(context: Drawing, box: Box, palette: MapPalette, angleLimit: number): void {
  const { top, height } = box;
  context.setLineDash([4, 4]);
  context.lineWidth = 1;
  context.strokeStyle = palette.inkSoft;
  for (const poleAngle of [-angleLimit, angleLimit]) {
    const x = Math.round(pointOf({ poleAngle, poleAngularVelocity: 0 }, box).x) + 0.5;
    line(context, x, top, x, top + height);
  }
  context.setLineDash([]);
}

function drawAxes(
  context: Drawing,
  box: Box,
  { rem, inkSoft, fontMono, fontSans }: MapPalette,
  words: MapWords,
  angleLimit: number,
): void {
  const bottom = box.top + box.height;
  const tick = 0.25 * rem;
  context.strokeStyle = inkSoft;
  context.fillStyle = inkSoft;
  context.lineWidth = 1;
  context.font = `${0.75 * rem}px ${fontMono}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const share of ticks) {
    const poleAngle = share * angleLimit;
    const x = Math.round(pointOf({ poleAngle, poleAngularVelocity: 0 }, box).x) + 0.5;
    line(context, x, bottom, x, bottom + tick);
    context.fillText(`${signed(inDegrees(poleAngle))}°`, x, bottom + 1.5 * tick);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const share of ticks) {
    const poleAngularVelocity = share * box.reach.angularVelocity;
    const { y } = pointOf({ poleAngle: 0, poleAngularVelocity }, box);
    line(context, box.left - tick, Math.round(y) + 0.5, box.left, Math.round(y) + 0.5);
    context.fillText(signed(inDegrees(poleAngularVelocity)), box.left - 1.5 * tick, y);
  }
  context.font = `${0.8125 * rem}px ${fontSans}`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(words.angle, box.left + box.width / 2, bottom + 2.9 * rem);
  context.translate(0.1 * rem, box.top + box.height / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText(words.angularVelocity, 0, 0);
}

/** The agent on its map: where the pole is now, and the last tenths of a second. */
export function drawAgent(
  context: Drawing,
  size: Size,
  palette: MapPalette,
  state: CartPoleState,
  trail: readonly CartPoleState[],
  world: World,
): void {
  const box = mapBox(size, palette.rem, reachOf(world));
  const now = pointOf(state, box);
  context.save();
  context.beginPath();
  context.rect(box.left - 8, box.top - 8, box.width + 16, box.height + 16);
  context.clip();
  context.lineJoin = 'round';
  context.beginPath();
  for (const past of trail) {
    const { x, y } = pointOf(past, box);
    context.lineTo(x, y);
  }
  context.lineTo(now.x, now.y);
  context.strokeStyle = palette.paper;
  context.lineWidth = 4;
  context.globalAlpha = 0.6;
  context.stroke();
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.globalAlpha = 1;
  context.stroke();
  circle(context, now.x, now.y, 0.4 * palette.rem);
  context.fillStyle = now.outside ? palette.paper : palette.ink;
  context.strokeStyle = now.outside ? palette.ink : palette.paper;
  context.lineWidth = 2.5;
  context.fill();
  context.stroke();
  context.restore();
}
