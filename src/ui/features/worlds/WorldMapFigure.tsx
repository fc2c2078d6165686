import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { maxEpisodeSteps } from '../../../core/cartpole.ts';
import { isSameWorld } from '../../../core/world.ts';
import { worlds as strings } from '../../../locales/en/worlds.ts';
import type { WorldCell } from '../../../worker/worlds/protocol.ts';
import { IconButton } from '../../kit/Button.tsx';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { cellAfterKey, gridFor, holds, homeCell, isInRange, mapsOf, type WorldMap, worldAt } from './maps.ts';
import styles from './Worlds.module.css';

/** Where an agent holds the pole up and where not: a table in colours, each cell a world to watch it in. */
export function WorldMapFigure({ map }: { readonly map: WorldMap }) {
  const t = useStrings(strings);
  const { remove } = useFromSession(mapsOf);
  const title = useId();
  const { agent, parts: cells } = map;
  const grid = gridFor(agent.home);
  const home = homeCell(grid, agent.home);
  const [focused, setFocused] = useState(home ?? { row: 0, column: 0 });
  const held = cells.filter(holds).length;
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const next = cellAfterKey(event.key, focused, grid);
    if (next === null) return;
    event.preventDefault();
    setFocused(next);
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <figure className="stack gap2">
      <figcaption className="split top">
        <div>
          <h4 id={title}>{agent.name}</h4>
          <p className="note">
            {t('held', { held, count: cells.length })}
            {home === null ? '' : ` ${t('homeNote')}`}
          </p>
        </div>
        <IconButton icon={X} label={t('remove', { agent: agent.name })} onClick={() => remove(agent.id)} />
      </figcaption>
      <div className="scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys walk through its cells */}
        <table role="grid" aria-labelledby={title} className={styles['map']} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={grid.poleLengths.length} className={styles['axis']}>
                {t('poleLength')}
              </th>
            </tr>
            <tr>
              <th scope="col" className={styles['axis']}>
                {t('gravity')}
              </th>
              {grid.poleLengths.map((length) => (
                <th key={length} scope="col">
                  {formatNumber(length, { maximumFractionDigits: 2 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.gravities.map((gravity, row) => (
              <tr key={gravity}>
                <th scope="row">
                  <span>{formatNumber(gravity, { maximumFractionDigits: 2 })}</span>
                </th>
                {grid.poleLengths.map((length, column) => (
                  <td key={length}>
                    <Cell
                      map={map}
                      cell={cells[row * grid.poleLengths.length + column]}
                      at={{ row, column }}
                      isHome={home?.row === row && home.column === column}
                      isFocusable={focused.row === row && focused.column === column}
                      onFocus={() => setFocused({ row, column })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={`row caption ${styles['legend']}`}>
        <span className="line">
          <span className={styles['swatch']} data-holds="true" /> {t('legendHolds')}
        </span>
        <span className="line">
          <span className={styles['swatch']} data-holds="false" /> {t('legendFalls')}
        </span>
        {home === null ? null : (
          <span className="line">
            <span className={styles['swatch']} data-home="true" /> {t('legendHome')}
          </span>
        )}
        {agent.home === null || agent.home.spread === 1 ? null : (
          <span className="line">
            <span className={styles['swatch']} data-range="true" /> {t('legendRange')}
          </span>
        )}
      </p>
    </figure>
  );
}

/** The more steps, the more of the colour; text must stay legible on it. */
const shade = (mean: number) =>
  `color-mix(in srgb, var(--after) ${Math.round((35 * mean) / maxEpisodeSteps)}%, var(--surface-2))`;

interface CellProps {
  readonly map: WorldMap;
  /** Undefined while it has not been tested. */
  readonly cell: WorldCell | undefined;
  readonly at: Pick<WorldCell, 'row' | 'column'>;
  readonly isHome: boolean;
  readonly isFocusable: boolean;
  readonly onFocus: () => void;
}

function Cell({ map, cell, at, isHome, isFocusable, onFocus }: CellProps) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const { agent } = map;
  const grid = gridFor(agent.home);
  const number = (value: number | undefined) => formatNumber(value ?? 0, { maximumFractionDigits: 2 });
  const place = t('place', {
    length: number(grid.poleLengths[at.column]),
    gravity: number(grid.gravities[at.row]),
  });
  const world = worldAt(map.world, grid, at.row, at.column);
  const isWatched = useSession(
    ({ shownAgent: shown }) =>
      shown?.world !== undefined && shown.weights === agent.weights && isSameWorld(shown.world, world),
  );
  if (cell === undefined) return <span className={styles['cell']} data-holds="false" />;
  const mean = Math.round(cell.mean);
  const result = t('result', { mean, full: cell.full });
  return (
    <button
      type="button"
      className={styles['cell']}
      data-cell={`${at.row} ${at.column}`}
      data-holds={holds(cell)}
      data-home={isHome}
      data-range={agent.home !== null && isInRange(agent.home, world)}
      style={holds(cell) ? undefined : { background: shade(cell.mean) }}
      tabIndex={isFocusable ? 0 : -1}
      aria-pressed={isWatched}
      aria-label={`${place}: ${result}${isHome ? ` ${t('legendHome')}.` : ''}`}
      title={`${place}\n${result}\n${t('watchThere')}`}
      onFocus={onFocus}
      onClick={() =>
        actions.setShownAgent({
          weights: agent.weights,
          label: `${agent.name} · ${place}`,
          world,
        })
      }
    >
      {mean}
    </button>
  );
}
