import { type ComponentProps, type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { gymnasium, isSameWorld, worldOf } from '../../../core/world.ts';
import { SeriesFigure } from '../../kit/charts/SeriesFigure.tsx';
import { useChartWords } from '../../kit/charts/words.ts';
import { useLoaded } from '../../kit/LazyPart.tsx';
import { useSessionHandle } from '../../session/useSession.ts';
import { loadReferenceCurve, scoreModel } from './score-model.ts';
import { momentLinkOf, overlayOf, sessionSource } from './session-source.ts';

interface Props {
  readonly also?: ComponentProps<typeof SeriesFigure>['also'];
  /** More tools beside the title. */
  readonly children?: ReactNode;
}

/** The score of the run there is, beside PyTorch's; draws itself as the reports come in. */
export default function ScoreChart({ also, children }: Props) {
  const words = useChartWords();
  const reference = useLoaded(loadReference);
  const session = useSessionHandle();
  const overlay = useStore(overlayOf(session), (state) => state.overlay);
  const source = useMemo(
    () =>
      sessionSource(session.store, ({ id, history, config }) =>
        // PyTorch's runs are of Gymnasium's world: in another there is nothing to compare.
        scoreModel(
          history,
          config,
          reference === 'missing' || !isSameWorld(worldOf(config), gymnasium) ? null : reference,
          words,
          overlay?.over === id ? overlay : null,
        ),
      ),
    [session, reference, words, overlay],
  );
  return (
    <SeriesFigure
      main
      source={source}
      link={momentLinkOf(session)}
      onPick={session.actions.setMoment}
      {...(reference === 'missing' && { help: words.t('referenceMissing') })}
      {...(also && { also })}
    >
      {children}
    </SeriesFigure>
  );
}

const loadReference = () => loadReferenceCurve().catch((): 'missing' => 'missing');
