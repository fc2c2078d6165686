import { useId } from 'react';
import { settingsOfWorld, WORLD_NAMES, worldNameOf } from '../../../core/named-worlds.ts';
import { worlds as strings } from '../../../locales/en/worlds.ts';
import { Radios } from '../../kit/Field.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import styles from './NamedWorlds.module.css';

/** One press sets the world of the next run; what was turned by hand is none of these. */
export function NamedWorlds() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const chosen = useSession(({ config }) => worldNameOf(config));
  return (
    <div className={`stack gap2 ${styles['worlds']}`}>
      <fieldset className="buttons">
        <legend className="visuallyHidden">{t('named')}</legend>
        <Radios
          name={useId()}
          className={`pick ${styles['name']}`}
          values={WORLD_NAMES}
          value={chosen}
          say={(name) => t(name)}
          onChoose={(name) => actions.setKnobs(settingsOfWorld(name))}
        />
      </fieldset>
      <p className="note" role="status">
        {chosen === null ? t('ownWorld') : t(`${chosen}-about`)}
      </p>
    </div>
  );
}
