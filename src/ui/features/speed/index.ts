export { shortGpuName } from './gpu-name.ts';
