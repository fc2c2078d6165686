import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './styles/tokens.css';
import './styles/base.css';
import { applyLink } from './share/address.ts';
import { applyTheme } from './theme.ts';

applyTheme();
applyLink();
void import('./panels/compare/record-runs.ts').then(({ recordRuns }) => recordRuns());
const root = document.getElementById('root');
if (root === null) throw new Error('index.html: there is no element #root.');
createRoot(root).render(<App />);
