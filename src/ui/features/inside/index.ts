export { formatState, formatValue, fractionDigits, trueMinus } from './quantity.ts';
