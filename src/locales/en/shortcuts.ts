import { topic } from '../topic.ts';

/** The list of the keys. */
export const shortcuts = topic('shortcuts', {
  on: 'Shortcuts are on',
  train: 'Train, pause or resume',
  step: 'Step one episode',
  stop: 'Stop',
  reset: 'Reset',
  pace: 'Pace ×1, ×4, ×16, max',
  scenes: 'Play or hold the scenes',
  language: 'Switch language',
  theme: 'Theme',
  help: 'List of shortcuts',
  keySpace: 'Space',
  keysOfPlace: 'Keys where the focus is',
  placeScene: 'On a scene: push the cart',
  placeSceneTip: 'On a scene: push the tip of the pole',
  placePlay: 'In “Take over”: push, as long as held',
  placeTabs: 'On a tab: the other tabs',
  placeChart: 'On a chart: read the episodes',
  placeChartFar: 'On a chart: 20 episodes at a time',
  placeEscape: 'Close or cancel',
});
