import type { seeds as english } from '../en/seeds.ts';
import type { Translation } from '../topic.ts';

export const seeds = {
  title: '여러 시드 한꺼번에',
  about_other:
    '한 번의 학습은 우연일 수 있습니다. 여기서는 카트마다 시드만 다르고 설정은 같습니다. 보통 어떻게 되는지, 무엇이 운인지 볼 수 있습니다. 이 기기에서는 한 번에 시드 {{count}}개씩 학습합니다.',
  count: '시드 수',
  firstSeed: '첫 시드',
  wrong: '“{{value}}”은(는) 쓸 수 없습니다. {{min}}부터 {{max, number}}까지의 정수를 입력하세요.',
  start: '모든 시드 학습',
  cancel: '취소',
  settingsWrong: '설정에 문제가 있어 학습할 수 없습니다. “모든 설정값”을 확인하세요.',
  withSettings: '설정: {{preset}}',
  withChanges_other: '설정: {{preset}}, {{count}}개 변경',
  'status-running': '모든 시드의 학습을 시작했습니다.',
  'status-done': '모든 시드의 학습이 끝났습니다.',
  'status-cancelled': '시드 학습을 취소했습니다.',
  progress: '시드 {{seeds}}개 가운데 {{done}}개',
  perMinute: '분당 시드 {{rate}}개',
  timeLeft: '약 {{time}} 남음',
  cancelled: '시드 {{seeds}}개 가운데 {{done}}개를 마치고 취소했습니다.',

  'state-solved': '해결',
  'state-learning': '학습 중',
  'state-failed': '미해결',
  'state-waiting': '대기',
  field: '카트 모음',
  choose: '화살표 키로 고르는 카트, Enter를 누르면 무대에 올립니다',
  hint: '카트를 누르면 그 시드가 타임라인과 함께 무대에 오릅니다.',
  legend: '점수: 카트의 색, 0에서 500스텝까지',
  scaleEnd: '500스텝',
  hold: '카트 멈추기',
  play: '카트 움직이기',
  'cart-waiting': '시드 {{seed}}: 대기 중.',
  'cart-learning': '시드 {{seed}}: 에피소드 {{episodes, number}}, 점수 {{score}}.',
  'cart-solved': '시드 {{seed}}: 에피소드 {{episodes, number}}개 만에 해결, 테스트 평균 {{mean}}.',
  'cart-failed': '시드 {{seed}}: 에피소드 {{episodes, number}}개 동안 해결하지 못함, 테스트 평균 {{mean}}.',
  'cart-broken': '시드 {{seed}}: 에피소드 {{episodes, number}}개 뒤에 실패.',

  opened:
    '시드 {{seed}}을(를) 무대에서 최대 속도로 다시 학습합니다. 설정과 시드가 같으면 비트까지 같은 결과가 나옵니다.',
  undo: '실행 취소',
  'again-training': '시드 {{seed}}을(를) 무대에서 다시 학습하는 중입니다.',
  'again-same':
    '시드 {{seed}}을(를) 다시 학습한 결과가 비트까지 같습니다. 에피소드 {{episodes, number}}개, 업데이트 {{updates, number}}번, 가중치도 같습니다.',
  'again-alike':
    '시드 {{seed}}을(를) 다시 학습한 결과가 같습니다. 에피소드 {{episodes, number}}개, 업데이트 {{updates, number}}번, 점수도 같습니다.',
  'again-different':
    '시드 {{seed}}을(를) 다시 학습했더니 결과가 다릅니다. 다른 학습기나 다른 버전의 프로그램이 계산한 결과입니다.',

  share: '시드 {{seeds}}개 가운데 {{solved}}개 해결',
  interval: '모든 시드에 대한 비율의 95% 신뢰구간: {{low}}%~{{high}}% (윌슨).',
  solvedMeans:
    '해결: 보관한 가중치가 테스트 에피소드 100개에서 평균 499스텝 이상(최대 500)을 버틴 경우입니다.',
  band: '중앙값과 사분위수',
  bandOf: '{{name}}: 중앙값과 사분위수',
  bandValue: '{{median}}스텝 ({{low}}~{{high}})',
  chart: '시드 {{seeds}}개의 에피소드 20개 평균 점수',
  chartEmpty: '첫 시드들의 학습이 시작되면 곡선이 나타납니다.',
  summary: '시드 {{seeds}}개 가운데 {{solved}}개가 해결되었습니다.',
  curvesHelp:
    '흐린 선은 시드 하나하나입니다. 일찍 끝난 시드는 마지막 점수로 계속 셉니다. 카트나 표의 행을 가리키면 그 곡선이 보입니다.',
  seedCurve: '시드 {{seed}}',

  table: '시드별 결과',
  seed: '시드',
  settings: '설정',
  outcome: '결과',
  testMean: '테스트 평균',
  testMin: '최저',
  episodes: '에피소드',
  updates: '업데이트',
  seconds: '초',
  solved: '해결',
  unsolved: '미해결',
  failed: '실패',
  waiting: '대기',
  training: '에피소드 {{episode, number}}',
  csv: '시드 CSV',
  episodesCsv: '모든 에피소드 CSV',
} satisfies Translation<typeof english>;
