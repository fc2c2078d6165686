import { Download, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ActivationName } from '../../../core/activation.ts';
import { activationOf, type FeedForwardShape, layerWidths, outputsOf } from '../../../core/feed-forward.ts';
import { goingOn } from '../../../core/going-on.ts';
import { epsilonAt } from '../../../core/schedule.ts';
import { trainable } from '../../../core/trainable.ts';
import { FILE_KIND_NAMES } from '../../../files/weights-file.ts';
import { imported as strings } from '../../../locales/en/imported.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { Details } from '../../kit/Details.tsx';
import { Check } from '../../kit/Field.tsx';
import { formatNumber, oneDecimal, useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { settingsProblems } from '../../session/settings.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { isPanelShown, isShown } from '../../session/view.ts';
import { SettingProblem } from '../knob-words/index.ts';
import { fileErrorSentence } from '../open-file/index.ts';
import styles from './Import.module.css';
import { bestActivation, type Import, importOf, type ShownImport, type Tried } from './import-store.ts';

/** What has come of the file that was opened. */
export default function ImportStrip() {
  const t = useStrings(strings);
  const { store, close } = useFromSession(importOf);
  const current = useStore(store, (state) => state.current);
  const shownAgent = useSession((session) => session.shownAgent);
  const hasLeft = current.status === 'shown' && shownAgent?.weights !== current.weights;
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    // The file may have been chosen or dropped anywhere on the page. Each is `reading` first.
    if (current.status !== 'none') strip.current?.scrollIntoView({ block: 'nearest' });
  }, [current.status]);
  if (current.status === 'none' || hasLeft) return null;
  return (
    <section
      ref={strip}
      className={`callout split top ${current.status === 'refused' ? 'toneDanger' : ''}`}
      data-kind={current.status}
      role={current.status === 'refused' ? 'alert' : 'status'}
      aria-label={t('region')}
    >
      <div className={`row gap2 ${styles['words']}`}>
        <Words current={current} />
      </div>
      <IconButton icon={X} label={t('close')} onClick={close} />
    </section>
  );
}

function Words({ current }: { readonly current: Import }) {
  const t = useStrings(strings);
  const isOver = useSession(({ run }) => run.status === 'finished');
  switch (current.status) {
    case 'none':
      return null;
    case 'reading':
      return <p>{t('reading', current)}</p>;
    case 'restored':
      return <p>{t(isOver ? 'restoredFinished' : 'restored', current)}</p>;
    case 'refused':
      return <Refused refused={current} />;
    case 'shown':
      return <Shown shown={current} />;
  }
}

function Refused({ refused }: { readonly refused: Extract<Import, { status: 'refused' }> }) {
  const t = useStrings(strings);
  const { name, code, details, message } = refused;
  return (
    <>
      <p>{t('refused', { name })}</p>
      <p>{code === null ? t('unreadable') : fileErrorSentence({ code, details })}</p>
      <Details message={[code ?? '–', JSON.stringify(details), message].join('\n')} />
    </>
  );
}

/** The agent out of the file: what it is, how it plays, and what can be done with it. */
export function Shown({ shown }: { readonly shown: ShownImport }) {
  const t = useStrings(strings);
  const { name, format, weights, test, found } = shown;
  return (
    <>
      <p>
        {t('imported', {
          name,
          format: FILE_KIND_NAMES[format],
          layers: layerWidths(weights.shape).join(' → '),
          activation: activationText(weights.shape),
        })}{' '}
        {found.head === 'values' ? null : t(`head-${found.head}`)}{' '}
        {found.layers.length > 0 && t('layers', { layers: found.layers.slice(0, 10).join(', ') })}
      </p>
      <p>
        {test === null
          ? t('testing')
          : t('tested', {
              episodes: test.episodes,
              mean: oneDecimal(test.mean),
              min: test.min,
              full: test.full,
            })}
      </p>
      <Activations shown={shown} />
      <AddToComparison shown={shown} />
      <Popover late label={t('save', { name })} buttonClass="button" icon={Download} words={t('saveShort')}>
        <LazyPart name={t('saveShort')} load={() => import('./SaveItems.tsx')} />
      </Popover>
      <TrainFurther weights={weights} name={name} />
    </>
  );
}

/** What was assumed, the press that tries the others, and what came of it. */
function Activations({ shown }: { readonly shown: ShownImport }) {
  const t = useStrings(strings);
  const { tryOtherActivations } = useFromSession(importOf);
  const { weights, tried, isTrying, test } = shown;
  if (shown.found.activationIsKnown || weights.shape.hidden.length === 0) return null;
  if (tried !== null) {
    const best = bestActivation(tried);
    const found = best && { best: ACTIVATION_LABELS[best], mean: oneDecimal(tried.get(best)?.mean ?? 0) };
    return (
      <p>
        {isTrying ? t('trying') : found && t('triedBest', found)} {resultsText(tried)}
      </p>
    );
  }
  return (
    <>
      <p>{t('assumed', { activation: activationText(weights.shape) })}</p>
      <Button disabled={test === null} onClick={() => void tryOtherActivations()}>
        {t('tryOthers')}
      </Button>
    </>
  );
}

function resultsText(tried: Tried): string {
  return [...tried].map(([name, { mean }]) => `${ACTIVATION_LABELS[name]} ${oneDecimal(mean)}`).join(' · ');
}

/** As the papers and libraries write them, in every language. */
const ACTIVATION_LABELS: Readonly<Record<ActivationName, string>> = {
  relu: 'ReLU',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  elu: 'ELU',
  'leaky-relu': 'leaky ReLU',
  gelu: 'GELU',
  'gelu-tanh': 'GELU (tanh)',
  silu: 'SiLU',
  linear: 'linear',
};

function activationText(shape: FeedForwardShape): string {
  const names = shape.hidden.map((_, layer) => ACTIVATION_LABELS[activationOf(shape, layer).name]);
  return [...new Set(names)].join(', ') || ACTIVATION_LABELS.linear;
}

/** Once it is in the list, the way there; nothing where the link hides that list. */
function AddToComparison({ shown }: { readonly shown: ShownImport }) {
  const t = useStrings(strings);
  const { list } = useFromSession(importOf);
  if (!isShown('panels') || !isPanelShown('compare')) return null;
  return (
    <Button
      title={shown.isListed ? undefined : t('compareHint')}
      disabled={shown.test === null}
      onClick={() => (shown.isListed ? seeCompared() : void list())}
    >
      {t(shown.isListed ? 'seeCompared' : 'compare')}
    </Button>
  );
}

function seeCompared(): void {
  location.hash = 'compare';
  document.getElementById('compare')?.scrollIntoView(); // the address may have named it already
}

/** Starts a run from these weights, with the chosen settings; says what will happen, and what keeps it from starting. */
function TrainFurther({ weights, name }: Pick<ShownImport, 'weights' | 'name'>) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const config = useSession((session) => session.config);
  const typed = useSession((session) => session.typed);
  const [exploreAnew, setExploreAnew] = useState(false);
  const [problem] = settingsProblems({ config, typed });
  const from = trainable(weights);
  if (from === null) return <p>{t('notTrainable')}</p>;
  const percent = (of: typeof config) =>
    formatNumber(100 * epsilonAt(of, 0, 0), { maximumSignificantDigits: 2 });
  return (
    <>
      <Button
        title={t('trainFurtherHint')}
        aria-disabled={problem !== undefined}
        aria-describedby="train-further-problem train-further-about"
        onClick={() => {
          if (problem !== undefined) return;
          actions.train({ from: { ...from, name }, exploreAnew });
        }}
      >
        {t('trainFurther')}
      </Button>
      <Check checked={exploreAnew} onChange={setExploreAnew}>
        {t('exploreAnew')}
      </Check>
      <p id="train-further-problem" className="error">
        {problem && <SettingProblem />}
      </p>
      <p id="train-further-about">
        {exploreAnew
          ? t('exploresAnew', { percent: percent(config) })
          : t('goesOn', { percent: percent(goingOn(config)) })}{' '}
        {weights.shape.hidden.length === 1 && t('oneLayer')}{' '}
        {outputsOf(weights.shape) === 'preferences' && t('preferencesFurther')}
      </p>
    </>
  );
}
