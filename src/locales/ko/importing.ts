import type { importing as english } from '../en/importing.ts';
import type { Translation } from '../topic.ts';

export const importing = {
  open: '파일 열기',
  openHint:
    '가중치(safetensors, ONNX, TensorFlow.js, JSON)나 체크포인트를 고르세요. 페이지에 끌어다 놓아도 됩니다',
  drop: '파일을 놓으면 열립니다',
  dropHint:
    '가중치(safetensors, ONNX, TensorFlow.js, JSON)나 체크포인트를 놓으세요. 파일은 이 컴퓨터 밖으로 나가지 않습니다.',
  region: '연 파일',
  reading: '“{{name}}” 파일을 읽는 중입니다…',
  imported:
    '“{{name}}” 에이전트가 학습 후 화면에서 움직입니다. {{format}} 형식에서 가져왔고, 신경망은 4 → {{first}} → {{second}} → 2입니다.',
  label: '가져옴: {{name}}',
  testing: '에피소드 100개로 시험하는 중입니다…',
  tested:
    '탐험 없는 시험 {{episodes}}번: 평균 {{mean}}, 최저 {{min}}, {{episodes}}번 중 {{full}}번이 500스텝에 도달했습니다.',
  compare: '비교에 추가',
  compareHint: '시험 결과와 함께 “학습 비교” 목록에 넣습니다',
  seeCompared: '“학습 비교”에서 보기',
  trainFurther: '이어서 학습',
  trainFurtherHint: '이 가중치에서 출발해, 선택한 설정으로 학습을 시작합니다',
  restored:
    '“{{name}}”에 담긴 학습이 에피소드 {{episodes, number}}에서 멈춰 있습니다. “계속”을 누르면 이어집니다.',
  refused: '“{{name}}” 파일을 열 수 없습니다. 이전 내용은 그대로 남아 있습니다.',
  unreadable: '브라우저가 파일을 읽지 못했습니다. 폴더나 자리가 옮겨진 파일은 열 수 없습니다.',
  details: '자세히',
  close: '닫기',
} satisfies Translation<typeof english>;
