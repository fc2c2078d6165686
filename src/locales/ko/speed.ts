import type { speed as english } from '../en/speed.ts';
import type { Translation } from '../topic.ts';

export const speed = {
  lead: '연산 방식을 몇 초 동안 번갈아 돌려 시간을 잽니다. 지금 설정(전이 {{transitions, number}}개, 은닉층마다 유닛 {{units, number}}개)으로 하는 업데이트 한 번과 탐욕 행동 한 번을 잽니다.',
  otherSettings: '측정한 뒤에 설정이 바뀌었습니다. 지금 설정의 수치를 보려면 다시 측정하세요.',
  measure: '측정',
  measureAgain: '다시 측정',
  cancel: '취소',
  measuring: '측정하는 중…',
  progress: '측정 진행률',
  training: '지금 학습이 실행되고 있어 수치가 실제보다 높게 나옵니다. 먼저 일시정지하세요.',
  disturbed: '측정하는 동안 학습이 실행되고 있었습니다. 이 수치는 실제보다 높습니다.',
  failed: '측정하지 못했습니다.',
  faster:
    '이 기기에서 지금 설정으로 재 보니 업데이트 한 번에 {{faster}} {{fasterMs}} ms, {{inUse}} {{inUseMs}} ms로 {{faster}} 쪽이 빨랐습니다.',
  useFaster: '{{name}} 사용',

  updates: '업데이트 한 번',
  actions: '탐욕 행동 한 번',
  updateMs: '{{value}} ms',
  actionUs: '{{value}} µs',
  actionsNote:
    '행동은 항상 프로세서에서 고릅니다. WebGL로 학습할 때도 SIMD가 행동을 고르므로 두 수치의 차이는 우연일 뿐입니다.',
  pytorchActionNote: 'PyTorch 수치에는 환경의 한 스텝도 들어 있습니다.',
  'name-webgl': 'WebGL 셰이더',
  'name-simd': 'WebAssembly SIMD',
  'name-reference': '일반 TypeScript',
  'name-tfjs': '교과서식 TensorFlow.js',
  pytorch: 'PyTorch',
  pytorchDevice: '다른 컴퓨터에서 측정',
  fastest: '가장 빠름',
  yourProcessor: '이 기기의 프로세서',
  threads_other: '프로세서 스레드 {{count}}개',
  device: '이 기기: {{threads}}, WebGL 2 없음.',
  deviceWithGpu: '이 기기: {{threads}}, WebGL은 {{gpu}}.',
  missing: '여기서 실행되지 않는 연산 방식: {{names}}.',
  pytorchNote:
    'PyTorch: 블로그의 프로그램을 서버 프로세서의 스레드 하나로 {{runs, number}}번 실행한 중앙값입니다. 이 기기에서 잰 값이 아니므로 대략의 기준으로만 보세요.',

  winner: '여기서는 {{name}} 방식이 가장 빠릅니다. 다음 방식보다 {{times}}배 빠릅니다.',
  winnerAlone: '여기서는 {{name}} 방식만 실행됩니다.',
  use: '{{name}} 사용',
  inUse: '{{name}} 방식을 쓰고 있습니다.',
  announced: '측정을 마쳤습니다. {{name}} 방식이 업데이트 한 번에 {{value}} ms로 가장 빠릅니다.',
} satisfies Translation<typeof english>;
