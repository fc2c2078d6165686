import type { robustness as english } from '../en/robustness.ts';
import type { Translation } from '../topic.ts';

export const robustness = {
  intro:
    '평균 100스텝에 한 번씩 수레와 막대를 무작위로 밉니다. 약하게 시작해 점점 세집니다. 에이전트는 500스텝 가운데 몇 스텝을 버틸까요? 세기마다 {{starts}}번 시작하며, 모든 에이전트가 같은 시작 상태에서 같은 순간에 똑같이 밀립니다.',
  run: '테스트 시작',
  again: '새로운 것만 테스트',
  done: '모두 테스트했습니다',
  cancel: '취소',
  progress: '“{{agent}}” 테스트 중: {{percent}}%',
  empty: '내 에이전트, 미리 학습해 둔 예시, 블로그 설정으로 학습한 에이전트의 곡선이 이곳에 그려집니다.',
  failed: '“{{agent}}” 테스트가 중단되었습니다: {{message}}',
  axisX: '미는 세기 (표준편차, m/s와 rad/s)',
  axisY: '버틴 스텝, 평균',
  chart: '미는 세기에 따른 평균 버틴 스텝. {{lines}}',
  chartLine: '{{agent}}: 가장 약할 때 {{first}}스텝, 가장 셀 때 {{last}}스텝.',
  chartHelp: '평균 스텝, 괄호 안은 {{starts}}번 중 500스텝을 모두 버틴 횟수',
  place: '세기 {{strength}}',
  cell: '{{mean}} ({{full}})',
  title: '무작위로 밀 때 버틴 스텝',
  note: '“모든 설정값”에서 켜지 않는 한 에이전트는 학습하는 동안 밀리지 않습니다. 블로그 설정의 에이전트는 시드 0~9 열 개 가운데 탐욕 정책 점수가 중간인 것(263스텝)입니다. 열 개 중 가장 나쁜 것은 9스텝, 가장 좋은 것은 358스텝이었습니다.',
  pushYourself: '직접 밀어 볼 수도 있습니다. 위 장면에서 수레나 막대를 끌거나 바람을 불게 하세요.',
} satisfies Translation<typeof english>;
