import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './styles/tokens.css';
import './styles/base.css';
import { loadShippedAgent } from './scene/shipped-agent.ts';
import { directStage } from './scene/stage.ts';
import { applyLink } from './share/address.ts';
import { applyTheme } from './theme.ts';

applyTheme();
applyLink();
// Panels look at the stage whether the scenes are shown or not.
directStage();
void loadShippedAgent();
import('./panels/compare/record-runs.ts').then(
  ({ recordRuns }) => recordRuns(),
  () => {}, // What is compared later lacks this run; the page goes on.
);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html: there is no element #root.');
createRoot(root).render(<App />);
