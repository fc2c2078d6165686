import type { panels as english } from '../en/panels.ts';
import type { Translation } from '../topic.ts';

export const panels = {
  how: '작동 원리',
  try: '실험',
  runs: '학습 기록',
  settings: '설정',

  inside: '에이전트 들여다보기',
  curves: '더 많은 곡선',
  learn: 'DQN 원리',
  knobs: '모든 설정값',
  experiments: '예측해 보기',
  ladder: '블로그 설정에서 안정 설정까지',
  compare: '학습 비교',
  seeds: '여러 시드',
  play: '직접 조종하기',
  worlds: '다른 세계',
  robustness: '밀기 테스트',
  record: '녹화',
  speed: '이 기기의 속도',
} satisfies Translation<typeof english>;
