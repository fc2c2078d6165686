import type { update as english } from '../en/update.ts';
import type { Translation } from '../topic.ts';

export const update = {
  title: '페이지 버전',
  waiting: '이 페이지의 새 버전이 준비되었습니다.',
  replaced: '다른 탭이 새 버전으로 바뀌었습니다. 이 탭에서 아직 불러오지 않은 부분은 없을 수 있습니다.',
  missing: '페이지의 일부를 불러오지 못했습니다. 연결이 끊겼거나 서버에 더 새로운 버전이 있습니다.',
  whenEnded: '지금 실행 중인 작업이 끝나면 새로고침하세요.',
  runsStay: '새로고침하면 최신 상태가 됩니다. 끝난 학습은 “학습 기록”에 남아 있습니다.',
  reload: '새로고침',
  later: '나중에',
  ready: '오프라인에서도 열리고 학습합니다.',
  impossible: '이 브라우저에서는 이 페이지를 오프라인으로 쓸 수 없습니다.',
} satisfies Translation<typeof english>;
