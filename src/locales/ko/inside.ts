import type { inside as english } from '../en/inside.ts';
import type { Translation } from '../topic.ts';

export const inside = {
  subject: '들여다볼 에이전트',
  live: '학습 중',
  after: '학습 후',
  before: '학습 전',
  'lead-live':
    '“학습 후” 장면에서 재생 중인 에피소드를 학습 중인 신경망의 눈으로 봅니다. 지도는 최신 가중치로 그립니다.',
  'lead-after':
    '“학습 후” 장면의 에이전트입니다. 더 배우지 않으므로 지도는 수레의 상태에 따라서만 달라집니다.',
  'lead-before': '“학습 전” 장면의 신경망입니다. 가중치가 무작위이니 판단도 제멋대로입니다.',
  waiting: '첫 에피소드가 끝나기를 기다리는 중입니다…',

  scene: '위 장면과 같은 수레와 막대',
  cartPosition: '위치 x',
  cartVelocity: '속도 ẋ',
  poleAngle: '각도 θ',
  poleAngularVelocity: '각속도 θ̇',

  beliefs: '행동마다 기대하는 값',
  beliefsHelp:
    'Q(s, a)는 앞으로 받을 보상을 한 스텝마다 γ배로 줄여 더한 값의 예상입니다. ε이 대신 고를 때를 빼면 더 큰 쪽을 택합니다.',
  preferences: '행동마다의 선호도',
  preferencesHelp:
    '이 에이전트는 정책입니다. 두 수는 앞으로 받을 보상이 아니라 선호도(로짓)이며, 더 큰 쪽을 고릅니다.',
  left: '왼쪽',
  right: '오른쪽',
  chosen: '선택',
  byEpsilon: 'ε이 고름',
  difference: '차이',
  differenceHelp: '오른쪽 − 왼쪽, 확대해서',

  timeline: '에피소드 동안의 가치',
  timelineHelp: '스텝마다의 max Q, 곧 앞으로 얼마나 더 받으리라 예상하는지입니다.',
  timelineHelpPreferences: '스텝마다 더 큰 쪽의 선호도입니다.',
  timelineLabel: '에피소드 동안의 가치: {{length}}스텝 가운데 {{step}}스텝, max Q {{value}}.',
  timelineEmpty: '에피소드 동안의 가치: 재생 중인 에피소드가 없습니다.',
  exploredMark: 'ε이 고름',
  stepAxis: '스텝',

  map: '정책 지도',
  mapHelp:
    '막대의 각도와 각속도마다 어느 쪽으로 밀지 보여 줍니다. 굵은 선에서는 두 행동의 가치가 같습니다. ±{{limit}}° 점선을 넘으면 막대가 쓰러진 것입니다. 가 본 적 없는 곳의 값은 추측입니다.',
  angleAxis: '막대 각도 θ (°)',
  angularVelocityAxis: '각속도 θ̇ (°/s)',
  mapLabel:
    '정책 지도. 각도 {{angle}}, 각속도 {{angularVelocity}}에서 신경망이 보는 가치는 왼쪽 {{left}}, 오른쪽 {{right}}입니다. 지도의 {{share}}%에서 오른쪽으로 밉니다.',
  mapEmpty: '정책 지도: 아직 계산하지 않았습니다.',
  mapFailed: '지도를 계산하지 못했고, 다시 시도해도 되지 않았습니다. 학습에는 영향이 없습니다.',
  probe: '지도 짚어 보기: 화살표 키로 막대의 자리에서부터 움직이고, Shift를 함께 누르면 크게 움직입니다',
  probeLeft: '{{angle}}, {{angularVelocity}}에서는 왼쪽이 {{by}}만큼 낫습니다.',
  probeRight: '{{angle}}, {{angularVelocity}}에서는 오른쪽이 {{by}}만큼 낫습니다.',
  legendLeft: '왼쪽으로 밀기',
  legendRight: '오른쪽으로 밀기',
  legendName: 'Q(오른쪽) − Q(왼쪽)',
  legendPreferences: '선호도(오른쪽) − 선호도(왼쪽)',
  dot: '지금 막대의 상태',
  weightsOf: '에피소드 {{episode, number}}의 가중치',
  slice: '지도 속 수레의 상태',
  follow: '에이전트 따라가기',
  slicePosition: '수레 위치',
  sliceVelocity: '수레 속도',
} satisfies Translation<typeof english>;
