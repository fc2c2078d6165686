import type { tour as english } from '../en/tour.ts';
import type { Translation } from '../topic.ts';

export const tour = {
  back: '이전',
  next: '다음',
  skip: '건너뛰기',
  finish: '마치기',
  end: '둘러보기 끝내기',
  progress: '{{step}} / {{steps}}',
  done: '완료했습니다.',

  stateTitle: '상태와 행동',
  stateText:
    '주황색은 아무것도 배우지 않은 신경망입니다. 숫자 네 개로 된 상태 s를 보고, 왼쪽으로 밀기와 오른쪽으로 밀기 가운데 하나를 행동 a로 고릅니다. 1초에 50번씩입니다.',
  position: '수레 위치',
  velocity: '수레 속도',
  angle: '막대 각도',
  angularVelocity: '막대 각속도',
  action: '행동',
  left: '왼쪽',
  right: '오른쪽',

  rewardTitle: '보상',
  rewardText:
    '막대가 서 있는 스텝마다 보상 1을 받고, 다른 보상은 없습니다. 어느 쪽으로 민 것이 좋았는지 아무도 알려 주지 않으므로, 에이전트가 결과를 보고 알아내야 합니다.',
  rewardDo: '“학습 시작”을 누르세요.',
  rewardNow_other: '마지막 에피소드는 {{count}}스텝 동안 버텼습니다.',

  replayTitle: '리플레이 버퍼',
  replayText:
    '상태, 행동, 보상, 다음 상태를 최근 스텝만큼 모아 둡니다. 잇따른 스텝은 서로 너무 비슷하므로, 배울 때는 이 버퍼에서 무작위로 뽑습니다. 로그의 n_buffer가 그 개수입니다.',
  replayNow:
    '지금 {{size, number}}개, 최대 {{capacity, number}}개입니다. 업데이트마다 {{batchSize, number}}개를 뽑습니다.',

  epsilonTitle: 'ε-greedy: 이것저것 해 보기',
  epsilonText:
    '확률 ε으로는 가장 좋아 보이는 행동 대신 무작위로 행동합니다. 그러지 않으면 새로운 것을 덜 보고, 막히기 쉽습니다. 로그에는 eps로 나옵니다.',
  epsilonDo: '속도를 ×1로 바꾸고 실제 시간으로 지켜보세요.',
  epsilonNow: 'ε = {{epsilon}}%: 약 {{every, number}}번에 한 번은 무작위로 밉니다.',

  networkTitle: 'Q 네트워크',
  networkText:
    '신경망은 행동마다 앞으로 받을 보상을 예상합니다. Q(s, 왼쪽)과 Q(s, 오른쪽)입니다. 둘 가운데 큰 쪽으로 행동합니다.',
  networkDo: '“에이전트 들여다보기”를 여세요.',
  networkLook:
    '지도는 어디에서 어느 쪽으로 밀지를, 점은 지금의 막대를 나타냅니다. 신경망이 배우는 동안 지도도 바뀝니다.',
  networkNow: '지금: 왼쪽 {{left}}, 오른쪽 {{right}}.',

  targetTitle: 'TD 타깃과 손실',
  targetText:
    '어떻게 배울까요? Q(s, a)를 더 잘 아는 추측인 타깃 y와 견줍니다. y는 실제로 받은 보상에 다음 상태에서 기대하는 값을 더한 것이고, 손실은 Q를 y 쪽으로 당깁니다. 이번 학습에서 뽑은 전이 하나의 값을 보세요.',
  targetWaiting:
    '아직 업데이트가 없습니다. 리플레이 버퍼에 전이가 {{learningStarts, number}}개보다 많이 모이면 학습이 시작됩니다.',
  targetOver:
    '이 학습은 끝나 리플레이 버퍼가 남아 있지 않습니다. 다시 학습하면 이곳에 이번 학습의 값이 나타납니다.',
  meaningReward: '실제로 받은 보상',
  meaningDiscount: '이후 가치에 곱하는 가중치',
  meaningNextValue: '타깃 네트워크가 본 다음 상태의 가치',
  meaningTarget: '타깃',
  meaningQTaken: '신경망의 예상',
  meaningTdError: 'TD 오차: 빗나간 정도',
  meaningWeight: '우선순위로 뽑은 전이에 곱하는 가중치',
  meaningLoss: '손실',

  frozenTitle: '타깃 네트워크',
  frozenText:
    '신경망이 스스로 타깃을 만들면 업데이트할 때마다 타깃이 움직여, 제 꼬리를 쫓는 셈이 됩니다. 그래서 천천히 따라오는 두 번째 신경망이 타깃을 만듭니다.',
  frozenNow: '이번 학습에서는 {{how}}.',
  polyak: '업데이트마다 {{percent}}%씩 따라갑니다',
  episodes: '{{period, number}} 에피소드마다 복사합니다',
  updates: '업데이트 {{period, number}}번마다 복사합니다',

  scoreTitle: '점수 곡선',
  scoreText:
    '점 하나가 에피소드 20개의 평균 스텝 수이며, 500이 최고입니다. 처음에는 바닥에 머물다가 오르고, 도로 떨어지기도 합니다. 기다리지 않으시도록 속도를 최대로 바꿨습니다.',
  scoreNow: '최근 에피소드 {{count, number}}개는 평균 {{mean}}스텝 동안 버텼습니다.',
  scoreNone: '아직 에피소드가 없습니다. 둘러보기를 마치고 “학습 시작”을 눌러 보세요.',

  compareTitle: '학습 전과 학습 후',
  compareText:
    '시작 상태도, 물리 법칙도, 보는 숫자 네 개도 같습니다. 다른 것은 가중치뿐입니다. 학습하는 동안 “학습 후”에는 학습 에피소드가 나오고, 학습이 끝나면 가장 좋은 에이전트가 나옵니다.',

  compareNow: '지금: 학습 전 {{before}}스텝, 학습 후 {{after}}스텝.',

  nextTitle: '이제 해 볼 것',
  nextText: '먼저 예상하고 실행해 보세요.',
  nextSeed: '다른 시드 또는 “블로그 (2021)” 프리셋: 어디까지가 운일까요?',
  nextKnob: '한 가지 바꾸기: 타깃 네트워크 없애기, 또는 보상을 나누지 않기. 무엇부터 무너질까요?',
  nextSlow: '“DQN 원리”에서 업데이트 한 번을 단계별로 보기.',
  nextHands: '막대를 붙잡아 보거나, 직접 균형을 잡아 보기.',
  nextEnd: '둘러보기는 상단 바에서 언제든 다시 시작할 수 있습니다.',
} satisfies Translation<typeof english>;
