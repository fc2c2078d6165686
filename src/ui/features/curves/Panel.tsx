import '../../kit/charts/logarithmic-scale.ts';
import type { Chart } from 'chart.js';
import zoomPlugin from 'chartjs-plugin-zoom';
import { useEffect, useMemo, useState } from 'react';
import { curves } from '../../../locales/en/curves.ts';
import { Button } from '../../kit/Button.tsx';
import type { EpisodeLink } from '../../kit/charts/model.ts';
import { createEpisodeLink } from '../../kit/charts/model.ts';
import { SeriesFigure } from '../../kit/charts/SeriesFigure.tsx';
import type { ChartExtension } from '../../kit/charts/series-chart.ts';
import { translucent } from '../../kit/charts/theme.ts';
import { useChartWords } from '../../kit/charts/words.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import { sessionSource } from '../score/index.ts';
import { epsilonModel, evaluationModel, lossModel, replayModel, returnModel, valueModel } from './models.ts';
import styles from './Panel.module.css';
import { minimumRange, placed, ZoomBar } from './ZoomBar.tsx';

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
          <Button className="small" aria-pressed={logarithmic} onClick={() => setLogarithmic(!logarithmic)}>
            {c('logarithmic')}
          </Button>
        </SeriesFigure>
        <SeriesFigure {...shared} source={charts.replay} help={c('replayHelp')} />
        <SeriesFigure {...shared} source={charts.epsilon} help={c('epsilonHelp')} />
      </div>
    </div>
  );
}

/** Lets pointer, wheel and fingers choose the stretch of episodes that all charts of a link show. */
export function zoomExtension(link: EpisodeLink): ChartExtension {
  const take = (end: number, { chart }: { readonly chart: Chart }) => {
    const { min = 0, max = end } = chart.scales['x'] ?? {};
    link.setState({ range: placed(min, max - min, end) });
  };
  return {
    plugin: zoomPlugin,
    options: ({ x }, { text }) => {
      const onChange = (event: { readonly chart: Chart }) => take(x.max, event);
      return {
        zoom: {
          limits: { x: { min: x.min, max: x.max, minRange: minimumRange } },
          zoom: {
            mode: 'x',
            drag: { enabled: true, backgroundColor: translucent(text, 0.12), threshold: 8 },
            wheel: { enabled: true, modifierKey: 'ctrl' },
            pinch: { enabled: true },
            onZoom: onChange,
          },
          pan: { enabled: true, mode: 'x', modifierKey: 'shift', onPan: onChange },
        },
      };
    },
  };
}
