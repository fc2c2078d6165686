import type { importing as english } from '../en/importing.ts';
import type { Translation } from '../topic.ts';

export const importing = {
  open: '파일 열기',
  openHint:
    'PyTorch, Stable-Baselines3, Keras, ONNX 등의 에이전트나 체크포인트를 고르세요. 페이지에 끌어다 놓아도 됩니다',
  drop: '파일을 놓으면 열립니다',
  dropHint:
    'PyTorch, Stable-Baselines3, Keras, ONNX 등의 에이전트나 그 폴더, 또는 체크포인트를 놓으세요. 파일은 이 컴퓨터 밖으로 나가지 않습니다.',
} satisfies Translation<typeof english>;
