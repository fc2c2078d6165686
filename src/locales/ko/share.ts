import type { share as english } from '../en/share.ts';
import type { Translation } from '../topic.ts';

export const share = {
  share: '공유',
  title: '이 설정 공유하기',
  about:
    '링크에는 프리셋, 바뀐 설정, 시드, 속도, 연산 방식, 언어, 열린 패널이 담깁니다. 학습된 내용은 담기지 않습니다.',
  link: '링크',
  copy: '링크 복사',
  send: '보내기…',
  copied: '링크를 복사했습니다.',
  copyFailed: '브라우저가 복사를 허용하지 않았습니다. 선택된 링크를 직접 복사하세요.',
  lesson: '수업용: 일부 숨기기, 다른 페이지에 넣기',
  hide: '숨길 부분',
  embed: '다른 페이지에 넣기',
  snippet: '붙여 넣을 HTML',
  copySnippet: 'HTML 복사',
  snippetCopied: 'HTML을 복사했습니다.',
  frameTitle: 'CartPole DQN: 막대 세우는 법을 배우는 에이전트',
  header: '상단 바',
  controls: '조작부',
  scenes: '학습 전과 후',
  chart: '점수',
  result: '결과',
  log: '로그',
  panels: '모든 패널',
  fullPage: '전체 페이지 열기',

  noticeTitle: '링크의 일부를 읽지 못했습니다',
  newer:
    '이 페이지가 모르는 버전 “{{value}}”의 링크입니다. 아는 부분만 적용했습니다. 새로고침하면 더 새로운 페이지가 열릴 수 있습니다.',
  unknown: '“{{key}}”라는 설정은 없습니다(링크의 값: {{value}}). 이 부분은 뺐습니다.',
  choice: '“{{key}}”에 “{{value}}”은(는) 쓸 수 없습니다. 가능한 값은 {{choices}}입니다. 기본값을 씁니다.',
  part: '숨길 수 있는 부분이나 패널 중에 “{{value}}”은(는) 없습니다. 가능한 값은 {{choices}}입니다.',
  panel: '“{{value}}”라는 패널은 없습니다. 있는 패널은 {{choices}}입니다. 첫 번째 패널을 열었습니다.',
  repeated: '링크에 “{{key}}”이(가) 여러 번 있습니다. 마지막 값 {{value}}을(를) 씁니다.',
  knob: '{{knob}}: {{sentence}} 대신 {{used}} 값을 씁니다.',
  rest: '나머지 링크 내용은 적용했습니다.',
  dismiss: '이 안내 숨기기',
} satisfies Translation<typeof english>;
