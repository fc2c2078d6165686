import { KNOB_NAMES } from '../../../core/config.ts';
import { ALL_PRESET_NAMES, PRESETS } from '../../../core/presets.ts';
import { scene as strings } from '../../../locales/en/scene.ts';
import { currentLanguage, text, textsOf } from '../../kit/i18n/index.ts';
import type { Session } from '../../session/session.ts';
import { type ScenePlayer, sceneStart } from '../../session/stage/agent-player.ts';
import { type After, beforeOf, sceneSeed, sceneWorld, stage } from '../../session/stage/stage.ts';
import { sessionStore } from '../../session/store.ts';
import { readPalette } from '../drawing/index.ts';
import { sourceOf } from '../scene/index.ts';
import type { Film, FilmScene, FilmWords, Reel } from './film.ts';
import type { RecordFormat } from './protocol.ts';

/** Which of the page's scenes a recording shows. */
export type Take = 'both' | 'before' | 'after';

const t = text(strings);

/** What plays on the right as a reel; null while nothing does. */
function afterReel(withPushes: boolean): Reel | null {
  if (stage.afterPlayer === stage.live) {
    const { trajectory } = stage.live;
    return trajectory === null ? null : { kind: 'episode', trajectory };
  }
  const weights = stage.afterWeights();
  return weights === null ? null : agentReel(stage.agent, weights, withPushes);
}

function agentReel(player: ScenePlayer, weights: ReturnType<typeof beforeOf>, withPushes: boolean): Reel {
  const session = sessionStore.getState();
  const world = sceneWorld(session);
  const start = sceneStart(sceneSeed(session), world);
  return { kind: 'agent', weights, start, world, pushes: withPushes ? player.lastPushes : [] };
}

/** How many pushes the last episodes of these scenes got. */
export function pushesOf(take: Take): number {
  const players =
    take === 'both' ? [stage.before, stage.agent] : [take === 'before' ? stage.before : stage.agent];
  const shown =
    stage.afterPlayer === stage.live ? players.filter((player) => player !== stage.agent) : players;
  return shown.reduce((sum, { lastPushes }) => sum + lastPushes.length, 0);
}

/** The page's scenes as they are now; null when there is nothing to show. */
export function makeFilm(take: Take, withPushes: boolean): Film | null {
  const session = sessionStore.getState();
  const scenes: FilmScene[] = [];
  if (take !== 'after') {
    scenes.push({
      number: 1,
      title: t('before'),
      source: t('untrained', { seed: sceneSeed(session) }),
      palette: readPalette('before'),
      reel: agentReel(stage.before, beforeOf(session), withPushes),
    });
  }
  if (take !== 'before') {
    const reel = afterReel(withPushes);
    if (reel === null) return null;
    scenes.push({
      number: 2,
      title: t('after'),
      source: sourceOf(stage.after, stage.live.trajectory, sceneWorld(session), t),
      palette: readPalette('after'),
      reel,
    });
  }
  return { scenes, words: filmWords() };
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
export function fileName(take: Take, format: RecordFormat): string {
  const session = sessionStore.getState();
  const scenes = take === 'both' ? 'before-and-after' : take;
  const whose = take === 'before' ? presetOf(session) : (given[stage.after.kind] ?? presetOf(session));
  return `cartpole-dqn-${whose}-seed-${sceneSeed(session)}-${scenes}.${format}`;
}

/** The preset whose every knob but the seed the run has. */
function presetOf({ run, config: chosen }: Session): string {
  const config = run.status === 'idle' ? chosen : run.config;
  const preset = ALL_PRESET_NAMES.find((name) =>
    KNOB_NAMES.every((knob) => knob === 'seed' || PRESETS[name][knob] === config[knob]),
  );
  return preset ?? 'changed';
}
