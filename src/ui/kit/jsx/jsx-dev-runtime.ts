import type { ReactElement } from 'react';
import { jsxDEV as plainJsxDEV } from 'react/jsx-dev-runtime';
import { textsApart } from './jsx-runtime.ts';

export { Fragment, type JSX } from './jsx-runtime.ts';

/** What the development server calls instead of `jsx` and `jsxs`; React's own types do not list all it is given. */
export function jsxDEV(...[type, props, ...rest]: Parameters<typeof plainJsxDEV>): ReactElement {
  return plainJsxDEV(type, textsApart(type, props), ...rest);
}
