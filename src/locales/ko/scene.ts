import type { scene as english } from '../en/scene.ts';
import type { Translation } from '../topic.ts';

export const scene = {
  before: '학습 전',
  after: '학습 후',
  untrained: '학습하지 않은 신경망, 시드 {{seed}}',
  live: '실시간',
  liveEpisode: '학습 에피소드 {{episode, number}}, ε {{epsilon}} %',
  liveWaiting: '첫 에피소드가 끝나기를 기다리는 중…',
  keptGiven: '최고 가중치 (학습을 시작할 때의 것)',
  kept: '최고 가중치 (에피소드 {{episode, number}} 이후)',
  last: '이번 학습의 마지막 가중치',
  shipped: '미리 학습해 둔 예시',
  shippedElsewhere: '지구에서 미리 학습해 둔 예시',
  emptyTitle: '아직 아무것도 배우지 않았습니다',
  empty: '학습을 시작하면 배우는 에이전트가 학습 전과 같은 시작 상태에서 이곳에 나타납니다.',
  unit_other: '스텝',
  fell_other: '{{count}}스텝 만에 쓰러짐',
  leftTrack_other: '{{count}}스텝 만에 트랙을 벗어남',
  full: '500스텝 모두 버팀',
  hold: '“{{title}}” 멈추기',
  play: '“{{title}}” 재생',
  description: '{{who}}. 트랙 위의 수레와 그 위에 세운 막대: {{outcome}}.',
  playing: '에피소드 재생 중',
  noEpisode: '아직 에피소드가 없습니다',
  announceBefore: '학습 전: {{outcome}}.',
  announceAfter: '학습 후: {{outcome}}.',
} satisfies Translation<typeof english>;
