import { store, stored } from '../../kit/stored.ts';

/** The longest anyone has held out in this browser, in steps: at full speed and in slow motion apart. */
export interface BestScores {
  readonly normal: number;
  readonly slow: number;
}

const storageKey = 'play-best';
const none: BestScores = { normal: 0, slow: 0 };

/** Nothing yet where storage is forbidden or holds something else. */
export function storedBest(): BestScores {
  try {
    const best: unknown = JSON.parse(stored(storageKey) ?? 'null');
    return isBest(best) ? best : none;
  } catch {
    return none;
  }
}

/** @returns the scores to show from now on: where storage is forbidden they last as long as the page. */
export function storeBest(best: BestScores): BestScores {
  store(storageKey, JSON.stringify(best));
  return best;
}

function isBest(value: unknown): value is BestScores {
  const isScore = (score: unknown) => Number.isInteger(score) && Number(score) >= 0 && Number(score) <= 500;
  return (
    typeof value === 'object' &&
    value !== null &&
    'normal' in value &&
    'slow' in value &&
    isScore(value.normal) &&
    isScore(value.slow)
  );
}
