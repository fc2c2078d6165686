import type { fileErrors as english } from '../en/fileErrors.ts';
import type { Translation } from '../topic.ts';

export const fileErrors = {
  'file-empty': '빈 파일(0바이트)입니다. 가중치가 담긴 파일을 다시 고르거나 다시 내려받으세요.',
  'files-together':
    '파일이 {{count}}개입니다: {{names}}. 가중치 파일은 한 번에 하나씩 여세요. 모델 하나를 이루는 파일(.json과 .bin, .onnx와 .data)은 함께 여세요.',
  'file-too-large': '파일 크기가 {{bytes}}바이트입니다. 가중치 파일은 {{limit}}바이트를 넘을 수 없습니다.',
  'not-weights':
    '첫 바이트들을 보면 {{kind}} 파일입니다. 학습 프로그램이 저장한 파일(.pth, .zip, .h5, .keras, .onnx, .npz, .safetensors, .json)을 고르세요.',
  'pickle-name':
    '이 피클은 프로그램 코드인 “{{name}}”을(를) 가리킵니다. 여기서는 피클을 실행하지 않고 읽으므로 텐서, 배열, 목록, 사전, 수만 열 수 있습니다. Python에서 파일을 불러와 가중치만 저장하세요: torch.save(model.state_dict(), "weights.pth")라고 하면 됩니다.',
  'pickle-damaged':
    '피클이 {{position}}바이트 위치에서 손상되었거나, 가중치에는 없는 것이 들어 있습니다. 다시 저장하거나 내려받으세요.',
  'pickle-too-long':
    '피클을 읽는 데 명령이 {{limit}}개보다 많이 필요합니다. torch.save(model.state_dict(), "weights.pth")로 가중치만 저장하세요.',
  torchscript:
    'TorchScript 프로그램(torch.jit.save)이며, 이는 코드입니다. 가중치만 저장하세요: torch.save(torch.jit.load("이 파일").state_dict(), "weights.pth")라고 하면 됩니다.',
  'big-endian': '빅 엔디언 컴퓨터에서 저장한 파일입니다. Python에서 불러와 일반 컴퓨터에서 다시 저장하세요.',
  'unknown-format':
    '{{bytes}}바이트 크기의 이 파일은 “{{start}}”(으)로 시작하는데, 아는 형식이 아닙니다. 학습 프로그램이 저장한 파일(.pth, .zip, .h5, .keras, .onnx, .npz, .safetensors, .json)을 고르세요.',
  truncated:
    '“{{where}}” 부분에는 {{needed}}바이트가 필요한데 {{actual}}바이트에서 끝납니다. 파일이 중간에 잘렸습니다. 다시 내려받거나 저장하세요.',
  'header-length':
    '첫 8바이트에 적힌 헤더 길이가 {{length}}바이트입니다. 크기가 {{bytes}}바이트인 이 파일에서는 2 이상 {{limit}} 이하여야 합니다.',
  'not-utf8': '“{{where}}” 부분이 올바른 UTF-8 텍스트가 아닙니다. 파일을 UTF-8로 다시 저장하세요.',
  'json-syntax':
    '“{{where}}” 부분에 문법 오류가 있습니다: {{reason}}. 올바른 JSON이 되도록 파일을 다시 저장하세요.',
  'json-too-deep':
    '“{{where}}” 부분의 {{position}}번째 글자에서 {{limit}}단계보다 깊이 중첩됩니다. 가중치에도 체크포인트에도 그만큼은 필요하지 않습니다.',
  'json-too-long': '“{{where}}” 부분의 크기가 {{bytes}}바이트입니다. {{limit}}바이트를 넘을 수 없습니다.',
  'json-too-many-values':
    '“{{where}}” 부분에 값이나 목록이 {{limit}}개보다 많습니다. 여기서 실행할 수 있는 신경망에도 체크포인트에도 그만큼은 필요하지 않습니다.',
  'json-duplicate-key':
    '“{{where}}” 부분의 한 객체에 “{{key}}” 키가 두 번 나옵니다(두 번째는 {{position}}번째 글자). 키는 한 번만 나와야 합니다.',
  'field-missing':
    '“{{where}}” 부분에 “{{field}}” 필드가 없습니다. 이런 파일에는 반드시 있어야 합니다. 다시 저장하거나 다른 프로그램으로 저장하세요.',
  'field-invalid': '“{{where}}” 부분의 “{{field}}” 필드 값이 {{received}}입니다. {{expected}}이어야 합니다.',
  'tensor-count':
    '“{{where}}” 부분에 텐서나 층이 {{count}}개 있습니다. 최대 {{limit}}개까지 읽을 수 있습니다.',
  'tensor-dtype': '텐서 “{{tensor}}”의 자료형이 {{dtype}}입니다. {{expected}} 중 하나여야 합니다.',
  'tensor-bytes':
    '자료형이 {{dtype}}이고 모양이 {{shape}}인 텐서 “{{tensor}}”의 크기가 {{actual}}바이트입니다. {{expected}}바이트여야 합니다.',
  'tensor-range':
    '텐서 “{{tensor}}”의 위치가 {{begin}}~{{end}}바이트로 적혀 있습니다. 데이터 {{available}}바이트 안에 있어야 합니다.',
  'tensors-overlap':
    '텐서 “{{first}}”와(과) “{{second}}”이(가) 데이터의 {{position}}바이트 위치에서 겹칩니다. 텐서마다 자기 자리가 있어야 합니다.',
  'tensor-gap':
    '데이터의 {{begin}}~{{end}}바이트가 어느 텐서에도 속하지 않습니다. 텐서는 빈틈없이 이어져야 합니다.',
  'tensor-duplicate': '텐서 “{{tensor}}”이(가) 두 번 나옵니다. 이름은 한 번만 나와야 합니다.',
  'tensor-missing': '텐서 “{{tensor}}”이(가) 없습니다. 파일에 있는 것: {{found}}.',
  'tensor-shape': '텐서 “{{tensor}}”의 모양이 {{shape}}입니다. {{expected}}이어야 합니다.',
  'tensor-not-finite':
    '텐서 “{{tensor}}”의 {{index}} 위치에 {{value}} 값이 있습니다. 가중치는 모두 유한한 32비트 수여야 합니다. 학습이 발산했거나 파일이 손상되었습니다.',
  'layers-missing':
    '가중치 행렬을 찾지 못했습니다. 파일에 있는 것: {{found}}. 설정이나 옵티마이저가 아니라 신경망의 가중치를 저장하세요.',
  'layers-ambiguous':
    '층 {{found}}은(는) 여러 순서로 이어질 수 있는데, 파일에도 이름에도 순서가 없습니다. 이름에 차례대로 번호를 붙이거나(fc1, fc2, fc3), 순서를 지키는 PyTorch, Keras, ONNX 형식으로 저장하세요.',
  'layers-do-not-fit':
    '이 층들로는 CartPole의 수 4개에서 행동 2개까지 이어지지 않습니다: {{found}}. 완전 연결층으로 이루어진 CartPole 신경망 파일을 고르세요.',
  'input-count':
    '이 신경망은 수 {{count}}개를 받습니다. CartPole이 주는 것은 수레 위치, 수레 속도, 막대 각도, 막대 각속도의 4개입니다. 이 값들로 학습한 신경망을 고르세요.',
  'output-count':
    '이 신경망은 끝에서 수 {{count}}개를 냅니다. CartPole의 행동은 2개이므로 2개를 내거나, 어느 값부터 오른쪽인지 파일에 적혀 있다면 1개를 내야 합니다. 행동을 고르는 신경망을 고르세요.',
  'layer-count': '신경망의 은닉층이 {{count}}개입니다. 최대 {{limit}}개까지 읽을 수 있습니다.',
  'layer-width': '유닛이 {{width}}개인 층이 있습니다. 은닉층의 유닛은 1개 이상 {{limit}}개 이하여야 합니다.',
  'branches-differ':
    '신경망의 갈래들이 서로 다른 층수 뒤에서, 또는 다른 활성화 함수로 만납니다. 한 줄로 이어진 층이나 깊이가 같은 듀얼링 구조만 여기서 실행할 수 있습니다.',
  'weights-flat':
    '수 {{count}}개가 “{{tensor}}” 안에 한 줄로 들어 있을 뿐, 어느 수가 어느 층의 것인지 적혀 있지 않습니다. 가중치 행렬을 모양과 함께 저장하세요. 선형 정책은 2 × 4 행렬 하나, 신경망은 층마다 행렬 하나와 편향 하나입니다.',
  'not-dense':
    '모양이 {{shape}}인 “{{tensor}}”은(는) 완전 연결층의 것이 아닙니다(합성곱, 순환층, 정규화 등). 여기서는 완전 연결층만 실행할 수 있습니다.',
  'activation-unknown':
    '신경망의 활성화 함수 {{name}}은(는) 여기서 모르는 것입니다. 아는 것은 ReLU, tanh, sigmoid, ELU, leaky ReLU, GELU, SiLU와 없음입니다.',
  'network-ambiguous':
    '파일에 신경망이 여러 개 있습니다: {{found}}. 행동을 고르는 것 하나만 따로 저장하세요.',
  'keras-layer':
    '모델의 층 “{{layer}}”은(는) 여기서 실행할 수 없는 {{type}}입니다. Dense 층에 ReLU, tanh, sigmoid, ELU, leaky ReLU, GELU, SiLU, softmax, linear를 쓸 수 있고, 사이에 Dropout, Flatten, Add, Subtract가 올 수 있습니다.',
  'hdf5-damaged': 'HDF5 파일을 읽을 수 없습니다({{reason}}). 다시 저장하거나 내려받으세요.',
  'npy-header':
    '배열 “{{array}}”의 헤더가 “{{header}}”인데, NumPy가 쓰는 것이 아닙니다. numpy.save나 numpy.savez로 다시 저장하세요.',
  'zip-damaged': 'zip 압축 파일이 손상되었습니다: {{where}}. 다시 저장하거나 내려받으세요.',
  'zip-unsupported':
    'zip 압축 파일의 “{{entry}}” 항목은 여기서 지원하지 않는 방식({{feature}})을 씁니다. 일반 zip(deflate 또는 무압축)으로 저장하세요.',
  'zip-entry-count': 'zip 압축 파일의 항목이 {{limit}}개보다 많아 모델이 아닙니다. 모델 파일만 고르세요.',
  'zip-entry-too-large':
    'zip 압축 파일의 “{{entry}}” 항목은 압축을 풀면 {{bytes}}바이트가 됩니다. 최대 {{limit}}바이트까지 가능합니다.',
  'zip-entry-missing':
    '“{{entry}}” 파일이 없습니다. 있는 것: {{found}}. 모델을 이루는 파일을 모두 함께 여세요.',
  'zip-entry-duplicate': '“{{entry}}” 파일이 둘 이상입니다. 모델 하나의 파일만 여세요.',
  'zip-without-weights':
    'zip 압축 파일에 아는 모델이 없습니다: {{found}}. Stable-Baselines3, PyTorch, Keras, NumPy, TensorFlow.js의 zip이거나, 가중치 파일이 하나 들어 있어야 합니다.',
  'tfjs-json-alone':
    'TensorFlow.js 모델의 model.json만 있고 가중치가 없습니다. 옆에 저장된 {{paths}} 파일과 함께 여세요.',
  'tfjs-graph-model':
    'TensorFlow.js의 그래프 모델이라 층이 남아 있지 않습니다. Keras 모델을 층 모델로 변환하세요: tensorflowjs_converter --input_format=keras --output_format=tfjs_layers_model을 쓰면 됩니다.',
  'protobuf-damaged':
    'ONNX 파일의 {{where}} 부분이 {{position}}바이트 위치에서 손상되었습니다. 다시 저장하거나 내려받으세요.',
  'onnx-external-data': '모델의 가중치가 옆에 있는 “{{file}}” 파일에 들어 있습니다. 둘을 함께 여세요.',
  'onnx-operator':
    'ONNX 그래프의 {{node}}번 노드가 여기서 실행할 수 없는 {{operator}}입니다. 관측에서 Q값이나 로짓까지, 완전 연결층과 활성화 함수로 이루어진 신경망만 내보내세요.',
  'onnx-node-count':
    'ONNX 그래프에 노드가 {{count}}개 있습니다. 최대 {{limit}}개까지 읽으므로 신경망만 내보내세요.',
  'onnx-output':
    'ONNX 그래프의 출력 {{found}}은(는) 완전 연결층에서 나오지 않습니다. 관측에서 Q값이나 로짓까지의 신경망을 내보내세요.',
  'checkpoint-newer':
    '체크포인트의 형식 버전이 {{version}}입니다. 이 앱의 더 새로운 버전에서 저장한 파일입니다. 여기서는 버전 {{known}}까지 읽을 수 있습니다. 페이지를 새로고침해 앱을 최신 버전으로 바꾸세요.',
  'checkpoint-damaged':
    '체크포인트가 손상되었습니다. 체크섬이 {{actual}}인데 파일에는 {{expected}}(으)로 적혀 있습니다. 다시 저장하거나 내려받으세요.',
  'reading-failed':
    '파일을 읽다가 예상하지 못한 오류({{error}})로 중단했습니다. 저장된 그대로의 가중치 파일이나 체크포인트를 고르세요.',
} satisfies Translation<typeof english>;
