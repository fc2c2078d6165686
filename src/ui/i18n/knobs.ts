import {
  type ChoiceKnob,
  type ConfigProblem,
  KNOBS,
  type Knob,
  type KnobGroup,
  type KnobName,
} from '../../core/config.ts';
import { addStrings, currentLanguage, formatNumber, type Language, text } from './index.ts';

export const knobs = addStrings('knobs', {
  en: {
    intro:
      'Every setting of a run. The slider offers sensible values; any other in range can be typed beside it.',
    preset: 'Preset',
    changed_one: '{{count}} setting changed from the preset',
    changed_other: '{{count}} settings changed from the preset',
    unchanged: 'As the preset has it',
    onlyChanged: 'Changed only',
    resetAll: 'Reset all',
    reset: 'Reset “{{knob}}” to {{value}}',
    resetDone: 'All settings are as the preset has them.',
    undo: 'Undo',
    groups: 'Groups of settings',
    nothingChanged: 'Nothing is changed. Show all settings to change one.',

    live: 'live',
    liveHint: 'Takes effect in the middle of a run, from the next episode on.',
    waits: 'next run',
    waitsHint: 'The run under way keeps {{value}}.',
    restartNote_one: '{{count}} changed setting takes effect with a new run.',
    restartNote_other: '{{count}} changed settings take effect with a new run.',
    restart: 'Restart with these settings',
    problems_one: 'Train is off: {{count}} setting cannot be used.',
    problems_other: 'Train is off: {{count}} settings cannot be used.',
    showProblem: 'Show “{{knob}}”',

    slider: '{{knob}}: sensible values',
    exact: '{{knob}}: exact value',
    presetValue: 'Preset {{value}}',
    blogValue: 'Blog {{value}}',
    bothValue: 'Preset and blog {{value}}',
    use: 'Set “{{knob}}” to {{value}}',
    on: 'on',
    off: 'off',
    none: 'none',

    empty: 'A number is missing. Type one from {{min}} to {{max}}.',
    'not-a-number': '“{{value}}” is not a number. Type one from {{min}} to {{max}}.',
    'not-an-integer': '{{value}} is not a whole number. Type one from {{min}} to {{max}}.',
    'out-of-range': '{{value}} is out of range. Choose from {{min}} to {{max}}.',
    'not-a-multiple': '{{value}} is not a multiple of {{multipleOf}}. {{lower}} or {{upper}} would be.',
    'not-a-choice': '“{{value}}” is not one of the choices: {{choices}}.',
    'not-a-switch': '“{{value}}” is neither on nor off.',
    'batch-exceeds-start':
      'A minibatch of {{batchSize}} needs as many transitions, but learning starts with {{first}}. Lower the batch size, or let learning start at {{needed}} or later.',
    'batch-exceeds-buffer':
      'A minibatch of {{batchSize}} does not fit into a replay buffer of {{bufferCapacity}}. Lower the batch size or enlarge the buffer.',
    'start-exceeds-buffer':
      'Learning starts once the buffer holds more than {{learningStarts}} transitions, but it never holds more than {{bufferCapacity}}: nothing would be learned. Start earlier or enlarge the buffer.',
  },
  ko: {
    intro:
      '학습에 쓰이는 모든 설정입니다. 슬라이더로 알맞은 값을 고르거나, 옆 칸에 범위 안의 값을 직접 입력하세요.',
    preset: '프리셋',
    changed_other: '프리셋에서 바뀐 설정 {{count}}개',
    unchanged: '프리셋 그대로입니다',
    onlyChanged: '바뀐 것만',
    resetAll: '모두 되돌리기',
    reset: '“{{knob}}” 값을 {{value}}(으)로 되돌리기',
    resetDone: '모든 설정을 프리셋 값으로 되돌렸습니다.',
    undo: '실행 취소',
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
    use: '“{{knob}}” 값을 {{value}}(으)로 바꾸기',
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
  },
});

type Both = Readonly<Record<Language, string>>;

const groups: Readonly<Record<KnobGroup, Both>> = {
  run: { en: 'Run', ko: '학습 실행' },
  learning: { en: 'Learning', ko: '학습 방법' },
  network: { en: 'Network', ko: '신경망' },
  replay: { en: 'Replay', ko: '리플레이' },
  target: { en: 'Target network', ko: '타깃 네트워크' },
  exploration: { en: 'Exploration', ko: '탐험' },
  evaluation: { en: 'Evaluation', ko: '평가' },
  pushes: { en: 'Pushes', ko: '밀기' },
};

/** Units as they stand after a number. English has its own in `KNOBS`. */
const koreanUnits: Readonly<Record<string, string>> = {
  episodes: '에피소드',
  steps: '스텝',
  units: '유닛',
  transitions: '전이',
  updates: '업데이트',
};

type ChoiceKnobName = {
  [Name in KnobName]: (typeof KNOBS)[Name] extends ChoiceKnob ? Name : never;
}[KnobName];

const choices: {
  readonly [Name in ChoiceKnobName]: Readonly<Record<(typeof KNOBS)[Name]['default'], Both>>;
} = {
  learningRateDecay: {
    constant: { en: 'constant', ko: '일정' },
    linear: { en: 'linear', ko: '선형 감소' },
  },
  loss: { huber: { en: 'Huber', ko: 'Huber' }, squared: { en: 'squared', ko: '제곱 오차' } },
  updatesPer: {
    episode: { en: 'per episode', ko: '에피소드마다' },
    step: { en: 'per step', ko: '스텝마다' },
  },
  replay: {
    uniform: { en: 'uniform', ko: '균등' },
    prioritised: { en: 'prioritised', ko: '우선순위' },
  },
  targetUpdate: {
    polyak: { en: 'little by little (Polyak)', ko: '조금씩 (Polyak)' },
    episodes: { en: 'copy, by episodes', ko: '에피소드마다 복사' },
    updates: { en: 'copy, by updates', ko: '업데이트마다 복사' },
  },
  epsilonSchedule: {
    blog: { en: "the blog's", ko: '블로그 방식' },
    episodes: { en: 'linear in episodes', ko: '에피소드에 선형' },
    steps: { en: 'linear in steps', ko: '스텝에 선형' },
  },
  evaluationPushStream: {
    own: { en: 'of its own', ko: '따로' },
    training: { en: 'shared with training', ko: '학습과 함께' },
  },
};

interface KnobText {
  readonly label: string;
  readonly help: string;
}

const korean: Readonly<Record<KnobName, KnobText>> = {
  seed: {
    label: '시드',
    help: '모든 난수의 출발점입니다. 시드와 설정이 같으면 같은 학습이 되풀이됩니다.',
  },
  episodes: {
    label: '에피소드 수',
    help: '그 전에 해결되지 않으면 학습 에피소드를 이만큼 진행하고 끝납니다.',
  },
  maxEnvironmentSteps: {
    label: '스텝 한도',
    help: '환경 스텝이 이 수에 이른 에피소드를 끝으로 학습을 마칩니다. 0이면 한도가 없습니다.',
  },
  stopWhenSolved: {
    label: '해결되면 멈춤',
    help: '탐욕 평가와 확인 평가의 모든 에피소드가 500스텝에 이르면 바로 학습을 끝냅니다.',
  },
  hiddenWidth: {
    label: '은닉층 너비',
    help: 'Q 네트워크의 두 ReLU 은닉층이 각각 갖는 유닛 수입니다.',
  },
  learningRate: { label: '학습률', help: 'Adam이 한 번에 움직이는 크기입니다(Kingma & Ba 2015).' },
  learningRateDecay: {
    label: '학습률 감소',
    help: '학습률을 그대로 두거나, 학습하는 동안 10분의 1까지 선형으로 낮춥니다. 에피소드 수와 스텝 수 중 먼저 한도에 닿는 쪽을 기준으로 합니다.',
  },
  adamBeta2: {
    label: 'Adam β₂',
    help: 'Adam이 기울기의 크기를 얼마나 오래 기억하는지 정합니다. 업데이트할 때마다 2차 모멘트에서 남는 비율입니다.',
  },
  batchSize: {
    label: '배치 크기',
    help: '경사 업데이트 한 번에 쓰는 미니배치의 전이 수입니다.',
  },
  gamma: {
    label: '할인율 γ',
    help: '한 스텝 뒤의 보상이 지금 얼마의 가치인지 정합니다. 0이면 다음 보상만, 1이면 미래 전체를 봅니다.',
  },
  nStep: {
    label: 'n스텝 반환값',
    help: '타깃이 Q값으로 부트스트랩하기 전에 더하는 실제 보상의 수입니다(Sutton 1988). 에피소드 끝에서는 더 짧습니다.',
  },
  rewardDivisor: {
    label: '보상 나누기',
    help: '보상을 이 값으로 나누어 저장하므로 Q값이 작게 유지됩니다.',
  },
  loss: {
    label: '손실 함수',
    help: 'Huber(smooth L1)는 0 근처에서 제곱, 오차가 1을 넘으면 직선입니다. 제곱 오차는 어디서나 제곱입니다.',
  },
  maxGradientNorm: {
    label: '기울기 크기 제한',
    help: '기울기의 유클리드 길이가 이보다 길면 이 길이로 줄입니다. 0이면 그대로 둡니다.',
  },
  doubleDqn: {
    label: 'Double DQN',
    help: '다음 행동은 온라인 네트워크가 고르고 그 가치는 타깃 네트워크가 매깁니다(van Hasselt, Guez & Silver 2016).',
  },
  bootstrapOnTruncation: {
    label: '시간 초과 뒤 부트스트랩',
    help: '500스텝에서 끊기는 것은 실패가 아닙니다. 쓰러질 때만 반환값이 끝납니다(Pardo et al. 2018).',
  },
  updatesPer: {
    label: '업데이트 세는 법',
    help: '에피소드가 끝날 때마다 정해진 횟수만큼, 또는 스텝 수에 비례해 업데이트합니다.',
  },
  updatesPerEpisode: {
    label: '에피소드당 업데이트',
    help: '에피소드가 끝날 때마다 하는 경사 업데이트 횟수입니다.',
  },
  updatesPerStep: {
    label: '스텝당 업데이트',
    help: '환경 스텝 하나에 해당하는 경사 업데이트 횟수입니다. 에피소드가 끝난 뒤에 하며, 남는 소수는 다음으로 넘깁니다.',
  },
  maxUpdatesPerEpisode: {
    label: '에피소드당 최대 업데이트',
    help: '한 에피소드 뒤에 이보다 많이 업데이트하지 않습니다. 0이면 한도가 없습니다.',
  },
  bufferCapacity: {
    label: '리플레이 버퍼',
    help: '미니배치를 뽑는 가장 최근 전이들의 수입니다.',
  },
  learningStarts: {
    label: '학습 시작',
    help: '리플레이 버퍼에 전이가 이보다 많이 쌓이면 업데이트를 시작합니다.',
  },
  replay: {
    label: '표본 추출',
    help: '모든 전이를 고르게 뽑거나, 마지막 TD 오차에 비례해 뽑습니다(우선순위 리플레이, Schaul et al. 2016).',
  },
  priorityExponent: {
    label: '우선순위 지수 α',
    help: 'TD 오차를 얼마나 반영할지 정합니다. 0이면 균등하게, 1이면 오차에 그대로 비례해 뽑습니다.',
  },
  importanceExponent: {
    label: '중요도 지수 β',
    help: '우선순위 추출의 치우침을 처음에 얼마나 가중치로 바로잡을지 정합니다. 학습하는 동안 1까지 올라갑니다.',
  },
  targetUpdate: {
    label: '타깃 네트워크',
    help: '몇 에피소드나 몇 업데이트마다 복사하거나, 업데이트마다 조금씩 옮깁니다(Polyak 평균).',
  },
  polyakTau: {
    label: 'Polyak τ',
    help: '업데이트마다 타깃 네트워크에 섞는 온라인 네트워크의 비율입니다.',
  },
  targetPeriodEpisodes: {
    label: '복사 간격',
    help: '온라인 네트워크를 타깃 네트워크로 복사하는 에피소드 간격입니다.',
  },
  targetPeriodUpdates: {
    label: '복사 간격',
    help: '온라인 네트워크를 타깃 네트워크로 복사하는 업데이트 간격입니다.',
  },
  epsilonSchedule: {
    label: 'ε 일정',
    help: '에피소드 n에서 블로그의 max(0.01, 0.08 − 0.01·(n/200))을 쓰거나, 에피소드 또는 스텝에 따라 선형으로 낮춥니다.',
  },
  epsilonStart: {
    label: '처음 ε',
    help: '탐욕 행동 대신 무작위 행동을 할 확률입니다.',
  },
  epsilonEnd: { label: '마지막 ε', help: 'ε이 내려가 머무는 값입니다.' },
  epsilonDecayEpisodes: {
    label: 'ε 감소 기간',
    help: '처음 ε에서 마지막 ε까지 내려가는 에피소드 수입니다.',
  },
  epsilonDecaySteps: {
    label: 'ε 감소 기간',
    help: '처음 ε에서 마지막 ε까지 내려가는 환경 스텝 수입니다.',
  },
  evaluationInterval: {
    label: '평가 간격',
    help: '탐욕 평가 사이의 에피소드 수입니다. 0이면 평가하지 않습니다.',
  },
  evaluationThreshold: {
    label: '평가 조건',
    help: '마지막 학습 에피소드의 반환값이 이 값에 이르렀을 때만 시간을 들여 평가합니다.',
  },
  evaluationStarts: {
    label: '출발 상태 수',
    help: '평가 한 번의 출발 상태 수입니다. 출발 상자의 꼭짓점 16개와 무작위 상태로 이루어집니다.',
  },
  confirmationStarts: {
    label: '확인 평가',
    help: '평가가 모두 500에 이르면 백 개씩 더 해 보는 무작위 출발의 수입니다. 이것도 모두 500이면 해결된 것입니다.',
  },
  evaluationRange: {
    label: '출발 상자',
    help: '평가 출발 상태의 각 수는 ± 이 값 안에 있습니다. Gymnasium은 ±0.05입니다.',
  },
  keepBest: {
    label: '최고 가중치 보관',
    help: '마지막 가중치 대신 가장 좋은 평가를 받은 가중치를 보관하고 보여 줍니다.',
  },
  pushInterval: {
    label: '밀기 간격',
    help: '학습 중에 평균적으로 이 스텝마다 한 번 무작위로 밉니다. 0이면 밀지 않습니다.',
  },
  evaluationPushInterval: {
    label: '평가 중 밀기 간격',
    help: '탐욕 평가 중에 평균적으로 이 스텝마다 한 번 무작위로 밉니다. 0이면 밀지 않습니다.',
  },
  pushStrength: {
    label: '미는 세기',
    help: '수레 속도(m/s)와 막대 각속도(rad/s)에 더하는 값의 표준편차입니다.',
  },
  evaluationPushStream: {
    label: '평가 중 밀기의 난수',
    help: '평가 중의 밀기는 난수를 따로 쓰거나, 예전처럼 학습과 함께 씁니다. 함께 쓰면 평가가 그 뒤의 학습을 바꿉니다.',
  },
};

export const knobLabel = (name: KnobName, language: Language = currentLanguage()): string =>
  language === 'ko' ? korean[name].label : KNOBS[name].label;

export const knobHelp = (name: KnobName, language: Language = currentLanguage()): string =>
  language === 'ko' ? korean[name].help : KNOBS[name].help;

export const groupLabel = (group: KnobGroup, language: Language = currentLanguage()): string =>
  groups[group][language];

export function knobUnit(name: KnobName, language: Language = currentLanguage()): string {
  const knob: Knob = KNOBS[name];
  const unit = knob.kind === 'number' ? (knob.unit ?? '') : '';
  return language === 'ko' ? (koreanUnits[unit] ?? unit) : unit;
}

const allChoices: Readonly<Record<string, Readonly<Record<string, Both>>>> = choices;

/** A value as one reads it: numbers grouped, choices and switches in words. */
export function knobValue(name: KnobName, value: number | string | boolean): string {
  if (typeof value === 'number') return formatNumber(value, { maximumSignificantDigits: 17 });
  if (typeof value === 'boolean') return text(knobs)(value ? 'on' : 'off');
  return allChoices[name]?.[value]?.[currentLanguage()] ?? value;
}

/** What is wrong with a setting and what would be right, as a sentence. */
export function problemSentence({ knob, code, values }: ConfigProblem): string {
  const t = text(knobs);
  const number = (key: string) => {
    const value = values[key];
    return typeof value === 'number' ? knobValue(knob, value) : String(value);
  };
  const value = values['value'] ?? '';
  const range = { value: shorten(String(value)), min: number('min'), max: number('max') };
  switch (code) {
    case 'not-a-number':
      return String(value).trim() === '' ? t('empty', range) : t('not-a-number', range);
    case 'not-an-integer':
    case 'out-of-range':
      return t(code, range);
    case 'not-a-multiple': {
      const multiple = Number(values['multipleOf']);
      const lower = Math.floor(Number(values['value']) / multiple) * multiple;
      return t(code, {
        value: range.value,
        multipleOf: multiple,
        lower,
        upper: lower + multiple,
      });
    }
    case 'not-a-choice': {
      const listed = String(values['choices']).split(', ');
      const known = listed.map((choice) => knobValue(knob, choice)).join(', ');
      return t(code, { value: range.value, choices: known });
    }
    case 'not-a-switch':
      return t(code, range);
    case 'batch-exceeds-start': {
      const first = Number(values['learningStarts']) + 1;
      const needed = Number(values['batchSize']) - 1;
      return t(code, {
        batchSize: number('batchSize'),
        first: knobValue(knob, first),
        needed: knobValue(knob, needed),
      });
    }
    case 'batch-exceeds-buffer':
      return t(code, { batchSize: number('batchSize'), bufferCapacity: number('bufferCapacity') });
    case 'start-exceeds-buffer':
      return t(code, { learningStarts: number('learningStarts'), bufferCapacity: number('bufferCapacity') });
  }
}

/** Nobody reads a sentence with a page in it. */
export function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value;
}
