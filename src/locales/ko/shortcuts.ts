import type { shortcuts as english } from '../en/shortcuts.ts';
import type { Translation } from '../topic.ts';

export const shortcuts = {
  on: '단축키 사용',
  train: '학습, 일시정지, 계속',
  step: '한 에피소드 진행',
  stop: '중지',
  reset: '초기화',
  pace: '속도 ×1, ×4, ×16, 최대',
  scenes: '장면 재생 또는 멈춤',
  language: '언어 전환',
  theme: '테마',
  help: '단축키 목록',
  keySpace: '스페이스',
  keysOfPlace: '포커스 위치별 키',
  placeScene: '장면 위: 수레 밀기',
  placeSceneTip: '장면 위: 막대 끝 밀기',
  placePlay: '“직접 조종하기”: 누르고 있는 동안 밀기',
  placeTabs: '탭 위: 다른 탭으로 이동',
  placeChart: '차트 위: 에피소드별 값 읽기',
  placeChartFar: '차트 위: 20 에피소드씩 이동',
  placeEscape: '닫기 또는 취소',
} satisfies Translation<typeof english>;
