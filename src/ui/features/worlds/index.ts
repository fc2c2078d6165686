export { NamedWorlds } from './NamedWorlds.tsx';
