/**
 * React's JSX (`jsxImportSource` of the tsconfigs), with each text that has siblings in an element of its own:
 * `<p>{icon} {words}</p>` becomes `<p>{icon}<text-run> {words}</text-run></p>`.
 *
 * A browser's page translation replaces text nodes. React would go on writing to the old ones, so that what is live
 * stands still, and fail where it takes one away or puts something before it (facebook/react#11538). Elements it does
 * not replace, and an element's only text React writes by `textContent`.
 */
import {
  type Component,
  createElement,
  type ExoticComponent,
  Fragment,
  type Key,
  type JSX as PlainJSX,
  type ReactElement,
  type ReactNode,
} from 'react';
import { jsx as plainJsx, jsxs as plainJsxs } from 'react/jsx-runtime';

export { Fragment };

export namespace JSX {
  /** A component of our own returns no bare text, which would have siblings where it is used: `<>{text}</>` is apart. */
  export type ElementType =
    | string
    | ((props: never) => ReactElement | readonly ReactElement[] | null | undefined)
    | (new (
        props: never,
      ) => Pick<Component, 'render'>)
    | ExoticComponent<never>;
  export type Element = PlainJSX.Element;
  export type ElementClass = PlainJSX.ElementClass;
  export type ElementAttributesProperty = PlainJSX.ElementAttributesProperty;
  export type ElementChildrenAttribute = PlainJSX.ElementChildrenAttribute;
  export type LibraryManagedAttributes<C, P> = PlainJSX.LibraryManagedAttributes<C, P>;
  export type IntrinsicAttributes = PlainJSX.IntrinsicAttributes;
  export type IntrinsicClassAttributes<T> = PlainJSX.IntrinsicClassAttributes<T>;
  export type IntrinsicElements = PlainJSX.IntrinsicElements;
}

type Type = Parameters<typeof plainJsx>[0];
type Props = Parameters<typeof plainJsx>[1];

export function jsx(type: Type, props: Props, key?: Key): ReactElement {
  return plainJsx(type, textsApart(type, props), key);
}

export function jsxs(type: Type, props: Props, key?: Key): ReactElement {
  return plainJsxs(type, textsApart(type, props), key);
}

/** These hold nothing but text. */
const holdsOnlyText: ReadonlySet<unknown> = new Set([
  'option',
  'textarea',
  'title',
  'style',
  'text',
  'tspan',
]);

export function textsApart(type: Type, props: Props): Props {
  if (typeof props !== 'object' || props === null || !('children' in props)) return props;
  const { children } = props;
  if (type === Fragment && isText(children)) return { ...props, children: inElement(children) };
  if (!Array.isArray(children) || (typeof type === 'string' ? holdsOnlyText.has(type) : type !== Fragment))
    return props;
  return { ...props, children: apart(children) };
}

/** Texts that follow each other share an element, in the first one's place: each other child keeps its own. */
function apart(children: readonly ReactNode[]): ReactNode[] {
  const result: ReactNode[] = [];
  let start = -1;
  let words = '';
  const close = () => {
    // Blanks alone are not translated, and would be boxes of their own in a flex container.
    if (start >= 0) result[start] = words.trim() === '' ? words : inElement(words, `text-${start}`);
    start = -1;
    words = '';
  };
  for (const [i, child] of children.entries()) {
    if (isText(child)) {
      if (start < 0) start = i;
      words += child;
      result[i] = null;
    } else {
      if (child != null && typeof child !== 'boolean') close();
      result[i] = Array.isArray(child) ? apart(child) : child;
    }
  }
  close();
  return result;
}

const isText = (child: unknown): child is string | number =>
  typeof child === 'string' || typeof child === 'number';

const inElement = (words: string | number, key?: Key): ReactElement =>
  createElement('text-run', key === undefined ? null : { key }, words);
