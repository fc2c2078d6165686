export { testInWorld } from './maps.ts';
export { NamedWorlds } from './NamedWorlds.tsx';
