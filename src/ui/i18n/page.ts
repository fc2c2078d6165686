import { addStrings } from './index.ts';

/** The frame of the page: header, notices, panels, shortcuts. */
export const page = addStrings('page', {
  en: {
    title: 'CartPole DQN',
    documentTitle: 'CartPole DQN – a DQN agent learns in this tab',
    tagline: 'A neural network learns to balance a pole, live in this tab',
    skip: 'Skip to the controls',
    stage: 'Before, after and the score',
    otherLanguage: '한국어',
    switchLanguage: 'Switch to Korean',
    themeLabel: 'Colours: {{choice}}. Press to change',
    themeSystem: 'as the system has them',
    themeLight: 'light',
    themeDark: 'dark',
    panels: 'Look closer',
    panelsHint: 'Open one of the tabs.',
    panelLoading: 'Loading “{{title}}” …',
    panelFailed: '“{{title}}” could not be shown.',
    retry: 'Try again',
    details: 'Details',
    close: 'Close',
    copied: 'Copied.',
    copyFailed: 'The browser did not allow copying. Select the text and copy it by hand.',

    noticeTitle: 'This browser lacks something',
    noModuleWorkers:
      'This browser has no module workers, in which the training runs, so Train is switched off. The scenes still play. Use Chrome, Edge or Firefox of the last two years, or Safari 17 or later.',
    noWebAssembly:
      'This browser has no WebAssembly: training runs in plain TypeScript, several times slower.',
    dismiss: 'Hide this notice',

    shortcuts: 'Keyboard shortcuts',
    shortcutsOn: 'Shortcuts are on',
    shortcutTrain: 'Train, pause or resume',
    shortcutStep: 'Step one episode',
    shortcutStop: 'Stop',
    shortcutReset: 'Reset',
    shortcutPace: 'Pace ×1, ×4, ×16, max',
    shortcutScenes: 'Play or hold the scenes',
    shortcutLanguage: 'Korean or English',
    shortcutTheme: 'Colours',
    shortcutHelp: 'This list',
    keySpace: 'Space',

    origin:
      'After a Korean blog post of 2021, “DQN을 통한 cartpole게임 학습”. Everything is computed here; nothing is uploaded.',
    licences: 'Licences of the libraries used',
  },
  ko: {
    title: 'CartPole DQN',
    documentTitle: 'CartPole DQN – 이 탭 안에서 학습하는 DQN 에이전트',
    tagline: '신경망이 막대 세우는 법을 이 탭 안에서 배웁니다',
    skip: '조작부로 건너뛰기',
    stage: '학습 전, 학습 후, 점수',
    otherLanguage: 'English',
    switchLanguage: '영어로 바꾸기',
    themeLabel: '색상: {{choice}}. 누르면 바뀝니다',
    themeSystem: '시스템 설정',
    themeLight: '밝게',
    themeDark: '어둡게',
    panels: '더 자세히 보기',
    panelsHint: '탭을 하나 열어 보세요.',
    panelLoading: '“{{title}}” 불러오는 중…',
    panelFailed: '“{{title}}” 패널을 표시하지 못했습니다.',
    retry: '다시 시도',
    details: '자세한 내용',
    close: '닫기',
    copied: '복사했습니다.',
    copyFailed: '브라우저가 복사를 허용하지 않았습니다. 글을 직접 선택해 복사하세요.',

    noticeTitle: '이 브라우저에 없는 기능이 있습니다',
    noModuleWorkers:
      '학습이 실행되는 모듈 워커를 이 브라우저가 지원하지 않아 학습 버튼을 꺼 두었습니다. 장면은 그대로 재생됩니다. 최근 2년 안에 나온 Chrome, Edge, Firefox 또는 Safari 17 이상을 사용하세요.',
    noWebAssembly:
      '이 브라우저는 WebAssembly를 지원하지 않습니다. 학습이 일반 TypeScript로 실행되어 몇 배 느립니다.',
    dismiss: '이 안내 숨기기',

    shortcuts: '키보드 단축키',
    shortcutsOn: '단축키 사용',
    shortcutTrain: '학습, 일시정지, 계속',
    shortcutStep: '한 에피소드 진행',
    shortcutStop: '중지',
    shortcutReset: '초기화',
    shortcutPace: '속도 ×1, ×4, ×16, 최대',
    shortcutScenes: '장면 재생 또는 멈춤',
    shortcutLanguage: '한국어 또는 영어',
    shortcutTheme: '색상',
    shortcutHelp: '이 목록',
    keySpace: '스페이스',

    origin:
      '2021년 한국어 블로그 글 “DQN을 통한 cartpole게임 학습”을 따릅니다. 모든 계산은 이 브라우저에서 이루어지며, 아무것도 업로드되지 않습니다.',
    licences: '사용한 라이브러리의 라이선스',
  },
});
