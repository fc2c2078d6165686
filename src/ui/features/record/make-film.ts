import { worldOf } from '../../../core/world.ts';
import { inside } from '../../../locales/en/inside.ts';
import { record } from '../../../locales/en/record.ts';
import { scene } from '../../../locales/en/scene.ts';
import { fileStem } from '../../../runs/file-stem.ts';
import { idleRun, type Run } from '../../../runs/run.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { currentLanguage, formatNumber, text, textsOf } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { pastOf, type Session } from '../../session/session.ts';
import {
  type After,
  afterOf,
  type Stage,
  sceneSeed,
  sceneWorld,
  stageOf,
} from '../../session/stage/create-stage.ts';
import { type ScenePlayer, sceneStart } from '../../session/stage/players.ts';
import { readPalette, readTimelinePalette } from '../drawing/index.ts';
import { type MapPalette, readMapPalette } from '../policy-map/index.ts';
import { sourceOf } from '../scene/index.ts';
import { runTitle } from '../score/index.ts';
import { readingAt, readingText, timelineModel } from '../timeline/index.ts';
import { fieldOf, isSceneTake, type SceneTake, type Take } from './choice.ts';
import type {
  Film,
  FilmMoment,
  FilmScene,
  FilmWords,
  LearningFilm,
  RecordFormat,
  Reel,
  SheetFilm,
} from './protocol.ts';

const t = text(scene);

/** What plays on the right as a reel; null while nothing does. */
function afterReel(session: SessionHandle, withPushes: boolean): Reel | null {
  const stage = stageOf(session);
  if (stage.afterPlayer === stage.live) {
    const { trajectory } = stage.live;
    return trajectory === null ? null : { kind: 'episode', trajectory };
  }
  const weights = stage.afterWeights();
  return weights === null ? null : agentReel(session.store.getState(), stage.agent, weights, withPushes);
}

function agentReel(session: Session, player: ScenePlayer, weights: Weights, withPushes: boolean): Reel {
  const world = sceneWorld(session);
  const start = sceneStart(sceneSeed(session), world);
  return { kind: 'agent', weights, start, world, pushes: withPushes ? player.lastPushes : [] };
}

/** How many pushes the last episodes of these scenes got. */
export function pushesOf(stage: Stage, take: Take): number {
  if (!isSceneTake(take)) return 0;
  const players =
    take === 'both' ? [stage.before, stage.agent] : [take === 'before' ? stage.before : stage.agent];
  const shown =
    stage.afterPlayer === stage.live ? players.filter((player) => player !== stage.agent) : players;
  return shown.reduce((sum, { lastPushes }) => sum + lastPushes.length, 0);
}

/** Null when there is nothing to show. */
export function makeFilm(session: SessionHandle, take: Take, withPushes: boolean): Film | null {
  switch (take) {
    case 'learning':
      return learningFilm(session.store.getState());
    case 'sheet':
      return sheetFilm(session.store.getState());
    case 'field':
      return fieldOf(session).getState().make?.() ?? null;
    default:
      return scenesFilm(session, take, withPushes);
  }
}

/** The page's scenes as they are now. */
function scenesFilm(handle: SessionHandle, take: SceneTake, withPushes: boolean): Film | null {
  const session = handle.store.getState();
  const stage = stageOf(handle);
  const scenes: FilmScene[] = [];
  if (take !== 'after') {
    scenes.push({
      number: 1,
      title: t('before'),
      source: t('untrained', { seed: sceneSeed(session) }),
      palette: readPalette('before'),
      reel: agentReel(session, stage.before, stage.beforeOf(session), withPushes),
    });
  }
  if (take !== 'before') {
    const reel = afterReel(handle, withPushes);
    if (reel === null) return null;
    scenes.push({
      number: 2,
      title: t('after'),
      source: sourceOf(stage.after.getState(), stage.live.trajectory, sceneWorld(session)),
      palette: readPalette('after'),
      reel,
    });
  }
  return { kind: 'scenes', scenes, words: filmWords() };
}

const filmWords = (): FilmWords => ({ language: currentLanguage(), texts: textsOf(scene) });

/** Agents that this page's run did not train. */
const given: Readonly<Partial<Record<After['kind'], string>>> = {
  shipped: 'shipped-example',
  chosen: 'chosen-agent',
};

/** `cartpole-dqn-reliable-seed-3-before-and-after.gif` */
export function fileName(handle: SessionHandle, take: Take, format: RecordFormat): string {
  if (take === 'field') return `cartpole-dqn-${fieldOf(handle).getState().make?.()?.name ?? take}.${format}`;
  const session = handle.store.getState();
  const { run, config } = session;
  const what = take === 'both' ? 'before-and-after' : take === 'sheet' ? 'contact-sheet' : take;
  const whose =
    take === 'both' || take === 'after' ? given[stageOf(handle).after.getState().kind] : undefined;
  const stem =
    whose === undefined
      ? fileStem(run.status === 'idle' ? idleRun(config) : run)
      : `cartpole-dqn-${whose}-seed-${sceneSeed(session)}`;
  return `${stem}-${what}.${format}`;
}

/** Whether weights were kept along a run, so that its learning can be filmed. */
export const hasLearning = ({ initial, snapshots, history }: Run): boolean =>
  initial !== null && snapshots.length > 0 && history.length > 1;

/** Stretches of the small curve: more than the film has pixels are not seen. */
const timelineStretches = 600;

/** The run that is shown from untrained to its end; null where no weights were kept along it. */
function learningFilm(session: Session): LearningFilm | null {
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
    words: filmWords(),
  };
}

/** Some moments of the run that is shown, the last one what it came to; null where no weights were kept along it. */
function sheetFilm(session: Session): SheetFilm | null {
  const { run } = session;
  if (!hasLearning(run)) return null;
  const t = text(record);
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
    words: filmWords(),
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
  element.className = 'actionColours';
  element.hidden = true;
  document.body.append(element);
  const palette = readMapPalette(getComputedStyle(element));
  element.remove();
  return palette;
}

/** Small scenes of a contact sheet. */
const mostMoments = 8;

/**
 * Which episodes of a run a contact sheet shows: evenly spaced from 0 on at round numbers, 0, 40, 80 …, and the last.
 * @param last the zero-based last episode of the run
 */
export function sheetEpisodes(last: number): readonly number[] {
  const gaps = mostMoments - 1;
  if (last < gaps) return Array.from({ length: last + 1 }, (_, episode) => episode);
  const even = last / gaps;
  const grain = even < 10 ? 1 : even < 30 ? 5 : even < 300 ? 10 : 100;
  const step = Math.floor(even / grain) * grain;
  return [...Array.from({ length: gaps }, (_, i) => i * step), last];
}
