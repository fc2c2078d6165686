import type { agents as english } from '../en/agents.ts';
import type { Translation } from '../topic.ts';

export const agents = {
  own: '내 에이전트',
  shipped: '미리 학습해 둔 예시',
  blog: '블로그 설정으로 학습한 에이전트',
  handMade: '손으로 만든 선형 제어기',
  found: '무작위로 찾은 선형 제어기',
  untrained: '학습하지 않은 신경망, 시드 {{seed}}',
} satisfies Translation<typeof english>;
