import { describe, expect, test } from 'vitest';
import { initialParameters } from '../../src/core/network.ts';
import { Random } from '../../src/core/random.ts';
import { gymnasium } from '../../src/core/world.ts';
import { LearningProjection } from '../../src/ui/features/record/learning-projection.ts';
import { sheetEpisodes } from '../../src/ui/features/record/make-film.ts';
import { measure, pictureSeconds } from '../../src/ui/features/record/projection.ts';
import { sceneStart } from '../../src/ui/session/stage/players.ts';

describe('a contact sheet', () => {
  test.each([
    [79, [0, 10, 20, 30, 40, 50, 60, 79]],
    [144, [0, 20, 40, 60, 80, 100, 120, 144]],
    [280, [0, 40, 80, 120, 160, 200, 240, 280]],
    [499, [0, 70, 140, 210, 280, 350, 420, 499]],
    [4999, [0, 700, 1400, 2100, 2800, 3500, 4200, 4999]],
    [3, [0, 1, 2, 3]],
  ])('of a run up to episode %i shows round numbers and its last', (last, episodes) => {
    expect(sheetEpisodes(last)).toEqual(episodes);
  });
});

describe('the film of a run', () => {
  const shape = { hidden: [8, 8] } as const;
  const moment = (episode: number) => ({
    episode,
    title: '',
    source: '',
    weights: { shape, parameters: initialParameters(shape, Random.seeded(episode)) },
  });
  const words = { language: 'en', texts: {} };
  const colour = '';
  const palette = {
    ...{
      paper: colour,
      gridMinor: colour,
      gridMajor: colour,
      ink: colour,
      inkSoft: colour,
      inkFaint: colour,
    },
    ...{ danger: colour, accent: colour, live: colour, soft: colour, fontSans: colour, fontMono: colour },
    rem: 16,
    shades: new Uint32Array(256),
  };

  test('lasts 20 s from its first episode to its last, and 3 s more for what it came to', () => {
    const projection = new LearningProjection({
      kind: 'learning',
      name: '',
      moments: [moment(0), moment(40)],
      end: moment(80),
      start: sceneStart(0, gymnasium),
      world: gymnasium,
      timeline: { last: 80, returns: [], evaluations: [], best: null },
      palette,
      mapWords: { angle: '', angularVelocity: '', left: '', right: '' },
      words,
    });
    expect(measure(projection) * pictureSeconds).toBeCloseTo(23, 1);
  });
});
