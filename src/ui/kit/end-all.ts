/** Ends several things at once, such as what follows stores and elements for an effect. */
export const endAll =
  (...ends: readonly (() => unknown)[]): (() => void) =>
  () => {
    for (const end of ends) end();
  };
