/** The policy map as a drawing, without React: a worker draws it as the page does. Apart from `drawing`, for the first picture needs none. */
export {
  drawAgent,
  drawMap,
  type MapPalette,
  type MapWords,
  mapBox,
  type PaintedMap,
  paintedMap,
  readMapPalette,
} from './draw-map.ts';
export {
  type Box,
  type CartSlice,
  cellOf,
  mapCells,
  moved,
  type PoleState,
  planeThrough,
  pointOf,
  type Reach,
  reachOf,
  stateAtPoint,
} from './plane.ts';
