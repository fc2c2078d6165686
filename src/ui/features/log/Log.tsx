import { Copy, Info } from 'lucide-react';
import { memo, useEffect, useMemo, useRef } from 'react';
import { scoreInterval, scoreRule } from '../../../core/history.ts';
import { logLine, scorePoints } from '../../../core/score-log.ts';
import { log as strings } from '../../../locales/en/log.ts';
import { page } from '../../../locales/en/page.ts';
import { Button } from '../../kit/Button.tsx';
import { text, useStrings } from '../../kit/i18n/index.ts';
import { Popover } from '../../kit/Popover.tsx';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import styles from './Log.module.css';

/** Lines kept in the page: enough to scroll through; the copy has all. */
const mostLines = 400;

/** What a line looks like, before there is one. */
const example = logLine({ episode: 20, score: 9.8, bufferSize: 195, epsilon: 0.079 });

/** The blog's output, line by line. */
export function Log() {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const { lines, hidden } = useLogLines();
  const count = hidden + lines.length;
  const moment = useSession((state) => state.moment);
  const current = moment === 'live' ? null : Math.floor(moment / scoreInterval) - 1;
  const list = useRef<HTMLElement>(null);
  const followed = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a line was added
  useEffect(() => {
    const element = list.current;
    if (element !== null && followed.current) element.scrollTop = element.scrollHeight;
  }, [count]);

  useEffect(() => {
    if (current === null) return;
    list.current?.querySelector('[data-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <div className={styles['log']} data-tour="log">
      <div className={`split ${styles['header']}`}>
        <Popover label={t('quirkLabel')} icon={Info}>
          <p>{t('quirk')}</p>
        </Popover>
        <Button
          icon={Copy}
          look="quiet"
          aria-label={t('copyLabel')}
          disabled={count === 0}
          onClick={() => void copyAll(session)}
        >
          {t('copy')}
        </Button>
      </div>
      <section
        ref={list}
        className={styles['lines']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t('region')}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          followed.current = scrollTop + clientHeight > scrollHeight - 24;
        }}
      >
        {count === 0 && <p className="note">{t('empty')}</p>}
        {hidden > 0 && <p className="note">{t('hidden', { count: hidden })}</p>}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the timeline goes to any moment */}
        <pre data-example={count === 0} onClick={({ target }) => pick(session, target)}>
          {count === 0
            ? example
            : lines.map((line, i) => (
                <Line
                  key={line}
                  text={line}
                  episode={episodeOf(hidden + i)}
                  isCurrent={hidden + i === current}
                />
              ))}
        </pre>
      </section>
    </div>
  );
}

/** An element of its own: with a line more, the browser lays out that line alone. */
const Line = memo(({ text, episode, isCurrent }: LineProps) => (
  <span className={styles['line']} data-episode={episode} data-current={isCurrent}>{`${text}\n`}</span>
));

interface LineProps {
  readonly text: string;
  readonly episode: number;
  /** It is the last one at the moment that the page shows. */
  readonly isCurrent: boolean;
}

const episodeOf = (line: number) => scoreInterval * (line + 1);

/** Shows the moment of the line that was pressed. */
function pick({ actions }: SessionHandle, target: EventTarget): void {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-episode]') : null;
  if (line !== null) actions.setMoment(Number(line.dataset['episode']));
}

/** The last lines so far, and how many went before; worked out again only when there is another one. */
function useLogLines(): { readonly lines: readonly string[]; readonly hidden: number } {
  const { store } = useSessionHandle();
  const run = useSession((session) => session.runNumber);
  const count = useSession(({ run: { history } }) => history.points(scoreRule).y.length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run or another line
  return useMemo(() => {
    const lines = scorePoints(store.getState().run.history, -mostLines).map(logLine);
    return { lines, hidden: count - lines.length };
  }, [run, count]);
}

async function copyAll({ store }: SessionHandle): Promise<void> {
  const lines = scorePoints(store.getState().run.history).map(logLine);
  try {
    await navigator.clipboard.writeText(`${lines.join('\n')}\n`);
    await showToast(text(strings)('copied', { count: lines.length }));
  } catch {
    await showToast(text(page)('copyFailed'), 'failed');
  }
}
