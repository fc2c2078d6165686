import { gymnasium, type World } from '../../../core/world.ts';
import { type Drawing, keptPicture, type Size } from '../../kit/canvas/keep-painted.ts';
import type { Frame } from '../../session/stage/player.ts';
import { drawCount, endingLine, type Lettering } from './lettering.ts';
import type { Palette } from './palette.ts';

const cart = { width: 0.44, height: 0.2, wheel: 0.065, axle: 0.16 }; // m
const poleWidth = 0.055; // m
const margin = 0.32; // m shown beyond each end of the track
const floor = 0.3; // m below the track
const pivotHeight = 2 * cart.wheel + cart.height * 0.72;
/** What is shown above the hinge, in lengths of the pole; of a short pole as much as of one of 1 m. */
const headroom = 1.146;

const poleLengthOf = ({ halfPoleLength }: World): number => 2 * halfPoleLength;

/** Metres to pixels: the track's middle is x = 0, the rail y = 0, up is positive. */
interface View {
  readonly world: World;
  readonly scale: number;
  readonly x: (metres: number) => number;
  readonly y: (metres: number) => number;
}

function viewOf({ width, height }: Size, world: World): View {
  const viewWidth = 2 * (world.positionLimit + margin);
  const viewHeight = floor + pivotHeight + headroom * Math.max(1, poleLengthOf(world));
  const scale = Math.min(width / viewWidth, height / viewHeight);
  // Height to spare: most of it above for the lettering where the drawing is narrow, on both sides where it is wide.
  const spare = height - viewHeight * scale;
  const rail = height - floor * scale - spare * (width < 2 * height * 1.3 ? 0.22 : 0.42);
  return { world, scale, x: (metres) => width / 2 + metres * scale, y: (metres) => rail - metres * scale };
}

/** Where on the drawing the pole turns and where it ends, in CSS pixels: for whoever wants to grab it. */
export function grips(
  frame: Frame,
  size: Size,
): { readonly pivot: Point; readonly tip: Point; readonly scale: number } {
  const view = viewOf(size, frame.world);
  const { scale } = view;
  const pivot = pivotOf(view, frame.state);
  return { pivot, tip: reached(pivot, frame.state.poleAngle, poleLengthOf(frame.world) * scale), scale };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const pivotOf = ({ x, y }: View, { cartPosition }: Frame['state']): Point => ({
  x: x(cartPosition),
  y: y(pivotHeight),
});

/** What is so many pixels from a point, at an angle from upright. */
const reached = ({ x, y }: Point, angle: number, length: number): Point => ({
  x: x + Math.sin(angle) * length,
  y: y - Math.cos(angle) * length,
});

/**
 * The cart and its pole in their world, to scale, on millimetre paper: a square is 0.1 m. The pole's last positions are left
 * behind as in Marey's chronophotographs, so that a fall of a fifth of a second can still be read afterwards.
 * @param setting one that remembers its picture, where many frames of a size follow each other
 */
export function drawScene(
  context: Drawing,
  frame: Frame | null,
  size: Size,
  palette: Palette,
  lettering: Lettering,
  setting: DrawSetting = drawSetting,
): void {
  const world = frame?.world ?? gymnasium;
  const view = viewOf(size, world);
  context.save();
  context.lineCap = 'round';
  context.lineJoin = 'round';
  setting(context, size, palette, world, frame?.outcome === 'left-track');
  if (frame !== null) {
    drawFallLines(context, view, frame, palette);
    drawTrail(context, view, frame, palette);
    drawForce(context, view, frame, palette);
    drawCart(context, view, frame.state.cartPosition, palette);
    drawPole(context, view, frame.state, palette.accent, 1);
    drawPivot(context, view, frame.state.cartPosition, palette);
    drawCount(context, frame, size, palette, upToThePole(lettering, frame, size, palette));
  }
  context.restore();
}

/** The lettering with no more room than there is beside the pole, where that reaches up to it. */
function upToThePole(lettering: Lettering, frame: Frame, size: Size, { rem }: Palette): Lettering {
  const { pivot, tip } = grips(frame, size);
  if (tip.y > endingLine * rem) return lettering;
  const room = lettering.side === 'left' ? Math.min(pivot.x, tip.x) : size.width - Math.max(pivot.x, tip.x);
  return { ...lettering, room: Math.min(lettering.room, room / size.width) };
}

/** Draws what does not move: the paper and the track, whose limits are marked when the cart has left it. */
type DrawSetting = (context: Drawing, size: Size, palette: Palette, world: World, left: boolean) => void;

export const drawSetting: DrawSetting = (context, size, palette, world, left) => {
  const view = viewOf(size, world);
  context.lineCap = 'round';
  drawPaper(context, view, size, palette);
  drawTrack(context, view, size, palette, left);
};

/** `drawSetting` for one canvas that keeps its picture: some 80 lines and seven labels. */
export function backdrop(): DrawSetting {
  const keep = keptPicture();
  return (context, size, palette, world, left) =>
    keep(context, [size, palette, left, ...Object.values(world)], (drawing) =>
      drawSetting(drawing, size, palette, world, left),
    );
}

function drawPaper(context: Drawing, { scale, x, y }: View, { width, height }: Size, palette: Palette): void {
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, width, height);
  context.lineWidth = 1;
  for (const [stride, colour] of [
    [0.1, palette.gridMinor],
    [0.5, palette.gridMajor],
  ] as const) {
    if (stride * scale < 6) continue;
    context.strokeStyle = colour;
    context.beginPath();
    const columns = Math.ceil(width / 2 / (stride * scale));
    for (let column = -columns; column <= columns; column += 1) {
      const at = Math.round(x(column * stride)) + 0.5;
      context.moveTo(at, 0);
      context.lineTo(at, height);
    }
    const lowest = -Math.ceil((height - y(0)) / (stride * scale));
    for (let row = lowest; y(row * stride) > -1; row += 1) {
      const at = Math.round(y(row * stride)) + 0.5;
      context.moveTo(0, at);
      context.lineTo(width, at);
    }
    context.stroke();
  }
}

function drawTrack(
  context: Drawing,
  { world: { positionLimit }, scale, x, y }: View,
  { width, height }: Size,
  palette: Palette,
  left: boolean,
): void {
  const rail = Math.round(y(0));
  context.strokeStyle = palette.inkSoft;
  context.lineWidth = Math.max(1.5, 0.014 * scale);
  line(context, x(-positionLimit), rail, x(positionLimit), rail);

  const size = Math.max(10, Math.min(palette.rem * 0.6875, scale * 0.14));
  context.font = `${size}px ${palette.fontMono}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillStyle = palette.inkSoft;
  context.lineWidth = 1;
  const stride = strideBetweenLabels(positionLimit, scale);
  const last = Math.ceil(positionLimit / stride - 0.3) - 1; // a label at the end of the track would lie over the end's own
  for (let mark = -last; mark <= last; mark += 1) {
    const metres = mark * stride;
    line(context, x(metres), rail, x(metres), rail + 0.06 * scale);
    context.fillText(signed(metres), x(metres), rail + 0.085 * scale);
  }
  for (const side of [-1, 1]) {
    const at = x(side * positionLimit);
    context.strokeStyle = left ? palette.danger : palette.inkSoft;
    context.lineWidth = Math.max(1.5, 0.02 * scale);
    line(context, at, rail + 0.06 * scale, at, rail - 0.3 * scale);
    context.lineWidth = 1;
    for (let stroke = 0; stroke < 5; stroke += 1) {
      const top = rail - 0.3 * scale + stroke * 0.07 * scale;
      line(context, at, top + 0.07 * scale, at + side * 0.07 * scale, top);
    }
    context.fillStyle = left ? palette.danger : palette.inkSoft;
    const label = `${signed(side * positionLimit)} m`;
    const half = context.measureText(label).width / 2 + 2;
    const within = Math.min(Math.max(at, half), width - half);
    context.fillText(label, within, Math.min(rail + 0.085 * scale, height - size - 1));
  }
}

/** m between two labels of the track, so that they keep apart. */
function strideBetweenLabels(positionLimit: number, scale: number): number {
  const fits = [0.5, 1, 2, 5, 10].find((stride) => stride * scale >= 90);
  return Math.max(fits ?? positionLimit, positionLimit < 1 ? 0.5 : 1);
}

/** With its sign, zero without. */
export const signed = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');

/** Past these the pole counts as fallen. */
function drawFallLines(context: Drawing, view: View, { state, outcome }: Frame, palette: Palette): void {
  const { world, scale } = view;
  const { angleLimit, positionLimit } = world;
  const pivot = pivotOf(view, state);
  const reach = poleLengthOf(world) * 1.06 * scale;
  for (const side of [-1, 1]) {
    const crossed = outcome === 'fell' && Math.sign(state.poleAngle) === side;
    context.strokeStyle = crossed ? palette.danger : palette.inkFaint;
    context.lineWidth = crossed ? 2 : 1;
    context.setLineDash(crossed ? [] : [4, 5]);
    ray(context, pivot, side * angleLimit, reach);
  }
  context.strokeStyle = palette.inkFaint;
  context.lineWidth = 1;
  context.setLineDash([1, 4]);
  context.beginPath();
  context.arc(pivot.x, pivot.y, reach, -Math.PI / 2 - angleLimit, -Math.PI / 2 + angleLimit);
  context.stroke();
  context.setLineDash([]);
  if (scale < 80 && angleLimit === gymnasium.angleLimit) return; // everybody knows, and there is little room
  context.font = `${Math.min(palette.rem * 0.6875, Math.max(10, scale * 0.12))}px ${palette.fontMono}`;
  const side = state.cartPosition > positionLimit - 0.4 ? -1 : 1; // where there is room to write
  context.textAlign = side === 1 ? 'left' : 'right';
  context.textBaseline = 'middle';
  context.fillStyle = palette.inkSoft;
  const end = reached(pivot, side * angleLimit, reach);
  context.fillText(`${inDegrees(angleLimit)}°`, end.x + side * 5, end.y);
}

/** To a tenth. */
export const inDegrees = (radians: number) => Math.round((radians * 1800) / Math.PI) / 10;

function drawTrail(context: Drawing, view: View, { trail, outcome }: Frame, palette: Palette): void {
  trail.forEach((state, i) => {
    const strength = (i + 1) / trail.length;
    drawPole(context, view, state, palette.accent, (outcome === null ? 0.16 : 0.3) * strength);
  });
}

/** The push of the last tenth of a second, at the side it comes from: 10 N all the time is half a metre long, 20 N and more a metre. */
function drawForce(context: Drawing, { scale, x, y }: View, { state, force }: Frame, palette: Palette): void {
  const length = Math.min(1, 0.05 * Math.abs(force)) * scale;
  if (length < 3) return;
  const side = Math.sign(force);
  const from = x(state.cartPosition) + side * (cart.width / 2 + 0.04) * scale;
  const at = y(2 * cart.wheel + cart.height / 2);
  const head = Math.min(length, 0.09 * scale);
  context.strokeStyle = palette.ink;
  context.fillStyle = palette.ink;
  context.lineWidth = Math.max(2, 0.022 * scale);
  line(context, from, at, from + side * (length - head * 0.6), at);
  context.beginPath();
  context.moveTo(from + side * length, at);
  context.lineTo(from + side * (length - head), at - head * 0.6);
  context.lineTo(from + side * (length - head), at + head * 0.6);
  context.closePath();
  context.fill();
}

function drawCart(context: Drawing, { scale, x, y }: View, position: number, palette: Palette): void {
  const width = cart.width * scale;
  const top = y(2 * cart.wheel + cart.height);
  context.fillStyle = palette.paper;
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.max(1.5, 0.018 * scale);
  for (const side of [-1, 1]) {
    const centre = x(position + side * cart.axle);
    const axle = y(cart.wheel);
    circle(context, centre, axle, cart.wheel * scale);
    context.fill();
    context.stroke();
    // One spoke, so that one sees it roll.
    const turn = (position + side * cart.axle) / cart.wheel;
    ray(context, { x: centre, y: axle }, turn, cart.wheel * scale * 0.62);
  }
  context.beginPath();
  context.roundRect(x(position) - width / 2, top, width, cart.height * scale, 0.035 * scale);
  context.fill();
  context.stroke();
}

function drawPole(
  context: Drawing,
  view: View,
  state: Frame['state'],
  colour: string,
  opacity: number,
): void {
  const reach = (poleLengthOf(view.world) - poleWidth / 2) * view.scale; // the round cap makes up the rest
  context.globalAlpha = opacity;
  context.strokeStyle = colour;
  context.lineWidth = poleWidth * view.scale;
  ray(context, pivotOf(view, state), state.poleAngle, reach);
  context.globalAlpha = 1;
}

function drawPivot(context: Drawing, { scale, x, y }: View, position: number, palette: Palette): void {
  context.fillStyle = palette.paper;
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.max(1.5, 0.018 * scale);
  circle(context, x(position), y(pivotHeight), 0.042 * scale);
  context.fill();
  context.stroke();
}

export function line(context: Drawing, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

/** From a point at an angle from upright. */
function ray(context: Drawing, from: Point, angle: number, length: number): void {
  const { x, y } = reached(from, angle, length);
  line(context, from.x, from.y, x, y);
}

/** As a path, to be filled or stroked. */
export function circle(context: Drawing, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
