import { addStrings } from './index.ts';

/** What the agents are called, wherever one is chosen or compared. */
export const agents = addStrings('agents', {
  en: {
    own: 'Your agent',
    shipped: 'Shipped example',
    blog: 'Trained with the blog’s settings',
    untrained: 'Untrained, seed {{seed}}',
  },
  ko: {
    own: '내 에이전트',
    shipped: '미리 학습해 둔 예시',
    blog: '블로그 설정으로 학습한 에이전트',
    untrained: '학습하지 않은 신경망, 시드 {{seed}}',
  },
});
