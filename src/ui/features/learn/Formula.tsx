import { useEffect, useRef } from 'react';
import { useLoaded } from '../../kit/LazyPart.tsx';
import styles from './Formula.module.css';

type Render = (tex: string, element: HTMLElement) => void;

let loading: Promise<Render> | null = null;

/** KaTeX with its fonts, fetched when the first formula is shown. */
function loadKatex(): Promise<Render> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex-swap.min.css')]).then(
    ([{ default: katex }]) =>
      (tex, element) =>
        katex.render(tex, element, {
          displayMode: true,
          throwOnError: false,
          strict: 'ignore',
          trust: ({ command }) => command === '\\htmlData',
        }),
    (cause: unknown) => {
      loading = null; // the next formula tries again
      throw cause;
    },
  );
  return loading;
}

interface Props {
  readonly tex: string;
  /** The same in words and numbers: shown until KaTeX has come, and where it does not. */
  readonly plain: string;
}

/** A typeset formula; what is wider than its place scrolls. */
export function Formula({ tex, plain }: Props) {
  const element = useRef<HTMLElement>(null);
  const render = useLoaded(loadKatex); // offline before the first visit the plain text stays
  useEffect(() => {
    if (render !== null && element.current !== null) render(tex, element.current);
  }, [render, tex]);
  return render === null ? (
    <p className={styles.formula}>{plain}</p>
  ) : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={element} className={styles.formula} tabIndex={0} aria-label={plain} />
  );
}
