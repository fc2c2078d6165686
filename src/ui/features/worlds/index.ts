export { NamedWorlds } from './NamedWorlds.tsx';
export { testInWorld } from './test-in-world.ts';
