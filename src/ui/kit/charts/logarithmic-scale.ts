import { Chart, LogarithmicScale } from 'chart.js';

/** For charts with a logarithmic axis; apart, as the page's first chart has none. */
Chart.register(LogarithmicScale);
