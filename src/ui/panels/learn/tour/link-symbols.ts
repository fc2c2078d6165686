/**
 * Lights up a symbol of a formula together with its row in the table below, whichever of the two is pointed at.
 * @returns a function that stops it.
 */
export function linkSymbols(element: HTMLElement): () => void {
  const light = ({ target }: Event) => {
    const name =
      target instanceof Element ? target.closest<HTMLElement>('[data-symbol]')?.dataset['symbol'] : undefined;
    for (const linked of element.querySelectorAll<HTMLElement>('[data-symbol]')) {
      linked.toggleAttribute('data-lit', name !== undefined && linked.dataset['symbol'] === name);
    }
  };
  element.addEventListener('pointerover', light);
  element.addEventListener('pointerleave', light);
  return () => {
    element.removeEventListener('pointerover', light);
    element.removeEventListener('pointerleave', light);
  };
}
