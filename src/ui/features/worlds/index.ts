export { testInWorld } from './map-store.ts';
export { NamedWorlds } from './NamedWorlds.tsx';
