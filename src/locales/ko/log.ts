import type { log as english } from '../en/log.ts';
import type { Translation } from '../topic.ts';

export const log = {
  region: '20 에피소드마다 한 줄씩 쌓이는 학습 로그',
  copy: '복사',
  copyLabel: '로그 복사',
  copied_other: '{{count}}줄을 복사했습니다.',
  quirkLabel: '이 로그의 점수에 대하여',
  quirk:
    '블로그 프로그램이 출력하던 줄 그대로입니다. 에피소드 20, 40, 60…이 끝날 때 출력하며, 첫 줄은 0부터 20까지 21개를 더한 뒤 다른 줄처럼 20으로 나눕니다. 그래서 에피소드 20의 점수는 약 5% 높게 나옵니다. 원래대로 두었습니다.',
  empty: '20 에피소드마다 블로그 프로그램이 출력하던 줄이 이곳에 쌓입니다:',
  hidden_other: '앞의 {{count, number}}줄은 여기에서 생략했습니다. 복사하면 모두 들어 있습니다.',
} satisfies Translation<typeof english>;
