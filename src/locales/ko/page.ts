import type { page as english } from '../en/page.ts';
import type { Translation } from '../topic.ts';

export const page = {
  title: 'CartPole DQN',
  documentTitle: 'CartPole DQN – 이 탭 안에서 학습하는 DQN 에이전트',
  skip: '장면으로 건너뛰기',
  stage: '학습 전, 학습 후, 점수',
  changeLanguage: '언어 바꾸기',
  themeLabel: '테마: {{choice}}. 누르면 바뀝니다',
  themeSystem: '시스템',
  themeLight: '라이트',
  themeDark: '다크',
  panels: '더 자세히 보기',
  panelLoading: '“{{title}}” 불러오는 중…',
  partFailed: '“{{name}}” 부분을 표시하지 못했습니다.',
  shareTitle: '이 설정 공유하기',
  partFullPage: '전체 페이지 열기',
  moreCurves: '더 보기',
  moreCurvesHint: '손실, Q값, 리플레이 버퍼 등',
  resetRunning: '학습 중에는 R로 초기화하지 않습니다. 먼저 X로 중지하세요.',
  partHead: '상단 바',
  partControls: '조작부',
  partScenes: '학습 전과 후',
  partResult: '결과',
  partLog: '로그',
  partTimeline: '타임라인',
  partScore: '점수',
  partNotice: '링크의 문제',
  partResume: '중단된 학습',
  partExperiment: '실험',
  partImport: '연 파일',
  retry: '다시 시도',
  details: '자세히',
  close: '닫기',
  copied: '복사했습니다.',
  copyFailed: '브라우저가 복사를 허용하지 않았습니다. 글을 직접 선택해 복사하세요.',

  noticeTitle: '이 브라우저에 없는 기능이 있습니다',
  noModuleWorkers:
    '이 브라우저는 학습이 실행되는 모듈 워커를 지원하지 않아 학습 버튼을 껐습니다. 장면은 그대로 재생됩니다. 최근 2년 안에 나온 Chrome, Edge, Firefox 또는 Safari 17 이상을 사용하세요.',
  noWebAssembly:
    '이 브라우저는 WebAssembly를 지원하지 않습니다. 학습이 일반 TypeScript로 실행되어 몇 배 느립니다.',
  dismiss: '이 안내 숨기기',

  shortcuts: '키보드 단축키',

  origin:
    '2021년 한국어 블로그 글 “DQN을 통한 cartpole게임 학습”을 따릅니다. 모든 계산은 이 브라우저에서 이루어지며, 아무것도 업로드되지 않습니다.',
  licences: '사용한 라이브러리의 라이선스',
} satisfies Translation<typeof english>;
