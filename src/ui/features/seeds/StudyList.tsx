import { FolderOpen, Play, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import type { StoredStudy } from '../../../runs/storage/schema.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { formatDate, useStrings } from '../../kit/i18n/index.ts';
import { NameField } from '../../kit/NameField.tsx';
import { showUndo } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { useFromSession, useSessionHandle } from '../../session/useSession.ts';
import { setUpWithUndo } from '../settings/index.ts';
import { changeForm } from './form-store.ts';
import { keptStudiesOf } from './kept-studies.ts';
import styles from './Seeds.module.css';
import { armName, studyOf } from './study-store.ts';

/** The studies that this browser keeps: to be opened, gone on with, named and deleted. */
export function StudyList() {
  const t = useStrings(strings);
  const { store, load } = useFromSession(keptStudiesOf);
  const { studies, problem } = useStore(store);
  useEffect(() => {
    if (store.getState().studies === null) void load();
  }, [store, load]);
  return (
    <section className="stack gap1" aria-labelledby="kept-studies">
      <h3 id="kept-studies">{t('kept')}</h3>
      <p className="note">{t('keptAbout')}</p>
      <p className="error" role="status">
        {problem === null ? null : t(`kept-${problem}`)}
      </p>
      <ul className="ruled">
        {(studies ?? []).map((one) => (
          <Row key={one.id} stored={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ stored }: { readonly stored: StoredStudy }) {
  const t = useStrings(strings);
  const session = useSessionHandle();
  const study = studyOf(session);
  const keptStudies = keptStudiesOf(session);
  const isOpen = useStore(study.store, ({ id }) => id === stored.id);
  const isRunning = useStore(study.store, ({ status }) => status === 'running');
  const { id, seeds, arms, ended, solved, startedAt } = stored;
  const given = useGivenName(stored);
  const name = stored.name === '' ? given : stored.name;
  const all = seeds.length * arms.length;
  return (
    <li className={`split ${styles['keptRow']}`} data-open={isOpen}>
      <div className="grow">
        <NameField
          label={t('keptName')}
          name={name}
          onRename={(typed) => void keptStudies.rename(id, typed)}
        />
        <p className="note">
          {[t('keptProgress', { done: ended, seeds: all, solved }), formatDate(startedAt)].join(' · ')}
        </p>
      </div>
      <div className="tools">
        {isOpen ? null : (
          <Button
            icon={FolderOpen}
            disabled={isRunning}
            aria-label={t('openKept', { name })}
            onClick={() => openKept(session, stored, t('settingsTaken', { name }))}
          >
            {t('open')}
          </Button>
        )}
        {ended === all || (isOpen && isRunning) ? null : (
          <Button icon={Play} disabled={isRunning} onClick={() => void study.open(stored, true)}>
            {t('goOn', { count: all - ended })}
          </Button>
        )}
        <IconButton
          icon={Trash2}
          label={t('remove', { name })}
          disabled={isOpen && isRunning}
          onClick={async () => showUndo(t('removed', { name }), await keptStudies.remove(id))}
        />
      </div>
    </li>
  );
}

/** Shows a study, and makes its settings and seeds those of the next one: then the page's link repeats it. */
function openKept(session: SessionHandle, stored: StoredStudy, message: string): void {
  const { arms, seeds } = stored;
  const [chosen, beside] = arms;
  if (chosen !== undefined) setUpWithUndo(session, { preset: chosen.preset, config: chosen.config }, message);
  changeForm(session, {
    count: String(seeds.length),
    first: String(seeds[0] ?? 0),
    beside: beside?.preset ?? null,
  });
  void studyOf(session).open(stored);
}

/** What a study is called by its settings and seeds. */
function useGivenName({ arms, seeds }: StoredStudy): string {
  const t = useStrings(strings);
  return t('givenName', {
    settings: arms.map(armName).join(' / '),
    from: seeds[0] ?? 0,
    to: seeds.at(-1) ?? 0,
  });
}
