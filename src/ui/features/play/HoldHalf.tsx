import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Action } from '../../../core/cartpole.ts';
import { play } from '../../../locales/en/play.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import type { Game } from './game.ts';
import styles from './Play.module.css';

/** Half of the scene: pushes as long as it is held. Keys do the same, so it takes no place in the order of Tab. */
export function HoldHalf({ game, action }: { readonly game: Game; readonly action: Action }) {
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
