import type { imported as english } from '../en/imported.ts';
import type { Translation } from '../topic.ts';

export const imported = {
  region: '연 파일',
  reading: '“{{name}}” 파일을 읽는 중입니다…',
  imported:
    '“{{name}}” 파일의 에이전트를 ‘선택한 에이전트’로 재생합니다. {{format}} 형식에서 가져왔고, 신경망은 {{layers}}, {{activation}}입니다.',
  'head-policy': 'Q 네트워크가 아니라 정책입니다. 두 수는 선호도이며, 더 큰 쪽을 고릅니다.',
  'head-dueling': '듀얼링 구조의 두 갈래를 Q값으로 합쳤습니다.',
  'head-quantiles': 'Q값은 분위수의 평균입니다.',
  'head-threshold': '수 하나를 냅니다. 파일에 적힌 기준보다 크면 오른쪽으로 밉니다.',
  layers: '파일 속 층: {{layers}}.',
  assumed: '은닉층 뒤의 활성화 함수가 파일에 적혀 있지 않습니다. 가정한 함수: {{activation}}.',
  tryOthers: '다른 활성화 함수 테스트',
  trying: '활성화 함수마다 에피소드 100개를 테스트하는 중입니다…',
  triedBest: '평균 {{mean}}으로 {{best}}이(가) 가장 잘하며, 지금부터 이것을 씁니다.',
  save: '“{{name}}” 저장 형식 고르기',
  saveShort: '저장…',
  label: '가져옴: {{name}}',
  testing: '에피소드 100개로 테스트하는 중입니다…',
  tested:
    '탐욕 정책 테스트 {{episodes}}번: 평균 {{mean}}, 최저 {{min}}, {{episodes}}번 중 {{full}}번이 500스텝에 도달했습니다.',
  compare: '비교에 추가',
  compareHint: '테스트 결과와 함께 “학습 기록” 목록에 넣습니다',
  seeCompared: '“학습 기록”에서 보기',
  trainFurther: '이어서 학습',
  trainFurtherHint: '이 가중치에서 출발해, 선택한 설정으로 학습을 시작합니다',
  goesOn:
    '학습이 끝난 상태에서 이어집니다. ε은 {{percent}}%로 유지되고, 학습으로 나빠지면 더 나은 가중치를 남깁니다.',
  exploreAnew: '탐험을 처음부터',
  exploresAnew: '설정대로 ε이 {{percent}}%에서 시작합니다. 처음에는 더 자주 쓰러집니다.',
  oneLayer: '은닉층 두 개를 학습하므로, 값을 그대로 넘기는 은닉층을 하나 더합니다.',
  preferencesFurther: '선호도를 Q값으로 여기므로, 나아지기 전에 먼저 나빠질 수 있습니다.',
  notTrainable:
    '여기서는 이어서 학습할 수 없습니다. ReLU 은닉층이 한 개나 두 개인 신경망만 학습할 수 있습니다.',
  restoredFinished: '“{{name}}”에 담긴 학습은 이미 끝났습니다. 타임라인, 점수, 결과를 위에서 볼 수 있습니다.',
  settingsTaken: '“{{name}}”의 설정을 적용했습니다.',
  restored:
    '“{{name}}”에 담긴 학습이 에피소드 {{episodes, number}}에서 멈춰 있습니다. “계속”을 누르면 이어집니다.',
  refused: '“{{name}}” 파일을 열 수 없습니다. 이전 내용은 그대로 남아 있습니다.',
  unreadable: '브라우저가 파일을 읽지 못했습니다. 폴더나 자리가 옮겨진 파일은 열 수 없습니다.',
  close: '닫기',
} satisfies Translation<typeof english>;
