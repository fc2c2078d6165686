import { worldOf } from '../../../core/world.ts';
import { inside } from '../../../locales/en/inside.ts';
import { record as strings } from '../../../locales/en/record.ts';
import { scene } from '../../../locales/en/scene.ts';
import type { Run } from '../../../runs/run.ts';
import { formatNumber, text } from '../../kit/i18n/index.ts';
import colours from '../../kit/styles/action-colours.module.css';
import type { Session } from '../../session/session.ts';
import { pastOf } from '../../session/session.ts';
import { afterOf } from '../../session/stage/after.ts';
import { sceneStart } from '../../session/stage/agent-player.ts';
import { readPalette, readTimelinePalette } from '../drawing/index.ts';
import { type MapPalette, readMapPalette } from '../policy-map/index.ts';
import { runTitle } from '../score/index.ts';
import { readingAt, readingText, timelineModel } from '../timeline/index.ts';
import type { FilmMoment, FilmWords, LearningFilm, SheetFilm } from './film.ts';
import { sheetEpisodes } from './sheet-episodes.ts';

/** Whether weights were kept along a run, so that its learning can be filmed. */
export const hasLearning = ({ initial, snapshots, history }: Run): boolean =>
  initial !== null && snapshots.length > 0 && history.length > 1;

/** Stretches of the small curve: more than the film has pixels are not seen. */
const timelineStretches = 600;

/** The run that is shown from untrained to its end; null where no weights were kept along it. */
export function learningFilm(session: Session, words: FilmWords): LearningFilm | null {
  const { run } = session;
  if (!hasLearning(run)) return null;
  const episodes = new Set([0, ...run.snapshots.map(({ episode }) => episode)]);
  const t = text(inside);
  return {
    kind: 'learning',
    name: runTitle(run),
    moments: [...episodes].flatMap((episode) => momentAt(run, episode, readingText(run, episode))),
    end: endOf(session),
    ...whereItPlays(run),
    timeline: timelineModel(run, timelineStretches),
    palette: { ...readTimelinePalette(), ...mapPalette() },
    mapWords: {
      angle: t('angleAxis'),
      angularVelocity: t('angularVelocityAxis'),
      left: t('legendLeft'),
      right: t('legendRight'),
    },
    words,
  };
}

/** Some moments of the run that is shown, the last one what it came to; null where no weights were kept along it. */
export function sheetFilm(session: Session, words: FilmWords): SheetFilm | null {
  const { run } = session;
  if (!hasLearning(run)) return null;
  const t = text(strings);
  const episodes = sheetEpisodes(run.history.length - 1).slice(0, -1);
  const moments = episodes.flatMap((episode) => {
    const { score } = readingAt(run, episode);
    const source = t('scoreThen', { score: formatNumber(score, { maximumFractionDigits: 1 }) });
    return momentAt(run, episode, text(scene)('past', { episode }), source);
  });
  return {
    kind: 'sheet',
    name: runTitle(run),
    title: t('sheetTitle'),
    moments: [...moments, endOf(session)],
    ...whereItPlays(run),
    palette: readPalette('after'),
    words,
  };
}

function whereItPlays({ config }: Run): Pick<SheetFilm, 'start' | 'world'> {
  const world = worldOf(config);
  return { world, start: sceneStart(config.seed, world) };
}

function momentAt(run: Run, episode: number, title: string, source = ''): FilmMoment[] {
  const past = pastOf(run, episode);
  return past === null ? [] : [{ episode, title, source, weights: past.weights }];
}

/** What the run came to; while it goes on, its newest snapshot. */
function endOf(session: Session): FilmMoment {
  const { run } = session;
  const after = afterOf({ ...session, shownAgent: null, moment: 'live' }, null);
  const episode = run.history.length - 1;
  const t = text(scene);
  if ('weights' in after)
    return {
      episode,
      title: t('after'),
      source: t('past', { episode: after.kind === 'kept' ? Math.max(0, after.episode) : episode }),
      weights: after.weights,
    };
  const [moment] = momentAt(run, episode, t('past', { episode }));
  if (moment === undefined) throw new Error('A run with snapshots has no policy.');
  return moment;
}

/** The map's colours hold for an element of their class. */
function mapPalette(): MapPalette {
  const element = document.createElement('div');
  element.className = colours['actionColours'] ?? '';
  element.hidden = true;
  document.body.append(element);
  const palette = readMapPalette(getComputedStyle(element));
  element.remove();
  return palette;
}
