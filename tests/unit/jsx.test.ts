import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Fragment, jsx, jsxs } from '../../src/ui/kit/jsx/jsx-runtime.ts';

const icon = jsx('i', {});
const bold = jsx('b', {}, 'b');
const Words = () => jsx(Fragment, { children: 'words' });

test.each([
  ['the only text of an element has that one', jsx('p', { children: 'one' }), '<p>one</p>'],
  ['beside an element', jsxs('p', { children: [icon, ' one'] }), '<p><i></i><text-run> one</text-run></p>'],
  [
    'texts that follow each other share one',
    jsxs('p', { children: [false, 'Episode ', 7, icon, ', ', null, 'live'] }),
    '<p><text-run>Episode 7</text-run><i></i><text-run>, live</text-run></p>',
  ],
  ['blanks alone need none', jsxs('p', { children: [icon, ' ', icon] }), '<p><i></i> <i></i></p>'],
  ['of a component', jsx('p', { children: jsx(Words, {}) }), '<p><text-run>words</text-run></p>'],
  ['in a list', jsxs('p', { children: [icon, ['a', bold]] }), '<p><i></i><text-run>a</text-run><b></b></p>'],
  ['an option holds nothing but text', jsxs('option', { children: [7, ' one'] }), '<option>7 one</option>'],
])('each text has an element of its own: %s', (_, element, markup) => {
  expect(renderToStaticMarkup(element)).toBe(markup);
});
