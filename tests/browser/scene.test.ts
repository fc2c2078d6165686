import { expect, test } from 'vitest';
import { gymnasium } from '../../src/core/world.ts';
import { backdrop, drawScene, drawSetting, grips } from '../../src/ui/features/drawing/draw.ts';
import { drawCount, letteringBy } from '../../src/ui/features/drawing/lettering.ts';
import type { Palette } from '../../src/ui/features/drawing/palette.ts';
import type { Drawing } from '../../src/ui/kit/canvas/keep-painted.ts';
import type { Frame, Outcome } from '../../src/ui/session/stage/player.ts';

const light: Palette = {
  paper: '#fcfdff',
  gridMinor: '#eaf0f6',
  gridMajor: '#d5e0eb',
  ink: '#132030',
  inkSoft: '#42536a',
  inkFaint: '#78899c',
  danger: '#b3261e',
  accent: '#0a62b5',
  fontSans: 'sans-serif',
  fontMono: 'monospace',
  rem: 16,
};
const dark: Palette = { ...light, paper: '#10161f', gridMinor: '#182230', ink: '#e8eef6' };
const lettering = { unit: 'steps', outcome: '', side: 'left', room: 1 } as const;
const scale = 1.25;

function frame(cartPosition: number, outcome: Outcome | null = null): Frame {
  const state = { cartPosition, cartVelocity: 0, poleAngle: 0.1, poleAngularVelocity: 0 };
  return { world: gymnasium, state, step: 12, force: 5, trail: [], outcome };
}

/** A canvas for drawings of this size, on a screen at 125%. */
function canvasFor({ width, height }: { readonly width: number; readonly height: number }) {
  const context = new OffscreenCanvas(width * scale, height * scale).getContext('2d');
  if (context === null) throw new Error('This browser has no canvas');
  context.scale(scale, scale);
  return context;
}

const pixels = (context: Drawing) =>
  context.getImageData(0, 0, context.canvas.width, context.canvas.height).data;

test('a setting that is kept looks as one drawn each time, and is drawn once while size and colours stay', () => {
  const size = { width: 480, height: 200 };
  const kept = canvasFor(size);
  const fresh = canvasFor(size);
  const setting = backdrop();
  let drawn = 0;
  const counting = new Proxy(OffscreenCanvas.prototype.getContext, {
    apply(target, self, args) {
      drawn += 1;
      return Reflect.apply(target, self, args);
    },
  });
  const plain = OffscreenCanvas.prototype.getContext;
  OffscreenCanvas.prototype.getContext = counting;
  try {
    const show = (now: Frame, palette: Palette) => {
      drawScene(kept, now, size, palette, lettering, setting);
      drawScene(fresh, now, size, palette, lettering, drawSetting);
      const wanted = pixels(fresh);
      expect(pixels(kept).every((value, i) => value === wanted[i])).toBe(true);
    };
    show(frame(0), light);
    show(frame(0.3), light);
    show({ ...frame(-0.4), world: { ...gymnasium } }, light); // as it comes from the worker, each time anew
    expect(drawn).toBe(1);
    show(frame(2.41, 'left-track'), light);
    show(frame(0), dark);
    expect(drawn).toBe(3);
  } finally {
    OffscreenCanvas.prototype.getContext = plain;
  }
});

test('how an episode ended keeps to the room there is beside a scene set into it', () => {
  const size = { width: 366, height: 206 };
  const context = canvasFor(size);
  const outcome = 'left the track after 217 steps';
  drawCount(context, frame(-2.41, 'left-track'), size, light, { ...lettering, outcome, room: 0.45 });
  const drawn = pixels(context);
  const columns = Array.from({ length: context.canvas.width }, (_, x) => x).filter((x) =>
    Array.from(
      { length: context.canvas.height },
      (_, y) => drawn[4 * (y * context.canvas.width + x) + 3],
    ).some(Boolean),
  );
  expect(Math.max(...columns)).toBeGreaterThan(0.3 * context.canvas.width);
  expect(Math.max(...columns)).toBeLessThan(0.45 * context.canvas.width);
});

test.each([
  ['a film', { width: 480, height: 184 }, 14],
  ['a phone on its side', { width: 295, height: 151 }, 16],
])('how an episode ended stands beside the pole in %s, wherever that has fallen', (_, size, rem) => {
  for (const [cartPosition, poleAngle] of [
    [-0.3, -0.22],
    [-0.85, -0.22], // the tip has come to the lettering, the cart has not
    [-0.95, 0.22],
    [0.1, -0.22],
    [0.1, 0.22],
  ] as const) {
    const context = canvasFor(size);
    const ended = frame(cartPosition, 'fell');
    const now = { ...ended, state: { ...ended.state, poleAngle } };
    const { pivot, tip } = grips(now, size);
    const gaps: number[] = [];
    const fillText = context.fillText.bind(context);
    context.fillText = (text, x, y) => {
      fillText(text, x, y);
      if (!/fell|after|92/.test(text) || y < tip.y) return;
      const { actualBoundingBoxLeft, actualBoundingBoxRight } = context.measureText(text);
      const before = Math.min(pivot.x, tip.x) - (x + actualBoundingBoxRight);
      const behind = x - actualBoundingBoxLeft - Math.max(pivot.x, tip.x);
      gaps.push(Math.max(before, behind));
    };
    const lettering = letteringBy({ unit: () => 'steps', outcome: () => 'fell after 92 steps' });
    drawScene(context, now, size, { ...light, rem, fontSans: 'monospace' }, lettering(now)); // a wide one
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThan(rem / 2);
  }
});
