export { ImportButton } from './OpenFiles.tsx';
