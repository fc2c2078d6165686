import type { timeline as english } from '../en/timeline.ts';
import type { Translation } from '../topic.ts';

export const timeline = {
  title: '학습 타임라인',
  empty: '학습하는 동안 이곳에 기록됩니다. 끌어서 어느 순간이든 다시 볼 수 있습니다.',
  position: '학습의 순간',
  reading: '에피소드 {{episode, number}}, 점수 {{score}}',
  readingEvaluated: '에피소드 {{episode, number}}, 점수 {{score}}, 평가 {{mean}} / 500',
  live: '실시간',
  liveHint: '최신 순간으로 돌아가기 (End)',
  result: '결과',
  resultHint: '테스트한 가중치로 돌아가기 (End)',
  playLearning: '학습 과정 재생',
  pauseLearning: '학습 과정 멈추기',
  recordLearning: '학습 과정 녹화',
  recordHint: '동영상으로, 또는 슬라이드용 모음 그림으로',
  playHint: '학습 전부터 끝까지 20초 동안 재생합니다',
  noSnapshots: '이 학습에는 중간 가중치가 저장되어 있지 않아 순간을 재생할 수 없습니다.',
} satisfies Translation<typeof english>;
