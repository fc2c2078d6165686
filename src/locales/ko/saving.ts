import type { saving as english } from '../en/saving.ts';
import type { Translation } from '../topic.ts';

export const saving = {
  which: '어떤 가중치',
  'which-kept': '결과 (테스트한 가중치)',
  'which-best': '지금까지 가장 좋은 것',
  'which-last': '마지막',
  'which-initial': '학습 전',
  format: '형식',
  'about-pytorch': 'torch.load(…, weights_only=True)로 여는 state_dict',
  'about-safetensors': '설정과 결과 포함, safetensors.torch용',
  'about-tfjs': 'tf.loadLayersModel용, zip 하나',
  'about-onnx': 'onnxruntime 등에서 사용',
  'about-json': '일반 텍스트, 그 밖의 용도',
  'about-hub': '업로드할 저장소: 모델 카드, 가중치, 설정, 마지막으로 녹화한 영상',
  trajectories: '테스트 에피소드 (.npz)',
  'about-trajectories': '탐험 없는 에피소드 100개의 모든 스텝, NumPy용',
  'about-tensorboard': '학습 곡선을 이벤트 파일로',
  'about-csv': '학습 기록, 에피소드마다 한 줄',
} satisfies Translation<typeof english>;
