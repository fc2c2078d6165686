import type { tourInvitation as english } from '../en/tourInvitation.ts';
import type { Translation } from '../topic.ts';

export const tourInvitation = {
  button: '둘러보기',
  hint: '이 화면에서 열 단계로 배우는 DQN',
  question: 'DQN이 처음이신가요?',
  offer: '이 화면과 이번 학습을 예로, 열 단계에 걸쳐 안내해 드립니다.',
  accept: '둘러보기 시작',
  decline: '괜찮습니다',
  failed: '안내를 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.',
} satisfies Translation<typeof english>;
