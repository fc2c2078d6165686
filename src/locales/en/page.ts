import { topic } from '../topic.ts';

/** The frame of the page: header, notices, panels. */
export const page = topic('page', {
  title: 'CartPole DQN',
  documentTitle: 'CartPole DQN – a DQN agent learns in this tab',
  skip: 'Skip to the scenes',
  stage: 'Before, after and the score',
  changeLanguage: 'change the language',
  themeLabel: 'Theme: {{choice}}. Press to change',
  themeSystem: 'system',
  themeLight: 'light',
  themeDark: 'dark',
  panels: 'Places to go',
  panelLoading: 'Loading “{{title}}” …',
  partFailed: '“{{name}}” could not be shown.',
  shareTitle: 'Share this set-up',
  partFullPage: 'Open the whole page',
  moreCurves: 'More',
  moreCurvesHint: 'Loss, Q-values, replay buffer and more',
  resetRunning: 'R does nothing during a run. Stop it first, with X.',
  partHead: 'Header',
  partControls: 'Controls',
  partScenes: 'Before and after',
  partTimeline: 'Timeline',
  partScore: 'Score',
  partResult: 'Result',
  partLog: 'Log',
  partNotice: 'Problems with the link',
  partResume: 'Interrupted runs',
  partExperiment: 'Experiment',
  partImport: 'Opened file',
  retry: 'Try again',
  details: 'Details',
  close: 'Close',
  copied: 'Copied.',
  copyFailed: 'The browser did not allow copying. Select the text and copy it by hand.',

  noticeTitle: 'This browser lacks something',
  noModuleWorkers:
    'This browser has no module workers, in which the training runs, so Train is switched off. The scenes still play. Use Chrome, Edge or Firefox of the last two years, or Safari 17 or later.',
  noWebAssembly: 'This browser has no WebAssembly: training runs in plain TypeScript, several times slower.',
  dismiss: 'Hide this notice',

  shortcuts: 'Keyboard shortcuts',

  origin:
    'After a Korean blog post of 2021, “DQN을 통한 cartpole게임 학습”. Everything is computed here; nothing is uploaded.',
  licences: 'Licences of the libraries used',
});
