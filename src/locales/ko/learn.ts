import type { learn as english } from '../en/learn.ts';
import type { Translation } from '../topic.ts';

export const learn = {
  slowMotion: '업데이트 한 번을 단계별로',
  slowMotionHelp:
    '이번 학습의 다음 업데이트를 사본에서 실행해 단계별로 보여 줍니다. 어떤 전이를 뽑았는지, 신경망이 무엇을 고쳐야 하는지, 실제로 얼마나 고쳤는지 볼 수 있습니다.',
  take: '다음 업데이트를 단계별로 보기',
  taking: '에피소드가 끝나기를 기다리는 중입니다…',
  emptyTitle: '아직 배울 거리가 없습니다',
  empty:
    '업데이트에는 전이를 모은 미니배치가 필요합니다. 먼저 에피소드를 몇 번 진행해 리플레이 버퍼를 채우세요.',
  overEmpty:
    '학습이 끝나 리플레이 버퍼도 사라졌습니다. 이 탭을 연 채 다시 학습하면 업데이트를 단계별로 볼 수 있습니다.',
  emptyButton: '학습 시작',
  notLearning:
    '아직 학습이 시작되지 않았습니다. 리플레이 버퍼에 전이가 {{learningStarts, number}}개보다 많이 모이면 시작합니다. 지금은 {{size, number}}개입니다.',
  over: '학습이 끝나 리플레이 버퍼도 사라졌습니다. 다른 업데이트를 보려면 다시 학습하세요.',
  atMoment:
    '에피소드 {{episode, number}}의 신경망은 같은 미니배치에서 자신의 타깃과 평균 {{past}}만큼 차이 납니다. 이 업데이트에서는 {{now}}입니다.',
  batchTitle: '미니배치',
  batchHelp: '무작위로 뽑은 전이 {{size, number}}개입니다. |δ|가 큰 것부터 보여 줍니다.',
  batchHelpPrioritised: '우선순위에 따라 뽑은 전이 {{size, number}}개입니다. |δ|가 큰 것부터 보여 줍니다.',
  columnAction: '행동',
  columnAngle: '각도',
  columnError: 'TD 오차 δ',
  ended: '끝남',
  left: '왼쪽',
  right: '오른쪽',
  transitionLabel: '전이 {{rank}}: {{action}}, 각도 {{angle}}, TD 오차 {{tdError}}',
  updateNumber: '{{update, number}}번째 업데이트',

  steps: '업데이트의 단계',
  step: '{{steps}}단계 중 {{step}}단계',
  previous: '이전',
  next: '다음',

  transitionTitle: '리플레이 버퍼에서 꺼낸 전이',
  transitionText_other:
    '에이전트는 상태 s에서 {{action}}으로 밀었고, {{count}}스텝 뒤 s′에 이르렀습니다. 그동안 받은 보상이 r입니다.',
  transitionEnded:
    '에이전트는 상태 s에서 {{action}}으로 밀었고, s′에서 에피소드가 끝났습니다. 그동안 받은 보상이 r입니다.',
  'pays-step': '스텝마다 보상 1을 받습니다',
  'pays-fall': '스텝마다 0을, 쓰러지면 −1을 받습니다',
  'pays-shaped': '가운데에 똑바로 서면 1을, 한계에 가까울수록 적게 받습니다',
  rewardOne: '{{pays}}. {{divisor, number}}(으)로 나누면 r = {{reward}}입니다.',
  rewardMany:
    '{{pays}}. {{divisor, number}}(으)로 나눈 {{n}}스텝 몫을 뒤로 갈수록 γ = {{gamma}}배로 줄여 더하면 r = {{reward}}입니다.',
  quantity: '값',
  cartPosition: '수레 위치',
  cartVelocity: '수레 속도',
  poleAngle: '막대 각도',
  poleAngularVelocity: '막대 각속도',
  pictureLabel: '전(점선)과 후의 수레와 막대: 각도 {{from}} → {{to}}, {{action}}으로 밀었음.',

  beliefTitle: '신경망의 예상',
  beliefText: '온라인 네트워크는 s에 대해 숫자 두 개를 내놓습니다. 실제로 택한 행동의 값을 확인해 봅니다.',
  beliefOther:
    '다른 행동에는 타깃이 없습니다. 그 행동을 했다면 어떻게 되었을지 아무도 모르기 때문입니다. 그 값은 함께 쓰는 층을 통해서만 움직입니다.',

  nextTitle: '그다음은 타깃 네트워크에 묻습니다',
  nextText:
    '뒤따라오는 두 번째 신경망인 타깃 네트워크가 s′의 가치를 매깁니다. 거기서부터는 가장 좋은 행동만 한다고 보고 큰 값을 씁니다.',
  nextTextDouble:
    'Double DQN입니다. s′에서의 행동 a*({{action}})은 온라인 네트워크가 고르고, 그 가치는 타깃 네트워크가 매깁니다.',
  nextEnded: '여기서 에피소드가 끝났으므로 이어지는 것이 없습니다. 신경망이 무엇이라 하든 0으로 칩니다.',

  targetTitle: '타깃',
  targetText:
    'Q(s, a)가 되었어야 할 값입니다. 실제로 받은 보상에, 그 뒤에 기대하는 값을 스텝마다 γ배로 줄여 더합니다.',
  targetEnded:
    'Q(s, a)가 되었어야 할 값입니다. 이어지는 것이 없으니 보상뿐이며, 추측이 섞이지 않은 유일한 타깃입니다.',

  errorTitle: 'TD 오차와 손실',
  errorText: '얼마나 빗나갔는지를 나타냅니다. δ가 양수이면 생각보다 좋았다는 뜻입니다.',
  lossHuber:
    'Huber 손실은 0 근처에서는 포물선, ±1 밖에서는 직선입니다. 아무리 놀라운 전이라도 1보다 세게 당기지 못합니다.',
  lossSquared: '제곱 손실은 많이 빗나갈수록 한없이 세게 당깁니다.',
  lossSlope: 'δ에서의 기울기: {{slope}}. 이 전이가 가중치를 당기는 세기입니다.',
  lossWeight:
    '우선순위로 뽑았으므로 손실에 w = {{weight}}를 곱합니다. 자주 뽑힌다고 해서 더 큰 몫을 차지하지 않게 하기 위해서입니다.',
  lossPlot: 'TD 오차에 따른 손실이며, 점이 이 전이입니다.',

  changeTitle: '업데이트가 바꾼 것',
  changeText:
    '전이 {{size, number}}개의 평균 기울기를 따라 학습률 {{learningRate}}로 Adam을 한 걸음 옮겼습니다. 신경망 하나를 함께 쓰므로 전이들은 서로 밀고 당깁니다.',
  changeThis: '이 전이의 Q(s, a)',
  changeErrorThis: '이 전이의 |y − Q(s, a)|',
  changeMean: '미니배치의 평균 |y − Q(s, a)|',
  changeBetter: '{{percent}}% 줄었음',
  changeWorse: '{{percent}}% 늘었음',
  changeNote: '작은 걸음을 수천 번 되풀이합니다. 신경망이 움직이면 타깃도 함께 움직입니다.',
  wasNow: '{{before}} → {{after}}',

  known: '지금까지 알아낸 값',
  plainTarget: 'y = {{target}} = r {{reward}} + γⁿ {{discount}} × {{nextValue}}',
  plainTargetEnded: 'y = r = {{target}}',
  plainError: 'δ = y − Q(s, a) = {{target}} − {{qTaken}} = {{tdError}}',
  plainLoss: 'L(δ) = {{loss}}, δ = {{tdError}}',

  partsTitle: 'DQN을 이루는 것들',
  partsHelp: '이번 학습에서의 값과 함께 봅니다.',
  stateTerm: '상태와 행동',
  stateText:
    '에이전트가 보는 것은 숫자 네 개, 곧 수레의 위치와 속도, 막대의 각도와 각속도입니다. 할 수 있는 일은 두 가지, {{seconds}}초 동안 왼쪽이나 오른쪽으로 {{force}} N의 힘을 주는 것입니다.',
  returnTerm: '보상과 반환값',
  returnText:
    '{{pays}}. 중요한 것은 반환값, 곧 지금부터 받을 보상을 한 스텝 늦어질 때마다 γ배로 줄여 모두 더한 값입니다.',
  returnNow: 'γ = {{gamma}}, 보상은 {{divisor, number}}(으)로 나눔',
  qTerm: 'Q 네트워크',
  qText:
    'ReLU 은닉층 두 개로 상태를 Q(s, 왼쪽)과 Q(s, 오른쪽)으로 바꿉니다. 각 행동 뒤에 기대할 반환값입니다. 이 값이 맞다면 큰 쪽을 고르기만 하면 됩니다.',
  qNow: '4 → {{first}} → {{second}} → 2, 가중치 {{parameters, number}}개',
  epsilonTerm: 'ε-greedy',
  epsilonText:
    '가장 좋아 보이는 행동만 하면 아는 것에 갇히기 쉽습니다. 여기서 ε = 0이면 시드 100개 중 70개만 해결되었습니다. 그래서 확률 ε으로 무작위로 행동합니다.',
  epsilonNow: 'ε = {{epsilon}}%',
  replayTerm: '리플레이 버퍼',
  replayText:
    '잇따른 스텝은 서로 너무 비슷해서 차례대로 배우면 치우칩니다. 모두 모아 두고 전체에서 미니배치를 뽑습니다.',
  replayNow: '전이 {{size, number}} / {{capacity, number}}개',
  targetTerm: '타깃 네트워크',
  targetDefinition:
    '바뀌고 있는 신경망으로 타깃을 만들면 타깃이 달아나 버립니다. 천천히 또는 가끔씩만 따라오는 두 번째 신경망이 있어야 겨냥할 수 있습니다.',
  targetNowPolyak: '업데이트마다 {{percent}}%씩 따라감',
  targetNowEpisodes: '{{period, number}} 에피소드마다 복사',
  targetNowUpdates: '업데이트 {{period, number}}번마다 복사',
  lossTerm: '타깃과 손실',
  lossDefinition:
    '타깃 y는 받은 보상에 앞으로 기대하는 값을 더한 것입니다. 손실은 y에서 벗어난 정도를, 신경망을 거슬러 전달되는 그 기울기는 어느 가중치를 고칠지를 알려 줍니다.',
  lossNowHuber: 'Huber 손실, {{n}}스텝 타깃',
  lossNowSquared: '제곱 손실, {{n}}스텝 타깃',
  endTerm: '쓰러짐과 시간 초과',
  endText:
    '쓰러진 뒤에는 이어지는 것이 없어 그곳의 가치는 0입니다. 500스텝의 시간 초과는 실패가 아닙니다. 막대는 아직 서 있고 그 가치도 그대로 셉니다.',
  endNowBootstraps: '시간 초과를 실패로 보지 않음',
  endNowFails: '블로그처럼 시간 초과를 실패로 봄',

  honestTitle: '솔직히 말하자면',
  honestDouble:
    '블로그 글은 Double DQN이라고 하지만, 그 프로그램이 계산하는 것은 보통 DQN의 타깃입니다. 타깃 네트워크의 최댓값을 그대로 쓰고 온라인 네트워크는 쓰지 않습니다. 이곳의 “블로그” 프리셋도 똑같이 하며, Double DQN은 설정값에서 켤 수 있습니다.',
  honestScale:
    '교과서가 강조하는 것이 늘 중요하지는 않았습니다. 시드 100개씩으로 재어 보니, 보상을 100으로 나누지 않으면 Huber 손실로는 55개, 제곱 손실로는 모두 해결되었습니다. Huber 손실이 더 세게 당기지 않는, 1보다 큰 오차 때문입니다. 100으로 나누면 오차가 1보다 작아 두 손실은 같은 것이 됩니다. Double DQN과 시간 초과 뒤 부트스트랩은 해결되는 시드 수를 바꾸지 않았습니다.',
  honestLimits:
    '다만 CartPole은 작고 빠르며 균형점 근처에서는 거의 선형입니다. 다른 과제에서는 같은 요소가 모든 것을 좌우할 수도 있습니다.',
} satisfies Translation<typeof english>;
