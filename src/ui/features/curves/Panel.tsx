import { useEffect, useMemo, useState } from 'react';
import { createEpisodeLink } from '../../kit/charts/model.ts';
import '../../kit/charts/logarithmic-scale.ts';
import { curves } from '../../../locales/en/curves.ts';
import { SeriesFigure } from '../../kit/charts/SeriesFigure.tsx';
import { useChartWords } from '../../kit/charts/words.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import { sessionSource } from '../score/index.ts';
import { epsilonModel, evaluationModel, lossModel, replayModel, returnModel, valueModel } from './models.ts';
import styles from './Panel.module.css';
import { ZoomBar } from './ZoomBar.tsx';
import { zoomExtension } from './zoom.ts';

/** More curves of the run there is, over one axis of episodes. */
export default function CurvesPanel() {
  const c = useStrings(curves);
  const chartWords = useChartWords();
  const [link] = useState(createEpisodeLink);
  const extension = useMemo(() => zoomExtension(link), [link]);
  const [logarithmic, setLogarithmic] = useState(true);
  const { store, actions } = useSessionHandle();
  const runId = useSession(({ runNumber }) => runNumber);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other episodes
  useEffect(() => link.setState({ range: null, cursor: null }), [link, runId]);

  const moment = useSession((session) => session.moment);
  useEffect(() => link.setState({ pinned: moment === 'live' ? null : moment }), [link, moment]);

  const charts = useMemo(() => {
    const words = { ...chartWords, c };
    return {
      return: sessionSource(store, (run) => returnModel(run, words)),
      loss: sessionSource(store, (run) => lossModel(run, words, logarithmic)),
      value: sessionSource(store, (run) => valueModel(run, words)),
      evaluation: sessionSource(store, (run) => evaluationModel(run, words)),
      replay: sessionSource(store, (run) => replayModel(run, words)),
      epsilon: sessionSource(store, (run) => epsilonModel(run, words)),
    };
  }, [store, chartWords, c, logarithmic]);
  const together = useMemo(() => Object.values(charts), [charts]);
  const shared = { link, together, extension, onPick: actions.setMoment } as const;

  return (
    <div className="stack gap4">
      <div className="split">
        <p className="note grow">
          {c('intro')} {c('zoomHint')}
        </p>
        <ZoomBar link={link} source={charts.return} />
      </div>
      <div className={`cards gap5 chart ${styles['grid']}`}>
        <SeriesFigure {...shared} source={charts.return} help={c('returnHelp')} />
        <SeriesFigure {...shared} source={charts.evaluation} help={c('evaluationHelp')} />
        <SeriesFigure {...shared} source={charts.value} help={c('valueHelp')} />
        <SeriesFigure {...shared} source={charts.loss} help={c('lossHelp')}>
          <button
            type="button"
            className="button small"
            aria-pressed={logarithmic}
            onClick={() => setLogarithmic(!logarithmic)}
          >
            {c('logarithmic')}
          </button>
        </SeriesFigure>
        <SeriesFigure {...shared} source={charts.replay} help={c('replayHelp')} />
        <SeriesFigure {...shared} source={charts.epsilon} help={c('epsilonHelp')} />
      </div>
    </div>
  );
}
