import type { controls as english } from '../en/controls.ts';
import type { Translation } from '../topic.ts';

export const controls = {
  region: '조작부',
  train: '학습 시작',
  trainAgain: '다시 학습',
  pause: '일시정지',
  resume: '계속',
  starting: '시작하는 중…',
  stop: '중지',
  step: '한 에피소드',
  stepHint: '학습 에피소드를 하나 진행하고 멈춥니다',
  reset: '초기화',
  resetHint: '학습하기 전으로 돌아갑니다. 설정은 그대로입니다',

  preset: '프리셋',
  presetAbout: '이 프리셋에서 기대할 수 있는 것',
  expect: '“{{preset}}” 프리셋에서 기대할 수 있는 것',
  presetNow: '선택한 프리셋',
  reliable: '안정 (기본)',
  sturdy: '튼튼함',
  blog: '블로그 (2021)',
  cleanrl: 'CleanRL',
  'sb3-zoo': 'SB3 Zoo',
  'reliable-1': '안정 1',
  'sturdy-1': '튼튼함 1',
  'about-reliable-1':
    '이 페이지 첫 버전의 ‘안정’입니다. 약 125 에피소드 만에 해결됩니다. 링크나 파일, 저장된 학습이 이 설정을 쓰기 때문에 보입니다.',
  'about-sturdy-1':
    '이 페이지 첫 버전의 ‘튼튼함’입니다. 밀리면서 약 240 에피소드 동안 학습합니다. 링크나 파일, 저장된 학습이 이 설정을 쓰기 때문에 보입니다.',
  'about-reliable':
    '거의 모든 시드에서 약 125 에피소드 만에 끝까지 버티는 막대로 끝납니다. 최대 속도에서는 몇 초면 됩니다. 작고 새로운 리플레이 버퍼, 3스텝 반환값, 업데이트마다 조금씩 따라가는 타깃 네트워크를 쓰고, 최고 가중치를 보관합니다.',
  'about-sturdy':
    '밀리면서 학습합니다. 리플레이 버퍼는 크고 타깃 네트워크는 더 천천히 따라오며, 밀어도 버티는 가중치를 보관합니다. ‘안정’보다 두 배쯤 걸려 250 에피소드 정도에 끝나고, ‘바람 불기’ 버튼에도 버팁니다.',
  'about-blog':
    '2021년 글 그대로입니다. 500 에피소드, 에피소드마다 업데이트 10번, 마지막 가중치를 씁니다. 점수는 늦게 오르며, 막대가 끝까지 서 있는 시드는 20개 가운데 하나 정도입니다. 글의 GIF는 시드 운이 좋았던 결과입니다. 여러 시드로 해 보세요.',
  'about-cleanrl':
    'CleanRL이 공개한 CartPole-v1 설정을 이 신경망이 허용하는 만큼 옮겼습니다. 환경 스텝 500,000번, 앞 절반 동안 ε을 1에서 0.05로 낮춥니다. 느리지만 꾸준하며, 오랫동안 거의 무작위로 움직입니다. 최대 속도에서도 몇 분이 걸립니다.',
  'about-sb3-zoo':
    'RL Baselines3 Zoo의 CartPole-v1 설정을 이 신경망이 허용하는 만큼 옮겼습니다. 환경 스텝 50,000번, 넓은 신경망(256), 높은 학습률을 씁니다. 빨리 배우지만 크게 흔들리며, 어디에서 끝나는지는 어느 정도 운입니다.',
  nextRun: '바꾼 설정은 다음 학습부터 적용됩니다.',

  seed: '시드',
  seedDice: '다른 시드 뽑기',
  setting: '설정의 문제',
  settingProblem: '{{knob}}: {{sentence}}',

  pace: '속도',
  paceHint: '×1은 실제 시간, 1초에 50스텝입니다',
  paceTimes: '×{{times}}',
  paceMax: '최대',

  learner: '학습기',
  'learner-auto': '자동',
  'learner-webgl': 'WebGL (GPU)',
  'learner-simd': 'WebAssembly SIMD',
  'learner-reference': '일반 TypeScript',
  'learner-tfjs': 'TensorFlow.js (교과서식)',
  'name-webgl': 'WebGL 셰이더',
  'name-simd': 'WebAssembly SIMD',
  'name-reference': '일반 TypeScript',
  'name-tfjs': '교과서식 TensorFlow.js',
  looking: '이 기기에서 쓸 수 있는 것을 살펴보는 중입니다…',
  faster:
    '이 기기에서 지금 설정으로 재 보니 업데이트 한 번에 {{faster}} {{fasterMs}} ms, {{inUse}} {{inUseMs}} ms로 {{faster}} 쪽이 빨랐습니다.',
  useFaster: '{{name}} 사용',
  runningOn: '{{learner}} 사용: {{why}}',
  'hardware-webgl': 'GPU({{gpu}})가 WebGL을 처리합니다.',
  'software-webgl': '이 기기의 WebGL은 GPU가 아니라 소프트웨어({{gpu}})로 그려집니다.',
  'no-offscreen-canvas': '이 브라우저는 워커 안에서 WebGL을 제공하지 않습니다.',
  'no-webgl2': '이 브라우저는 WebGL 2를 제공하지 않습니다.',
  'no-float32-targets': '{{gpu}}의 WebGL은 32비트 수를 쓸 수 없습니다.',
  'no-wasm-simd': '이 브라우저에는 WebAssembly SIMD가 없습니다. 느리지만 결과는 똑같이 정확합니다.',
  requested: '직접 선택했습니다. {{device}}',
  resumed: '이 학습이 끊기기 전에 쓰던 것입니다. {{device}}',
  'requested-unavailable': '선택한 학습기는 이 기기에서 동작하지 않습니다.',
  'shape-unsupported': '다른 학습기는 이 배치 크기나 신경망 너비를 지원하지 않습니다.',
  'device-lost': 'GPU 연결이 끊겨 같은 가중치로 학습을 이어 갔습니다.',

  progress: '학습 진행률',
  notStarted: '준비되었습니다. 아직 학습하지 않았습니다.',
  episodeOf: '에피소드 {{episode, number}} / {{episodes, number}}',
  episodeOfSteps: '에피소드 {{episode, number}} · 스텝 {{steps, number}} / {{maxSteps, number}}',
  elapsed: '{{time}} 경과',
  left: '길어야 약 {{time}} 남음',
  statusRunning: '학습 중입니다.',
  statusPaused: '에피소드 {{episode, number}}에서 일시정지했습니다.',
  statusFinished: '에피소드 {{episode, number}}개를 마치고 끝났습니다.',
  statusFailed: '학습이 실패했습니다.',
  paused: '일시정지',
} satisfies Translation<typeof english>;
