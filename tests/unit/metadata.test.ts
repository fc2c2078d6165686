import { describe, expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { History } from '../../src/core/history.ts';
import { trainingMetadata, type WhichWeights } from '../../src/files/metadata.ts';
import { episodeRecord } from '../support/episode-record.ts';

/** Four episodes of 100 steps, with 25 updates after each but the first. */
const history = History.of(
  [0, 25, 50, 75].map((updates, episode) =>
    episodeRecord({
      ...{ episode, return: 100, epsilon: 0.1, environmentSteps: 100 * (episode + 1), updates },
      ...{ bufferSize: 100, finalShare: 0.01, loss: 0.1, maxQ: 1, discountedReturn: 1 },
      ...{ evaluationMean: 400, evaluationMin: 300 },
    }),
  ),
);

function metadata(weights: WhichWeights, changes: { config?: Config; trainedFrom?: string } = {}) {
  const run = {
    config: defaultConfig(),
    history,
    best: { episode: 1 },
    trainedFrom: null,
    ...changes,
  };
  return trainingMetadata({ source: 'test', weights, run });
}

describe('the metadata of weights', () => {
  test.each(['kept', 'best'] as const)('of the best evaluation count up to it: %s', (weights) => {
    expect(metadata(weights)).toMatchObject({
      bestEpisode: '1',
      episodesTrained: '2',
      environmentSteps: '200',
      updates: '25',
    });
  });

  test('of the end count the whole run, and so do the kept ones when the last count', () => {
    const whole = { episodesTrained: '4', environmentSteps: '400', updates: '75' };
    const lastCount = metadata('kept', { config: { ...defaultConfig(), keepBest: false } });
    for (const each of [metadata('last'), lastCount]) {
      expect(each).toMatchObject(whole);
      expect(each).not.toHaveProperty('bestEpisode');
    }
  });

  test('of the beginning count nothing', () => {
    expect(metadata('initial')).toMatchObject({ episodesTrained: '0', environmentSteps: '0', updates: '0' });
  });

  test('name the file that the run began with, and none where it began with its seed', () => {
    expect(metadata('kept', { trainedFrom: 'mine.onnx' })).toMatchObject({ trainedFrom: 'mine.onnx' });
    expect(metadata('kept')).not.toHaveProperty('trainedFrom');
  });
});
