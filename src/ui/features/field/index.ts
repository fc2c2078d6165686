/** Many carts on one canvas, a seed each; no React, so that a worker draws as the page does. */
export { drawField, keptGround } from './draw-field.ts';
export {
  addFirstEpisodes,
  CART_STATES,
  type Cart,
  cartAt,
  cartForKey,
  cartsOf,
  countsOf,
  type FieldLayout,
  fieldLayout,
} from './field-carts.ts';
export { type FieldPalette, readFieldPalette } from './field-palette.ts';
export { FieldPlayer } from './field-player.ts';
