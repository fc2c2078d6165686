import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { share } from '../../../locales/en/share.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import { currentSetup, linkTo, pageViews } from './address.ts';

/** From a frame to the page itself, with the set-up of the moment. */
export default function FullPageLink() {
  const t = useStrings(share);
  const session = useSessionHandle();
  const wholePage = () =>
    linkTo({ ...currentSetup(session), embed: false, hidden: [] }, pageViews.getState().opened());
  const [href, setHref] = useState(wholePage);
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener"
      onPointerEnter={() => setHref(wholePage())}
      onFocus={() => setHref(wholePage())}
      onClick={({ currentTarget }) => {
        currentTarget.href = wholePage();
      }}
    >
      {t('fullPage')} <ExternalLink aria-hidden="true" size="1em" />
    </a>
  );
}
