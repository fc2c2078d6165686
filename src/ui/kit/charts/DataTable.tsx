import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { charts } from '../../../locales/en/charts.ts';
import { useStrings } from '../i18n/index.ts';
import styles from './Charts.module.css';
import { follow } from './follow.ts';
import type { EpisodeLink, ModelSource } from './model.ts';
import { chartTable } from './table.ts';

/** Milliseconds between two renderings: a table that runs away cannot be read. */
const refreshInterval = 2000;

interface Props {
  readonly source: ModelSource;
  readonly link: EpisodeLink;
}

/** The chart's numbers, of the episodes that it shows, as a table that scrolls in the plot's place. */
export default function DataTable({ source, link }: Props) {
  const t = useStrings(charts);
  const range = useStore(link, (view) => view.range);
  const [model, setModel] = useState(() => source.get());
  useEffect(() => follow(source, setModel, refreshInterval), [source]);
  const { interval, eachUpTo, header, rows } = useMemo(() => chartTable(model, range), [model, range]);
  const { title, x } = model;
  const caption =
    x.place !== undefined
      ? title
      : interval === 1
        ? t('tableOfEach', { title })
        : eachUpTo === null
          ? t('tableCaption', { title, interval })
          : t('tableMixed', { title, interval, last: eachUpTo });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`fill scroll sheet ${styles['dataTable']}`} aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="visuallyHidden">{caption}</caption>
        <thead>
          <tr>
            {header.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place, cells }) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              {cells.map((cell, i) => (
                <td key={header[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="note">{t('noEpisodes')}</p> : null}
    </section>
  );
}
