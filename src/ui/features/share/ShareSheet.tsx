import { Copy, Check as Done } from 'lucide-react';
import { useId, useRef, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { panels } from '../../../locales/en/panels.ts';
import { share } from '../../../locales/en/share.ts';
import { Button } from '../../kit/Button.tsx';
import { Check } from '../../kit/Field.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import { PAGE_PARTS, viewStore } from '../../session/view.ts';
import { currentSetup, linkTo, pageViews } from './address.ts';
import styles from './Share.module.css';

/** What there is to copy: the link, the link with parts hidden, the frame for a lesson. */
export default function ShareSheet() {
  const session = useSessionHandle();
  const t = useStrings(share);
  const panelTitle = useStrings(panels);
  const [embed, setEmbed] = useState(() => viewStore.getState().embed);
  const [hidden, setHidden] = useState(() => viewStore.getState().hidden);
  const { ids, opened, onOpened } = useStore(pageViews);
  const view = useSyncExternalStore(onOpened, opened);
  // These make it render again when the link has changed; the link is read from the stores themselves.
  useSession((state) => state.config);
  useSession((state) => state.preset);
  useSession((state) => state.pace);
  useSession((state) => state.learnerChoice);
  const link = linkTo({ ...currentSetup(session), embed: false, hidden }, view);
  const framed = linkTo({ ...currentSetup(session), embed: true, hidden }, view);
  const toggle = (part: string, hide: boolean) =>
    setHidden(hide ? [...hidden, part] : hidden.filter((one) => one !== part));
  const frame = `<iframe src="${escapeAttribute(framed)}" title="${escapeAttribute(t('frameTitle'))}" width="100%" height="720" style="border: 0" allow="clipboard-write"></iframe>`;
  return (
    <div className="stack">
      <h2>{t('title')}</h2>
      <p className="note">{t('about')}</p>
      <Copyable label={t('link')} text={link} copy={t('copy')} copied={t('copied')} sendTitle={t('share')} />
      <details>
        <summary>{t('lesson')}</summary>
        <Check checked={embed} onChange={setEmbed}>
          {t('embed')}
        </Check>
        <fieldset className={`cards gap0 ${styles['parts']}`}>
          <legend className="label">{t('hide')}</legend>
          {[
            ...PAGE_PARTS.map((part) => ({ id: part, title: t(part) })),
            ...ids.map((id) => ({ id, title: panelTitle(id) })),
          ].map(({ id, title }) => (
            <Check key={id} checked={hidden.includes(id)} onChange={(hide) => toggle(id, hide)}>
              {title}
            </Check>
          ))}
        </fieldset>
        {embed ? (
          <Copyable label={t('snippet')} text={frame} copy={t('copySnippet')} copied={t('snippetCopied')} />
        ) : null}
      </details>
    </div>
  );
}

interface CopyableProps {
  readonly label: string;
  readonly text: string;
  readonly copy: string;
  readonly copied: string;
  /** Given: it can be sent by what the device has for that. */
  readonly sendTitle?: string;
}

function Copyable({ label, text, copy, copied, sendTitle }: CopyableProps) {
  const t = useStrings(share);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState('');
  const onCopy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(text);
      await showToast(copied);
    } catch {
      field.current?.select();
      await showToast(t('copyFailed'), 'failed');
    }
  };
  const Icon = done === text ? Done : Copy;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        className="input"
        readOnly
        value={text}
        onFocus={({ target }) => target.select()}
      />
      <div className="buttons">
        <Button icon={Icon} look="primary" onClick={onCopy}>
          {copy}
        </Button>
        {sendTitle !== undefined && 'share' in navigator ? (
          <Button onClick={() => void navigator.share({ title: document.title, url: text }).catch(() => {})}>
            {t('send')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
