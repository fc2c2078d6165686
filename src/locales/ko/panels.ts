import type { panels as english } from '../en/panels.ts';
import type { Translation } from '../topic.ts';

export const panels = {
  inside: '에이전트 들여다보기',
  curves: '곡선',
  learn: '배우기',
  knobs: '모든 설정값',
  experiments: '실험',
  ladder: '블로그에서 안정까지',
  compare: '학습 비교',
  play: '직접 해 보기',
  worlds: '다른 세계',
  robustness: '밀기 시험',
  record: '녹화',
  speed: '이 기기의 속도',
} satisfies Translation<typeof english>;
