import { scene as strings } from '../../../locales/en/scene.ts';
import { fileStem } from '../../../runs/file-stem.ts';
import { idleRun } from '../../../runs/run.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { currentLanguage, text, textsOf } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import type { Session } from '../../session/session.ts';
import type { After } from '../../session/stage/after.ts';
import { type ScenePlayer, sceneStart } from '../../session/stage/agent-player.ts';
import type { Stage } from '../../session/stage/create-stage.ts';
import { stageOf } from '../../session/stage/create-stage.ts';
import { sceneSeed, sceneWorld } from '../../session/stage/scene-world.ts';
import { readPalette } from '../drawing/index.ts';
import { sourceOf } from '../scene/index.ts';
import { fieldOf, type SceneTake, type Take } from './choice.ts';
import type { Film, FilmScene, FilmWords, Reel } from './film.ts';
import { learningFilm, sheetFilm } from './make-learning.ts';
import type { RecordFormat } from './protocol.ts';

const t = text(strings);

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
  if (take === 'learning' || take === 'sheet' || take === 'field') return 0;
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
      return learningFilm(session.store.getState(), filmWords());
    case 'sheet':
      return sheetFilm(session.store.getState(), filmWords());
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
      source: sourceOf(stage.after.getState(), stage.live.trajectory, sceneWorld(session), t),
      palette: readPalette('after'),
      reel,
    });
  }
  return { kind: 'scenes', scenes, words: filmWords() };
}

function filmWords(): FilmWords {
  const texts = textsOf(strings);
  const counted = (key: 'unit' | 'fell' | 'leftTrack') => ({
    ...Object.fromEntries(PLURAL_FORMS.map((form) => [form, texts[`${key}_${form}`]])),
    other: texts[`${key}_other`],
  });
  return {
    language: currentLanguage(),
    unit: counted('unit'),
    fell: counted('fell'),
    leftTrack: counted('leftTrack'),
    full: texts.full,
  };
}

const PLURAL_FORMS = ['zero', 'one', 'two', 'few', 'many'] as const;

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
