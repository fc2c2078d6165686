import { addStrings } from './index.ts';

/** What the page says of the tour before the tour is loaded. */
export const tourInvitation = addStrings('tour-invitation', {
  en: {
    button: 'Guided tour',
    hint: 'DQN in ten stops, on the page itself',
    question: 'New to DQN?',
    offer: 'A tour of ten stops shows how it learns, on this page and in this run.',
    accept: 'Take the tour',
    decline: 'No, thanks',
    failed: 'The tour could not be loaded. Check the connection and try again.',
  },
  ko: {
    button: '둘러보기',
    hint: '이 화면에서 열 단계로 배우는 DQN',
    question: 'DQN이 처음이신가요?',
    offer: '이 화면과 이번 학습을 예로, 열 단계에 걸쳐 안내해 드립니다.',
    accept: '둘러보기 시작',
    decline: '괜찮습니다',
    failed: '안내를 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.',
  },
});
