import { ChevronLeft, ChevronRight, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Action } from '../../../core/cartpole.ts';
import type { World } from '../../../core/world.ts';
import { play } from '../../../locales/en/play.ts';
import { Button } from '../../kit/Button.tsx';
import { Check, Field, Select } from '../../kit/Field.tsx';
import { Figure } from '../../kit/Figure.tsx';
import { oneDecimal, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { sceneWorld } from '../../session/stage/create-stage.ts';
import { sceneStart } from '../../session/stage/players.ts';
import { useSession } from '../../session/useSession.ts';
import { type KnownAgent, useKnownAgents } from '../agents/index.ts';
import { GameScene, useGameKeys } from './GameScene.tsx';
import { Game, type GameState } from './game.ts';
import styles from './Play.module.css';

const anyStart = (world: World) => sceneStart(Math.floor(Math.random() * 2 ** 32), world);
/** The rival's figure lets no time pass: the person's does, for both. */
const follow = () => true;

/** Balancing by hand, alone or beside an agent. */
export default function PlayPanel() {
  const t = useStrings(play);
  const [game] = useState(() => new Game(anyStart));
  const { status, slow, best, yours, rivals } = useStore(game.store);
  const agents = useKnownAgents();
  const [chosen, setChosen] = useState<KnownAgent['id'] | 'nobody' | null>(null);
  const rival = chosen === 'nobody' ? null : (agents.find(({ id }) => id === chosen) ?? agents[0] ?? null);
  const area = useRef<HTMLDivElement>(null);
  useGameKeys(game, area);
  const world = useSession(sceneWorld);
  useEffect(() => {
    game.world = world;
  }, [game, world]);
  useEffect(() => {
    game.opponent = rival?.weights ?? null;
  }, [game, rival]);
  // Who has begun against an agent stays with it, whatever training brings meanwhile.
  useEffect(() => {
    if (status !== 'ready' && rival !== null) setChosen((last) => last ?? rival.id);
  }, [status, rival]);
  const choose = (agent: KnownAgent | null) => {
    setChosen(agent?.id ?? 'nobody');
    game.opponent = agent?.weights ?? null;
    if (status !== 'playing') game.newRound();
  };
  useEffect(() => {
    if (takeArrowsFrom('[role="tab"]', area.current)) area.current?.scrollIntoView({ block: 'center' });
  }, []);

  return (
    <div className={`stack ${styles['panel']}`}>
      <p className="note">{t('intro', { rate: Math.round(1 / world.timeStep) })}</p>
      <div className={`row bottom ${styles['bar']}`}>
        <Field label={t('opponent')}>
          <Select
            values={[...agents.map(({ id }) => id), 'nobody' as const]}
            value={rival?.id ?? 'nobody'}
            say={(one) => agents.find(({ id }) => id === one)?.name ?? t('nobody')}
            onChoose={(one) => {
              choose(agents.find(({ id }) => id === one) ?? null);
              takeArrowsFrom('select', area.current);
            }}
          />
        </Field>
        <Check
          checked={slow}
          onChange={(checked) => {
            game.slow = checked;
          }}
        >
          {t('slow')}
        </Check>
        <Button
          icon={RotateCcw}
          onClick={() => {
            game.newRound();
            area.current?.focus({ preventScroll: true });
          }}
        >
          {t('newRound')}
        </Button>
        <dl className="figures end">
          <Figure name={t('best')} value={best.normal || '–'} />
          <Figure name={t('bestSlow')} value={best.slow || '–'} />
        </dl>
      </div>
      <RoundStatus game={game} rival={rival} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: takes the arrow keys, as the role says */}
      <div ref={area} role="application" aria-label={t('area')} tabIndex={0} className={styles['area']}>
        <GameScene
          title={t('you')}
          source={t('hands')}
          accent="live"
          player={game.you}
          ending={yours}
          waiting={status === 'ready'}
          frame={game.tick}
        >
          <HoldHalf game={game} action={0} />
          <HoldHalf game={game} action={1} />
        </GameScene>
        {rival !== null && (
          <GameScene
            title={rival.name}
            source={slow ? t('slowNote') : ''}
            accent={rival.id === 'untrained' ? 'before' : 'after'}
            player={game.rival}
            ending={rivals}
            waiting={status === 'ready'}
            frame={follow}
          />
        )}
      </div>
      <details>
        <summary>{t('rulesTitle')}</summary>
        <p className="note measure">{t('rules', rulesOf(world))}</p>
      </details>
    </div>
  );
}

/**
 * Gives the game the focus where a mouse or a finger has just left it on something that would take the arrow keys;
 * who moves by keyboard keeps it. @returns whether it did.
 */
function takeArrowsFrom(selector: string, area: HTMLElement | null): boolean {
  const focused = document.activeElement;
  if (!focused?.matches(selector) || focused.matches(':focus-visible')) return false;
  area?.focus({ preventScroll: true });
  return true;
}

/** What of its world the rules of the game name. */
function rulesOf({ forceMagnitude, timeStep, angleLimit, positionLimit }: World) {
  return {
    force: forceMagnitude,
    milliseconds: Math.round(1000 * timeStep),
    angle: Math.round((angleLimit * 180) / Math.PI),
    track: positionLimit,
  };
}

/** What to do next and how the round ended, in a line. */
function RoundStatus({ game, rival }: { readonly game: Game; readonly rival: KnownAgent | null }) {
  const t = useStrings(play);
  const state = useStore(game.store);
  return (
    <p role="status" className={styles['status']} data-record={state.record || undefined}>
      {sentences(state, rival, t).join(' ')}
    </p>
  );
}

function sentences(
  { status, yours, rivals, record }: GameState,
  rival: KnownAgent | null,
  t: Translate<typeof play>,
): string[] {
  switch (status) {
    case 'ready':
      return [t(rival === null ? 'ready' : 'readyAgainst')];
    case 'held':
      return [t('held')];
    case 'playing':
      return [t('playing')];
    case 'over': {
      if (yours === null) return [];
      const duration = t('seconds', { seconds: oneDecimal(yours.seconds) });
      const mine = yours.outcome === 'full' ? t('yoursFull') : t('yours', { count: yours.steps, duration });
      return [mine, ...(record ? [t('record')] : []), ...rivalsEnd(rival, rivals, t), t('again')];
    }
  }
}

function rivalsEnd(
  rival: KnownAgent | null,
  ending: GameState['rivals'],
  t: Translate<typeof play>,
): string[] {
  if (rival === null) return [];
  const agent = rival.name;
  if (ending === null) return [t('rivalStill', { agent })];
  return [
    ending.outcome === 'full' ? t('rivalFull', { agent }) : t('rivalFell', { agent, count: ending.steps }),
  ];
}

/** Half of the scene: pushes as long as it is held. Keys do the same, so it takes no place in the order of Tab. */
function HoldHalf({ game, action }: { readonly game: Game; readonly action: Action }) {
  const t = useStrings(play);
  const [held, setHeld] = useState(false);
  const release = () => {
    setHeld(false);
    game.release(action);
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['half']}
      data-side={action === 0 ? 'left' : 'right'}
      data-held={held || undefined}
      aria-label={t(action === 0 ? 'left' : 'right')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(true);
        game.press(action);
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
    >
      {action === 0 ? <ChevronLeft aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
    </button>
  );
}
