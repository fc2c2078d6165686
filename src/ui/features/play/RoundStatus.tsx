import { useStore } from 'zustand';
import { play } from '../../../locales/en/play.ts';
import { formatNumber, type Translate, useStrings } from '../../kit/i18n/index.ts';
import type { KnownAgent } from '../agents/index.ts';
import type { Game, GameState } from './game.ts';
import styles from './Play.module.css';

interface Props {
  readonly game: Game;
  readonly rival: KnownAgent | null;
}

/** What to do next and how the round ended, in a line. */
export function RoundStatus({ game, rival }: Props) {
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
      const seconds = formatNumber(yours.seconds, {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      });
      const duration = t('seconds', { seconds });
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
