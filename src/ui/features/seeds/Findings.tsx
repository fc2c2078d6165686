import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isSolvedSeed } from '../../../runs/seed-outcome.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { histogram } from './histogram.ts';
import styles from './Seeds.module.css';
import { type SharePoint, shareCourse } from './share-course.ts';
import { studyStore } from './study-store.ts';

/** What an arm has come to so far: the share that solved it, as its interval narrows, and how long that took. */
export function Findings({ index, name }: { readonly index: number; readonly name: string | null }) {
  const t = useStrings(strings);
  const outcomes = useStore(studyStore, ({ arms }) => arms[index]?.outcomes);
  const wanted = useStore(studyStore, ({ seeds }) => seeds.length);
  if (outcomes === undefined || outcomes.size === 0) return null;
  const all = [...outcomes.values()];
  const course = shareCourse(all.map(isSolvedSeed));
  const solved = all.filter(isSolvedSeed);
  const percent = (share: number) => formatNumber(share * 100, { maximumFractionDigits: 0 });
  const { low = 0, high = 1 } = course.at(-1) ?? {};
  const share = t('share', { solved: solved.length, seeds: all.length });
  return (
    <section className={styles['findings']} aria-label={name ?? t('table')}>
      <div>
        <h4 className={styles['share']}>{name === null ? share : `${name}: ${share}`}</h4>
        <p>{t('interval', { low: percent(low), high: percent(high) })}</p>
      </div>
      <ShareCourse course={course} wanted={wanted} percent={percent} />
      <Histogram episodes={solved.map(({ episodes }) => episodes)} />
    </section>
  );
}

interface CourseProps {
  readonly course: readonly SharePoint[];
  readonly wanted: number;
  readonly percent: (share: number) => string;
}

const box = { width: 300, height: 120, left: 40, right: 8, top: 8, bottom: 24 } as const;

/** The share over the seeds that have ended, in its interval. */
function ShareCourse({ course, wanted, percent }: CourseProps) {
  const t = useStrings(strings);
  const x = (ended: number) =>
    box.left + (wanted <= 1 ? 1 : (ended - 1) / (wanted - 1)) * (box.width - box.left - box.right);
  const y = (share: number) => box.top + (1 - share) * (box.height - box.top - box.bottom);
  const line = (pick: (point: SharePoint) => number, points = course) =>
    points.map((point) => `${x(point.ended).toFixed(1)},${y(pick(point)).toFixed(1)}`).join(' ');
  const band = `${line(({ high }) => high)} ${line(({ low }) => low, course.toReversed())}`;
  const said = course.at(-1);
  return (
    <figure className={styles['small']}>
      <figcaption>{t('courseTitle')}</figcaption>
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={
          said === undefined
            ? t('courseTitle')
            : t('interval', { low: percent(said.low), high: percent(said.high) })
        }
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              className={styles['grid']}
              x1={box.left}
              x2={box.width - box.right}
              y1={y(share)}
              y2={y(share)}
            />
            <text x={box.left - 6} y={y(share) + 4} textAnchor="end">{`${percent(share)}%`}</text>
          </g>
        ))}
        <polygon className={styles['band']} points={band} />
        <polyline className={styles['line']} points={line(({ share }) => share)} />
        <text x={box.left} y={box.height - 6}>
          1
        </text>
        <text x={box.width - box.right} y={box.height - 6} textAnchor="end">
          {t('courseEnd', { seeds: wanted })}
        </text>
      </svg>
    </figure>
  );
}

/** How many episodes it took those that solved it. */
function Histogram({ episodes }: { readonly episodes: readonly number[] }) {
  const t = useStrings(strings);
  const bins = histogram(episodes);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return (
    <figure className={styles['small']}>
      <figcaption>{t('histogramTitle')}</figcaption>
      {bins.length === 0 ? (
        <p className={parts['note']}>{t('histogramEmpty')}</p>
      ) : (
        <ol className={styles['bars']}>
          {bins.map(({ from, to, count }) => (
            <li key={from} title={t('bin', { from, to, count })}>
              <span className="visuallyHidden">{t('bin', { from, to, count })}</span>
              <i aria-hidden="true" style={{ blockSize: `${(100 * count) / most}%` }}>
                {count > 0 ? count : null}
              </i>
              <span aria-hidden="true">{from}</span>
            </li>
          ))}
        </ol>
      )}
    </figure>
  );
}
