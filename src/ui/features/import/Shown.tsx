import { Download } from 'lucide-react';
import type { ActivationName } from '../../../core/activation.ts';
import { activationOf, type FeedForwardShape, layerWidths } from '../../../core/feed-forward.ts';
import { FILE_KIND_NAMES } from '../../../files/weights-file.ts';
import { imported as strings } from '../../../locales/en/imported.ts';
import { Button } from '../../kit/Button.tsx';
import { oneDecimal, useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { Popover } from '../../kit/Popover.tsx';
import parts from '../../kit/styles/parts.module.css';
import { useFromSession } from '../../session/useSession.ts';
import { isPanelShown, isShown } from '../../session/view.ts';
import { bestActivation, type Tried } from './activations.ts';
import { importOf, type ShownImport } from './import-store.ts';
import { TrainFurther } from './TrainFurther.tsx';

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
      <Popover
        late
        label={t('save', { name })}
        buttonClass={parts['button']}
        button={
          <>
            <Download aria-hidden="true" />
            {t('saveShort')}
          </>
        }
      >
        <LazyPart name={t('saveShort')} load={() => import('./SaveItems.tsx')} />
      </Popover>
      <TrainFurther weights={weights} name={name} />
    </>
  );
}

/** What was assumed, the press that tries the others, and what came of it. */
function Activations({ shown: { found, weights, tried, isTrying, test } }: { readonly shown: ShownImport }) {
  const t = useStrings(strings);
  const { tryOtherActivations } = useFromSession(importOf);
  if (found.activationIsKnown || weights.shape.hidden.length === 0) return null;
  if (tried !== null)
    return (
      <p>
        {isTrying ? t('trying') : triedText(tried, (best, mean) => t('triedBest', { best, mean }))}{' '}
        {resultsText(tried)}
      </p>
    );
  return (
    <>
      <p>{t('assumed', { activation: activationText(weights.shape) })}</p>
      <Button disabled={test === null} onClick={() => void tryOtherActivations()}>
        {t('tryOthers')}
      </Button>
    </>
  );
}

function triedText(tried: Tried, say: (best: string, mean: string) => string): string {
  const best = bestActivation(tried);
  return best === null ? '' : say(ACTIVATION_LABELS[best], oneDecimal(tried.get(best)?.mean ?? 0));
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
