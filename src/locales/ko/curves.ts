import type { curves as english } from '../en/curves.ts';
import type { Translation } from '../topic.ts';

export const curves = {
  intro: '모든 차트는 에피소드 축을 함께 씁니다. 하나를 읽으면 모두 같은 에피소드를 보여 줍니다.',
  zoomHint:
    '차트 위를 끌면 확대되고, Shift를 누른 채 끌면 이동합니다. Ctrl과 휠 또는 두 손가락으로도 확대할 수 있습니다.',
  shown: '에피소드 {{from}}~{{to}}',
  zoomIn: '확대',
  zoomOut: '축소',
  earlier: '이전 에피소드',
  later: '다음 에피소드',
  whole: '전체 보기',
  logarithmic: '로그 눈금',

  returnTitle: '반환값',
  returnHelp: '학습 에피소드마다 막대가 버틴 스텝 수(ε에 따른 무작위 행동 포함)와 20개 평균입니다.',
  returnAxis: '반환값 (스텝)',

  lossTitle: '손실',
  lossHelp:
    'Q(s, a)가 TD 타깃 y = r + γⁿ · max Q(s′, ·)에서 얼마나 떨어져 있었는지를(r은 n스텝의 할인된 보상) Huber 또는 제곱 손실로 재어 에피소드마다 평균한 값이며, 실력이 늘면 타깃도 새롭고 커지므로 꼭 줄어들지는 않습니다.',
  lossAxis: '손실 (가치의 제곱)',
  loss: '손실',
  noUpdates: '리플레이 버퍼에 전이가 {{transitions}}개 넘게 쌓이면 첫 업데이트가 시작됩니다.',

  valueTitle: '기대한 가치와 얻은 가치',
  valueHelp:
    '에피소드에서 만난 상태들의 max Q(s, ·) 평균을 그 뒤에 실제로 얻은 할인 반환값과 나란히 보여 줍니다. 앞의 것이 훨씬 더 높으면 과대평가이며 Double DQN이 이를 줄여 줍니다. 다만 차이의 일부는 ε 때문입니다. Q는 무작위 행동이 없다고 기대합니다. 500스텝에서 시간 초과된 에피소드에서는 시간 초과로 줄어드는 반환값이 5% 이하인 앞쪽 상태만 셉니다.',
  nothingToCompare:
    '모든 에피소드가 500스텝에서 시간 초과되었습니다. γ = {{gamma}}에서는 반환값의 너무 많은 부분이 그 뒤에 있어 비교할 수 없습니다.',
  valueAxis: '할인된 보상 ÷ {{divisor}}',
  maxQ: '기대: max Q 평균',
  maxQShort: '기대',
  discountedReturn: '실제: 할인 반환값',
  discountedReturnShort: '실제',

  evaluationTitle: '탐욕 평가',
  evaluationHelp:
    '그때의 가중치로 무작위 행동 없이 여러 시작 상태에서 버틴 스텝 수의 평균과 가장 나쁜 값입니다. 처음 쓰러질 때 평가를 끝내면 모두 그 순간 끊기므로, 둘 다 그 스텝입니다.',
  evaluationAxis: '스텝',
  evaluationMean: '평균',
  evaluationMin: '가장 나쁜 시작',
  evaluationMinShort: '최저',
  noEvaluations: '이 설정에서는 탐욕 평가를 하지 않습니다. ‘평가 간격’이 0입니다.',
  evaluationsLater: '첫 평가는 에피소드 {{episode}} 뒤에, 직전 에피소드가 충분히 길었을 때 이루어집니다.',

  epsilonTitle: '탐험 ε',
  epsilonHelp: '에이전트가 가장 좋다고 여기는 행동 대신 무작위 행동을 하는 비율입니다.',

  replayTitle: '리플레이 버퍼',
  replayHelp:
    '학습에 쓸 수 있는 전이의 수와, 그중 에피소드를 끝내어 타깃에 추정값이 들어가지 않는 전이의 비율입니다.',
  replayAxis: '전이 수',
  shareAxis: '종료 전이 (%)',
  bufferSize: '저장된 전이',
  bufferSizeShort: '저장',
  finalShare: '종료 전이 비율',
  finalShareShort: '종료',
  bufferFill: '{{value}} ({{percent}}% 참)',
  capacity: '용량 {{capacity}}',
} satisfies Translation<typeof english>;
