import type { ladder as english } from '../en/ladder.ts';
import type { Translation } from '../topic.ts';

export const ladder = {
  intro:
    '블로그의 설정에서 ‘안정’의 설정까지, 앞의 변경을 모두 둔 채 한 번에 하나씩 바꿉니다. 단계마다 시드 {{seeds, number}}개 이상을 학습하고, 탐험 없는 새 에피소드 100개로 테스트했습니다.',
  remark:
    '교과서가 강조하는 것이 여기서도 중요했던 것은 아닙니다. 시간 초과 뒤 부트스트랩과 Double DQN은 해결되는 시드 수를 바꾸지 않았습니다. 반면 교과서에서 거의 다루지 않는 ‘보상을 100으로 나누기’는 중요했습니다. 나누지 않으면 시드 100개 모두가 아니라 55개만 해결되었습니다. 다만 1보다 큰 오차도 세게 당기는 제곱 손실이면 나누지 않아도 모두 해결됩니다.',
  share: '막대가 쓰러지지 않는 시드',
  shareOf: '{{seeds, number}}개 중 {{solved, number}}개',
  interval: '95% 신뢰구간 {{low}}~{{high}}',
  kept: '평균 반환값',
  updates: '업데이트(중앙값)',
  episodes: '에피소드(중앙값)',
  rung: '변경',
  run: '이 설정 실행',
  runLabel: '이 설정 실행: {{rung}}',
  reproduce: '재현 명령',
  'name-blog': '블로그의 설정',
  'why-blog': '에피소드 500개, 에피소드마다 업데이트 10번, 그리고 좋든 나쁘든 마지막 가중치를 씁니다.',
  'name-keep-best': '평가하고 최고 가중치를 보관',
  'why-keep-best':
    '5 에피소드마다 탐험 없이 평가하고, 최고 가중치를 보관하고, 해결되면 멈춥니다. 좋은 순간을 붙잡을 뿐, 만들어 내지는 못합니다.',
  'name-truncation': '시간 초과는 실패가 아님',
  'why-truncation': '500스텝에서 시간 초과로 끝나도 마지막 상태에는 여전히 가치가 있습니다.',
  'name-updates-per-step': '스텝 수에 비례하는 업데이트',
  'why-updates-per-step':
    '긴 에피소드일수록 배울 것이 많습니다. 에피소드당 10번 대신 스텝당 0.25번 업데이트합니다.',
  'name-polyak': '뒤따라오는 타깃 네트워크',
  'why-polyak': '20 에피소드마다 한꺼번에 바뀌는 대신, 업데이트마다 5%씩 다가갑니다.',
  'name-small-buffer': '최근 경험만 담는 작은 리플레이 버퍼',
  'why-small-buffer': '50,000개 대신 최근 전이 2,500개만 두고, 500개가 모이면 학습을 시작합니다.',
  'name-learning-rate': '더 큰 학습률',
  'why-learning-rate': '0.0005 대신 0.002.',
  'name-gamma': '더 먼 미래까지',
  'why-gamma': '할인율 γ를 0.98 대신 0.99로.',
  'name-n-step': '3스텝 반환값',
  'why-n-step': '타깃이 Q값을 믿기 전에 실제 보상을 세 번 더합니다.',
  'name-epsilon': '더 많이, 더 짧게 탐험',
  'why-epsilon':
    'ε을 40 에피소드에 걸쳐 10%에서 3%로 낮춥니다. 이것이 거의 모든 시드를 해결한 첫 설정 ‘안정 1’입니다.',
  'name-adam-memory': '더 짧은 Adam의 기억',
  'why-adam-memory':
    'β₂를 0.999 대신 0.99로. Adam이 기울기 제곱을 업데이트 1,000번이 아니라 100번에 걸쳐 평균합니다.',
  'name-more-updates': '두 배의 업데이트, 더 일찍',
  'why-more-updates': '스텝당 0.5번 업데이트하고, 전이 150개가 모이면 학습을 시작합니다.',
  'name-evaluation': '에피소드마다 평가',
  'why-evaluation':
    '에피소드가 150스텝에 이를 때마다 Gymnasium보다 넓은 시작 상자에서 바로 평가하고, 처음 쓰러지는 순간 멈춥니다. 좋은 순간을 오는 대로 붙잡습니다.',
  'name-narrower': '너비가 절반인 네트워크',
  'why-narrower':
    '은닉층마다 유닛 128개 대신 64개를 두고, 학습률은 0.004로 합니다. 연습량은 비슷하지만 계산량은 4분의 1입니다.',
  'name-small-batches': '절반 크기의 배치로 두 배의 업데이트',
  'why-small-batches':
    '배치에 전이 32개 대신 16개를 담고, 스텝마다 1번 업데이트하며, 타깃 네트워크는 업데이트마다 2%씩 다가갑니다. 이것이 ‘안정’의 설정입니다.',
} satisfies Translation<typeof english>;
