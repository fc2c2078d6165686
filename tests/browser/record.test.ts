import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { afterEach, describe, expect, test } from 'vitest';
import { initialParameters } from '../../src/core/network.ts';
import { Random } from '../../src/core/random.ts';
import { gymnasium } from '../../src/core/world.ts';
import { networkInJson } from '../../src/files/json.ts';
import type { Palette } from '../../src/ui/features/drawing/palette.ts';
import { diverging } from '../../src/ui/features/policy-map/painted-map.ts';
import type {
  Film,
  FilmScene,
  RecordCommand,
  RecordFormat,
  RecordReport,
  Reel,
} from '../../src/ui/features/record/protocol.ts';
import { sceneStart } from '../../src/ui/session/stage/players.ts';
import { readGif } from '../support/gif-reader.ts';

const palette: Palette = {
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
const counted = '{{count}}';
const texts = { unit_other: counted, fell_other: counted, leftTrack_other: counted, full: 'all' };
const words = { language: 'en', texts };
const shape = { hidden: [8, 8] } as const;
const start = sceneStart(0, gymnasium);
const world = gymnasium;
/** Falls after some ten steps. */
const untrained: Reel = {
  kind: 'agent',
  weights: { shape, parameters: initialParameters(shape, Random.seeded(0)) },
  start,
  world,
  pushes: [],
};

const scene = (number: number, reel: Reel): FilmScene => ({
  number,
  title: 'Scene',
  source: 'A test',
  palette,
  reel,
});
const film = (...reels: Reel[]): Film => ({
  kind: 'scenes',
  scenes: reels.map((reel, i) => scene(i + 1, reel)),
  words,
});

async function shippedAgent(): Promise<Reel> {
  const response = await fetch('/pretrained/agent.json');
  const weights = await networkInJson(new Uint8Array(await response.arrayBuffer()));
  return { kind: 'agent', weights, start, world, pushes: [] };
}

/** Two moments of a run, an untrained one and a trained one. */
async function moments() {
  const trained = await shippedAgent();
  if (untrained.kind !== 'agent' || trained.kind !== 'agent') throw new Error('These are agents.');
  return [
    { episode: 0, title: 'Episode 0', source: '', weights: untrained.weights },
    { episode: 40, title: 'Episode 40', source: '', weights: trained.weights },
  ];
}

async function learning(): Promise<Film> {
  const [first, end] = await moments();
  if (first === undefined || end === undefined) throw new Error('There are two.');
  return {
    kind: 'learning',
    name: 'A run',
    moments: [first],
    end,
    start,
    world,
    timeline: { last: 40, returns: [10, 500], evaluations: [], best: null },
    palette: {
      ...palette,
      shades: diverging(['#762a83', '#f6f7f8', '#1b7837']),
      live: '#006b52',
      soft: '#e0f0ff',
    },
    mapWords: { angle: '', angularVelocity: '', left: '', right: '' },
    words,
  };
}

let worker: Worker | null = null;

afterEach(() => worker?.terminate());

/** What the recording worker answers, `progress` aside, which goes to `shares`. */
function ask(command: RecordCommand, shares: number[] = []): Promise<RecordReport> {
  const started = new Worker(new URL('../../src/ui/features/record/worker.ts', import.meta.url), {
    type: 'module',
  });
  worker = started;
  return new Promise((resolve, reject) => {
    started.addEventListener('error', ({ message }) => reject(new Error(message)));
    started.addEventListener('message', ({ data }: MessageEvent<RecordReport>) => {
      if (data.type === 'progress') shares.push(data.share);
      else resolve(data);
    });
    started.postMessage(command);
  });
}

async function record(what: Film, format: RecordFormat, shares: number[] = []) {
  const report = await ask({ type: 'record', film: what, format }, shares);
  if (report.type !== 'done') throw new Error(JSON.stringify(report));
  return { ...report, length: report.length ?? 0 };
}

async function supported(): Promise<readonly RecordFormat[]> {
  const report = await ask({ type: 'support' });
  return report.type === 'support' ? report.formats : [];
}

async function videoFacts(bytes: Uint8Array<ArrayBuffer>) {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('There is no video track.');
  const { packetCount } = await track.computePacketStats();
  return {
    frames: packetCount,
    duration: await track.computeDuration(),
    mimeType: await input.getMimeType(),
  };
}

describe('a GIF', () => {
  test('of 500 steps side by side lasts 10 s and the last 1.2 s of its end, in under 5 MB', async () => {
    const shares: number[] = [];
    const { bytes, length, poster, endings } = await record(
      film(untrained, await shippedAgent()),
      'gif',
      shares,
    );
    const facts = readGif(bytes);
    expect(facts).toMatchObject({ width: 960, frames: 280, repeatsForEver: true, colours: 64 });
    expect(facts.duration).toBeCloseTo(11.2, 5);
    expect(length).toBeCloseTo(facts.duration, 5);
    expect(bytes.length).toBeLessThan(5e6);
    const { width, height } = await createImageBitmap(poster);
    expect([width, height]).toEqual([facts.width, facts.height]);
    expect(endings).toEqual([expect.stringMatching(/^\d+$/), 'all']);
    expect(shares.length).toBeGreaterThan(50);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  test('of no scene is none, and the worker says why', async () => {
    const report = await ask({ type: 'record', film: film(), format: 'gif' });
    expect(report).toMatchObject({ type: 'failed', reason: 'empty' });
  });

  test('opens in the browser', async () => {
    const { bytes } = await record(film(untrained), 'gif');
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/gif' }));
    expect([bitmap.width, bitmap.height]).toEqual([640, 288]);
  });

  test('shows the pushes that the episode got', async () => {
    const pushed: Reel = { ...untrained, pushes: [{ step: 2, cart: 0, pole: 10 }] };
    const [plain, shorter] = [await record(film(untrained), 'gif'), await record(film(pushed), 'gif')];
    expect(shorter.length).toBeLessThan(plain.length);
  });
});

describe('a video', () => {
  test.each(['mp4', 'webm'] as const)('as %s has a frame for every step, 50 a second', async (format) => {
    const formats = await supported();
    expect(formats).toContain('gif');
    if (!formats.includes(format)) return;
    const { bytes, length } = await record(film(untrained, untrained), format);
    const facts = await videoFacts(bytes);
    expect(facts.frames).toBe(Math.round(length * 50));
    expect(facts.duration).toBeCloseTo(length, 1);
    expect(facts.mimeType).toContain(`video/${format}`);
  });
});

describe('the learning of a run', () => {
  test('is filmed on the paper of the page, without a hole', async () => {
    const { poster } = await record(await learning(), 'png');
    expect(await pixelOf(poster, 0.998, 0.99)).toEqual([0xfc, 0xfd, 0xff]);
  });

  test('as a contact sheet is one picture of all its moments as they ended', async () => {
    const film: Film = {
      kind: 'sheet',
      name: 'A run',
      title: 'Learning',
      moments: await moments(),
      start,
      world,
      palette,
      words,
    };
    const report = await ask({ type: 'record', film, format: 'png' });
    if (report.type !== 'done') throw new Error(JSON.stringify(report));
    expect(report).toMatchObject({ length: null, endings: [expect.stringMatching(/^\d+$/), 'all'] });
    const picture = await createImageBitmap(new Blob([report.bytes], { type: 'image/png' }));
    expect(picture.width).toBe(2560);
  });
});

async function pixelOf(picture: Blob, across: number, down: number): Promise<number[]> {
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const { data } = context?.getImageData(across * bitmap.width, down * bitmap.height, 1, 1) ?? { data: [] };
  return [...data].slice(0, 3);
}
