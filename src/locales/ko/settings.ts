import type { settings as english } from '../en/settings.ts';
import type { Translation } from '../topic.ts';

export const settings = {
  intro:
    '학습에 쓰이는 모든 설정입니다. 슬라이더로 알맞은 값을 고르거나, 옆 칸에 범위 안의 값을 직접 입력하세요.',
  preset: '프리셋',
  changed_other: '프리셋에서 바뀐 설정 {{count}}개',
  unchanged: '프리셋과 같습니다',
  onlyChanged: '바뀐 것만',
  resetAll: '모두 되돌리기',
  reset: '“{{knob}}” 값 되돌리기: {{value}}',
  resetDone: '모든 설정을 프리셋 값으로 되돌렸습니다.',
  essentials: '핵심 설정',
  allSettings: '모든 설정',
  groups: '설정 묶음',
  nothingChanged: '바뀐 설정이 없습니다. 모든 설정을 표시한 뒤 바꿔 보세요.',

  live: '즉시',
  liveHint: '학습 중에도 다음 에피소드부터 바로 적용됩니다.',
  waits: '다음 학습',
  waitsHint: '진행 중인 학습은 {{value}} 값을 그대로 씁니다.',
  restartNote_other: '바뀐 설정 {{count}}개는 새로 학습할 때 적용됩니다.',
  restart: '이 설정으로 다시 시작',
  problems_other: '쓸 수 없는 설정이 {{count}}개 있어 학습을 시작할 수 없습니다.',
  showProblem: '“{{knob}}” 보기',

  slider: '{{knob}}: 알맞은 값',
  exact: '{{knob}}: 정확한 값',
  presetValue: '프리셋 {{value}}',
  blogValue: '블로그 {{value}}',
  bothValue: '프리셋, 블로그 {{value}}',
  use: '“{{knob}}” 값 바꾸기: {{value}}',
  on: '켜짐',
  off: '꺼짐',
  none: '없음',

  empty: '숫자가 비어 있습니다. {{min}}부터 {{max}}까지의 값을 입력하세요.',
  'not-a-number': '“{{value}}”은(는) 숫자가 아닙니다. {{min}}부터 {{max}}까지의 값을 입력하세요.',
  'not-an-integer': '{{value}}은(는) 정수가 아닙니다. {{min}}부터 {{max}}까지의 정수를 입력하세요.',
  'out-of-range': '{{value}}은(는) 범위를 벗어났습니다. {{min}}부터 {{max}}까지의 값을 고르세요.',
  'not-a-multiple':
    '{{value}}은(는) {{multipleOf}}의 배수가 아닙니다. {{lower}} 또는 {{upper}}을(를) 쓰세요.',
  'not-a-choice': '“{{value}}”은(는) 고를 수 있는 값이 아닙니다: {{choices}}.',
  'not-a-switch': '“{{value}}”은(는) 켜짐도 꺼짐도 아닙니다.',
  'batch-exceeds-start':
    '미니배치 {{batchSize}}개를 뽑으려면 전이도 그만큼 있어야 하는데, 학습이 {{first}}개에서 시작됩니다. 배치 크기를 줄이거나 학습 시작을 {{needed}} 이상으로 늦추세요.',
  'batch-exceeds-buffer':
    '미니배치 {{batchSize}}개는 크기가 {{bufferCapacity}}인 리플레이 버퍼에 들어가지 않습니다. 배치 크기를 줄이거나 버퍼를 늘리세요.',
  'start-exceeds-buffer':
    '버퍼에 전이가 {{learningStarts}}개보다 많이 쌓여야 학습이 시작되는데, 버퍼에는 {{bufferCapacity}}개까지만 들어갑니다. 이대로는 아무것도 배우지 못하니 시작을 앞당기거나 버퍼를 늘리세요.',
} satisfies Translation<typeof english>;
