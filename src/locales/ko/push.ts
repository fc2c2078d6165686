import type { push as english } from '../en/push.ts';
import type { Translation } from '../topic.ts';

export const push = {
  gust: '“{{title}}”에 바람 불기',
  notLive: '기록된 학습 에피소드는 밀 수 없습니다. 학습이 끝나면 밀 수 있습니다.',
  area: '“{{title}}” 밀기: 왼쪽과 오른쪽 화살표 키는 수레를, Shift와 함께 누르면 막대 끝을 밉니다.',
  hint: '수레나 막대를 끌어서 밀어 보세요',
} satisfies Translation<typeof english>;
