/**
 * Lights up a symbol of a formula together with its row in the table below, whichever of the two is pointed at;
 * the keyboard gets there by the rows.
 * @returns a function that stops it.
 */
export function linkSymbols(element: HTMLElement): () => void {
  const light = ({ type, target }: Event) => {
    const over = type === 'focusout' || !(target instanceof Element);
    const name = over ? undefined : target.closest<HTMLElement>('[data-symbol]')?.dataset['symbol'];
    for (const linked of element.querySelectorAll<HTMLElement>('[data-symbol]')) {
      linked.toggleAttribute('data-lit', name !== undefined && linked.dataset['symbol'] === name);
    }
  };
  const occasions = ['pointerover', 'pointerleave', 'focusin', 'focusout'] as const;
  for (const occasion of occasions) element.addEventListener(occasion, light);
  return () => {
    for (const occasion of occasions) element.removeEventListener(occasion, light);
  };
}
