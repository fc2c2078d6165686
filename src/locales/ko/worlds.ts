import type { worlds as english } from '../en/worlds.ts';
import type { Translation } from '../topic.ts';

export const worlds = {
  intro:
    '중력이나 막대가 다르고, 모터가 약하거나 센서가 부정확한 CartPole입니다. 그런 세계에서 학습하거나, 에이전트를 데려가 배운 것이 그곳에서도 통하는지 확인해 보세요.',

  next: '다음 학습의 세계',
  named: '이름 있는 세계',
  ownWorld: '설정에서 값을 바꿔 직접 만든 세계입니다.',
  earth: '지구',
  'earth-about': 'Gymnasium의 CartPole-v1입니다. 중력 9.8 m/s², 막대 1 m, 힘 10 N.',
  moon: '달',
  'moon-about': '중력 1.62 m/s². 막대가 천천히 쓰러집니다.',
  mars: '화성',
  'mars-about': '중력 3.71 m/s².',
  jupiter: '목성',
  'jupiter-about': '중력 24.79 m/s². 막대가 빠르게 쓰러집니다.',
  'long-pole': '긴 막대',
  'long-pole-about': '막대가 3 m입니다. 천천히 쓰러지지만 되돌리는 데도 오래 걸립니다.',
  'short-pole': '짧은 막대',
  'short-pole-about': '막대가 20 cm입니다. 한 번 밀 때마다 다섯 배로 돕니다.',
  'weak-motor': '약한 모터',
  'weak-motor-about': '힘이 10 N이 아니라 3 N입니다.',
  slippery: '미끄러운 바닥',
  'slippery-about': '바퀴가 헛돕니다. 행동 넷 중 하나는 힘을 내지 못합니다.',
  'noisy-sensors': '부정확한 센서',
  'noisy-sensors-about':
    '관측값마다 표준편차 0.05의 오차가 있습니다. 각도로는 3°이며, 쓰러지는 각도의 4분의 1입니다.',
  delayed: '지연',
  'delayed-about': '행동을 고르고 두 스텝(40 ms) 뒤에 힘이 가해집니다.',

  carry: '에이전트를 다른 세계로',
  carryHelp:
    '막대 길이와 중력을 바꾼 세계마다 에이전트가 탐욕 에피소드 {{episodes}}개를 플레이합니다. 칸을 누르면 그 세계에서 볼 수 있습니다.',
  agent: '에이전트',
  test: '세계 {{count}}곳에서 테스트',
  cancel: '취소',
  testing: '{{agent}}: {{percent}}%',
  failed: '테스트가 중단되었습니다: {{message}}',
  empty: '아직 테스트한 에이전트가 없습니다.',
  visiting: '지금 보는 세계: {{agent}}.',
  back: '학습한 세계로 돌아가기',
  held: '세계 {{count}}곳 중 {{held}}곳에서 버팁니다.',
  homeNote: '테두리 친 칸에서 학습했습니다.',
  remove: '“{{agent}}” 지도 지우기',
  poleLength: '막대 길이, m',
  gravity: 'm/s²',
  place: '막대 {{length}} m, {{gravity}} m/s²',
  result: '평균 {{mean}}스텝, 100번 중 {{full}}번 500스텝.',
  resultHere: '지금 보는 세계에서 평균 {{mean}}스텝, 100번 중 {{full}}번 500스텝.',
  watchThere: '누르면 그 세계에서 볼 수 있습니다.',
  legendHolds: '버팀: 평균 475스텝 이상',
  legendFalls: '그 전에 쓰러짐',
  legendHome: '학습한 곳',
  legendRange: '학습 에피소드를 뽑은 범위',

  baselines: '학습 없이',
  baselinesHelp:
    'CartPole은 쉬운 문제입니다. 가중치 네 개짜리 식 한 줄이면 지구에서도, 다른 거의 모든 세계에서도 막대를 세웁니다. 여기서 DQN이 보여 주는 것은 제어가 아니라 학습입니다. 네 수가 무엇을 뜻하는지도, 밀면 어떻게 되는지도 모른 채 보상만으로 알아냅니다.',
  handMade: '손으로 만든 선형 제어기',
  handMadeHelp:
    '막대가 기울고 도는 쪽으로 밀되, 수레가 가운데로 돌아오도록 조금 더 밉니다. 학습 에피소드는 0개입니다.',
  found: '무작위로 찾은 선형 제어기',
  foundHelp:
    '무작위 탐색입니다. −1과 1 사이에서 가중치 네 개를 뽑아 플레이하고, 에피소드 열 개에서 연달아 끝까지 버틸 때까지 되풀이합니다. 기울기도, 리플레이 버퍼도, 신경망도 없습니다.',
  formula: '{{sum}} > 0이면 오른쪽, 아니면 왼쪽',
  foundAfter: '에피소드 {{episodes, number}}개, {{draws, number}}번 뽑아 찾았습니다.',
  foundNothing: '이 세계에서는 에피소드 20,000개 안에 찾지 못했습니다.',
  search: '찾기',
  searchAgain: '다시 찾기',
  watch: '“학습 후”에서 보기',
} satisfies Translation<typeof english>;
