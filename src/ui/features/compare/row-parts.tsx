import { Download, Play, Star, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { compare } from '../../../locales/en/compare.ts';
import { type Run, weightsOf } from '../../../runs/run.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { NameField } from '../../kit/NameField.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { showToast, showUndo } from '../../kit/toast.ts';
import { runListOf } from '../../session/the-run-list.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { AgentItems } from '../downloads/index.ts';
import styles from './Compare.module.css';
import { listedAgent } from './run-weights.ts';

/** One of the list, and what it is called there, unlike any other. */
export interface RowProps<Listed extends Run> {
  readonly run: Listed;
  readonly name: string;
}

export function RunName({ run, name }: RowProps<Run>) {
  const t = useStrings(compare);
  const { rename } = useFromSession(runListOf);
  return <NameField label={t('name')} name={name} onRename={(typed) => void rename(run.id, typed)} />;
}

/** Lets the agent play in After, or the run's own one again. */
export function ReplayButton({ run, name }: RowProps<Run>) {
  const { actions } = useSessionHandle();
  const t = useStrings(compare);
  const weights = weightsOf(run);
  const replayed = useSession(
    ({ shownAgent }) => weights !== null && shownAgent?.weights.parameters === weights.parameters,
  );
  if (weights === null) return null;
  return (
    <Button
      icon={Play}
      aria-pressed={replayed}
      title={replayed ? t('stopReplay') : t('replayHint', { name })}
      onClick={() => {
        actions.setShownAgent(replayed ? null : { weights, label: name });
        if (!replayed) void showToast(t('replaying', { name }));
      }}
    >
      {t(replayed ? 'stopReplay' : 'replay')}
    </Button>
  );
}

/** The agent in every format; `children` are further entries. */
export function DownloadMenu({ run, name, children }: RowProps<Run> & { readonly children?: ReactNode }) {
  const t = useStrings(compare);
  return (
    <Popover
      label={t('download', { name })}
      buttonClass="button"
      button={
        <>
          <Download aria-hidden="true" />
          {t('downloadShort')}
        </>
      }
    >
      <ul className="stack">
        <AgentItems agent={() => listedAgent(run)} />
        {children}
      </ul>
    </Popover>
  );
}

export function RemoveButton({ run, name }: RowProps<Run>) {
  const t = useStrings(compare);
  const { remove } = useFromSession(runListOf);
  return (
    <IconButton
      icon={Trash2}
      label={t('remove', { name })}
      onClick={() => showUndo(t('removed', { name }), t('undo'), remove(run.id))}
    />
  );
}

export function BestMark() {
  const t = useStrings(compare);
  return (
    <span className={`line gap1 chip toneLive ${styles['best']}`} title={t('bestHint')}>
      <Star aria-hidden="true" />
      {t('best')}
    </span>
  );
}
