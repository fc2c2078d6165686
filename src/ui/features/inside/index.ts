export { formatState, formatValue } from './quantity.ts';
