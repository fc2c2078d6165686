import { useEffect, useMemo, useState } from 'react';
import { charts } from '../i18n/charts.ts';
import { useStrings } from '../i18n/index.ts';
import styles from './DataTable.module.css';
import { follow } from './follow.ts';
import type { ModelSource } from './model.ts';
import { chartTable } from './table.ts';

/** Milliseconds between two renderings: a table that runs away cannot be read. */
const refreshInterval = 2000;

/** The chart's numbers as a table that scrolls in the plot's place. */
export function DataTable({ source }: { readonly source: ModelSource }) {
  const t = useStrings(charts);
  const [model, setModel] = useState(() => source.get());
  useEffect(() => follow(source, setModel, refreshInterval), [source]);
  const { interval, header, rows } = useMemo(() => chartTable(model), [model]);
  const caption = t('tableCaption', { title: model.title, interval });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles['box']} aria-label={caption} tabIndex={0}>
      <table className={styles['table']}>
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
          {rows.map(({ episode, cells }) => (
            <tr key={episode}>
              <th scope="row">{episode}</th>
              {cells.map((cell, i) => (
                <td key={header[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p>{t('noEpisodes')}</p> : null}
    </section>
  );
}
