import type { World } from '../../../core/world.ts';
import { keptPicture, type Size } from '../../kit/canvas/keep-painted.ts';
import type { Drawing } from '../drawing/index.ts';
import { type Cart, cellMetres, type FieldLayout, shadeOf, shades } from './field-carts.ts';
import type { FieldPalette } from './field-palette.ts';

/** What a field looks like at one moment. */
interface FieldFrame {
  readonly layout: FieldLayout;
  readonly carts: readonly Cart[];
  /** `[carts, 2]`: position in m, angle in rad. */
  readonly poses: Float32Array;
  readonly world: World;
  /** The cart that is pointed at or chosen by keys. */
  readonly chosen: number | null;
  /** The keys choose. */
  readonly isFocused: boolean;
}

const cart = { width: 0.44, height: 0.2, wheel: 0.065, axle: 0.14 }; // m
const pivotHeight = 2 * cart.wheel + cart.height * 0.72; // m
const poleWidth = 0.06; // m
const floor = 0.24; // m below the track
/** Wheels smaller than this (CSS pixels) are not drawn. */
const leastWheel = 1.2;

/** Metres to CSS pixels within a cell. */
interface View {
  readonly scale: number;
  /** The middle of a cell's track. */
  readonly middle: (index: number) => { readonly x: number; readonly y: number };
}

function viewOf({ columns, cell }: FieldLayout, { positionLimit, halfPoleLength }: World): View {
  const width = Math.max(cellMetres.width, 2 * (positionLimit + 0.2));
  const height = cellMetres.height + Math.max(0, 2 * halfPoleLength - 1);
  const scale = Math.min(cell.width / width, cell.height / height);
  const spare = (cell.height - height * scale) / 2;
  return {
    scale,
    middle: (index) => ({
      x: ((index % columns) + 0.5) * cell.width,
      y: (Math.floor(index / columns) + 1) * cell.height - spare - floor * scale,
    }),
  };
}

/**
 * All carts of a field. Those of one look are one path, so that a frame costs some forty strokes and fills however many
 * carts there are.
 */
export function drawField(
  context: Drawing,
  frame: FieldFrame,
  size: Size,
  palette: FieldPalette,
  ground: DrawGround = drawGround,
): void {
  const { layout, carts, poses, world } = frame;
  const view = viewOf(layout, world);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, size.width, size.height);
  drawCells(context, frame, palette);
  ground(context, frame, size, palette);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const colours = [...palette.shades, palette.waiting, palette.solved]; // by look
  for (const [look, members] of groupsOf(carts)) {
    const colour = colours[look] ?? palette.ink;
    drawCarts(context, view, members, poses, colour, look === looks.waiting ? palette.paper : null);
    drawPoles(context, view, members, poses, colour, 2 * world.halfPoleLength);
  }
  drawMarks(context, frame, palette);
  drawChoice(context, frame, palette);
}

/** Of carts without a shade; those alike are drawn together. */
const looks = { waiting: shades, solved: shades + 1 } as const;

/** Which carts look alike. */
export function groupsOf(carts: readonly Cart[]): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const [i, { state, score }] of carts.entries()) {
    const look = state === 'learning' || state === 'failed' ? shadeOf(score) : looks[state];
    const members = groups.get(look);
    if (members === undefined) groups.set(look, [i]);
    else members.push(i);
  }
  return groups;
}

/** @param hollow the colour within carts of which only the outline is drawn */
function drawCarts(
  context: Drawing,
  { scale, middle }: View,
  members: readonly number[],
  poses: Float32Array,
  colour: string,
  hollow: string | null,
): void {
  const [width, height] = [cart.width * scale, cart.height * scale];
  const wheel = cart.wheel * scale;
  const hasWheels = wheel >= leastWheel;
  const lift = hasWheels ? 2 * wheel : 0.5 * wheel;
  context.beginPath();
  for (const i of members) {
    const { x, y } = middle(i);
    const at = x + (poses[2 * i] ?? 0) * scale;
    context.rect(at - width / 2, y - lift - height, width, height);
    if (!hasWheels) continue;
    for (const side of [-1, 1]) {
      const axle = at + side * cart.axle * scale;
      context.moveTo(axle + wheel, y - wheel);
      context.arc(axle, y - wheel, wheel, 0, 2 * Math.PI);
    }
  }
  context.fillStyle = hollow ?? colour;
  context.fill();
  if (hollow === null) return;
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, 0.02 * scale);
  context.stroke();
}

function drawPoles(
  context: Drawing,
  { scale, middle }: View,
  members: readonly number[],
  poses: Float32Array,
  colour: string,
  length: number,
): void {
  const reach = (length - poleWidth / 2) * scale;
  context.beginPath();
  for (const i of members) {
    const { x, y } = middle(i);
    const at = x + (poses[2 * i] ?? 0) * scale;
    const angle = poses[2 * i + 1] ?? 0;
    const pivot = y - pivotHeight * scale;
    context.moveTo(at, pivot);
    context.lineTo(at + Math.sin(angle) * reach, pivot - Math.cos(angle) * reach);
  }
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1.75, poleWidth * scale);
  context.stroke();
}

const cellOf = ({ columns, cell }: FieldLayout, index: number) => ({
  x: (index % columns) * cell.width,
  y: Math.floor(index / columns) * cell.height,
});

function drawCells(context: Drawing, { layout, carts }: FieldFrame, palette: FieldPalette): void {
  const { width, height } = layout.cell;
  context.globalAlpha = palette.cellAlpha;
  for (const state of ['solved', 'learning'] as const) {
    context.beginPath();
    for (const [i, { state: is }] of carts.entries()) {
      if (is !== state) continue;
      const { x, y } = cellOf(layout, i);
      context.rect(x + 1, y + 1, width - 2, height - 2);
    }
    context.fillStyle = state === 'solved' ? palette.solvedCell : palette.learningCell;
    context.fill();
  }
  context.globalAlpha = 1;
}

/** A tick where a cart has solved it, a cross where it has ended otherwise: colours alone would not tell everybody. */
function drawMarks(context: Drawing, { layout, carts }: FieldFrame, palette: FieldPalette): void {
  const { width, height } = layout.cell;
  const size = Math.min(0.7 * palette.rem, 0.2 * height);
  const inset = Math.min(0.45 * palette.rem, 0.12 * height);
  context.lineWidth = Math.max(1.5, size / 5);
  for (const state of ['solved', 'failed'] as const) {
    context.beginPath();
    for (const [i, { state: is }] of carts.entries()) {
      if (is !== state) continue;
      const { x, y } = cellOf(layout, i);
      const [left, top] = [x + width - inset - size, y + inset];
      if (state === 'solved') {
        context.moveTo(left, top + 0.55 * size);
        context.lineTo(left + 0.36 * size, top + 0.9 * size);
        context.lineTo(left + size, top + 0.15 * size);
      } else {
        const [from, to] = [0.15 * size, 0.85 * size];
        context.moveTo(left + from, top + from);
        context.lineTo(left + to, top + to);
        context.moveTo(left + to, top + from);
        context.lineTo(left + from, top + to);
      }
    }
    context.strokeStyle = state === 'solved' ? palette.solved : palette.inkSoft;
    context.stroke();
  }
}

function drawChoice(
  context: Drawing,
  { layout, chosen, isFocused }: FieldFrame,
  palette: FieldPalette,
): void {
  if (chosen === null) return;
  const { x, y } = cellOf(layout, chosen);
  const { width, height } = layout.cell;
  context.lineWidth = isFocused ? 3 : 1.5;
  context.strokeStyle = isFocused ? palette.focus : palette.inkSoft;
  const inset = context.lineWidth / 2;
  context.strokeRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset);
}

/** Draws what does not move, over the paper: cells, tracks and the seeds' numbers. */
type DrawGround = (
  context: Drawing,
  frame: Pick<FieldFrame, 'layout' | 'carts' | 'world'>,
  size: Size,
  palette: FieldPalette,
) => void;

const drawGround: DrawGround = (context, { layout, carts, world }, size, palette) => {
  const { columns, rows, cell } = layout;
  const { scale, middle } = viewOf(layout, world);
  context.strokeStyle = palette.gridMajor;
  context.lineWidth = 1;
  context.beginPath();
  for (let column = 1; column < columns; column += 1) {
    const at = Math.round(column * cell.width) + 0.5;
    context.moveTo(at, 0);
    context.lineTo(at, size.height);
  }
  for (let row = 1; row < rows; row += 1) {
    const at = Math.round(row * cell.height) + 0.5;
    context.moveTo(0, at);
    context.lineTo(size.width, at);
  }
  context.stroke();
  context.strokeStyle = palette.inkFaint;
  context.beginPath();
  for (const i of carts.keys()) {
    const { x, y } = middle(i);
    const rail = Math.round(y) + 0.5;
    const reach = world.positionLimit * scale;
    context.moveTo(x - reach, rail - 0.12 * scale);
    context.lineTo(x - reach, rail);
    context.lineTo(x + reach, rail);
    context.lineTo(x + reach, rail - 0.12 * scale);
  }
  context.stroke();
  const lettering = Math.min(0.6875 * palette.rem, 0.24 * cell.height);
  if (lettering < 7 || cell.width < 3.5 * palette.rem) return;
  context.font = `${lettering}px ${palette.fontMono}`;
  context.fillStyle = palette.inkSoft;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  for (const [i, { seed }] of carts.entries()) {
    const { x, y } = cellOf(layout, i);
    context.fillText(String(seed), x + 0.35 * palette.rem, y + 0.3 * palette.rem);
  }
};

/** `drawGround` for one canvas that keeps its picture: hundreds of lines and numbers. */
export function keptGround(): DrawGround {
  const keep = keptPicture();
  return (context, frame, size, palette) =>
    keep(context, [frame.layout, palette, frame.world, frame.carts[0]?.seed], (drawing) =>
      drawGround(drawing, frame, size, palette),
    );
}
