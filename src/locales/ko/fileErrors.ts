import type { fileErrors as english } from '../en/fileErrors.ts';
import type { Translation } from '../topic.ts';

export const fileErrors = {
  'file-empty':
    '빈 파일(0바이트)입니다. 가중치가 담긴 safetensors, ONNX, JSON 또는 TensorFlow.js(zip) 파일을 선택하세요.',
  'files-together':
    '파일이 {{count}}개입니다: {{names}}. 한 번에 하나씩 여세요. 여러 개를 함께 열 수 있는 것은 TensorFlow.js 모델(.json 하나와 거기에 딸린 .bin)뿐입니다.',
  'file-too-large': '파일 크기가 {{bytes}}바이트입니다. 가중치 파일은 {{limit}}바이트를 넘을 수 없습니다.',
  'not-weights':
    '첫 바이트들을 보면 {{kind}} 파일입니다. 가중치가 담긴 safetensors, ONNX, JSON 또는 TensorFlow.js(zip) 파일을 선택하세요.',
  'pytorch-pickle':
    "PyTorch의 피클(.pt, .pth) 파일입니다. 프로그램 코드가 들어 있을 수 있어 여기서는 열지 않습니다. Python에서 safetensors.torch.save_file(model.state_dict(), 'weights.safetensors')로 저장하세요.",
  'unknown-format':
    '{{bytes}}바이트 크기의 이 파일은 “{{start}}”(으)로 시작하는데, 아는 형식이 아닙니다. 가중치가 담긴 safetensors, ONNX, JSON 또는 TensorFlow.js(zip) 파일을 선택하세요.',
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
    '“{{where}}” 부분에 값이나 목록이 {{limit}}개보다 많습니다. 은닉층이 두 개인 신경망에도 체크포인트에도 그만큼은 필요하지 않습니다.',
  'json-duplicate-key':
    '“{{where}}” 부분의 한 객체에 “{{key}}” 키가 두 번 나옵니다(두 번째는 {{position}}번째 글자). 키는 한 번만 나와야 합니다.',
  'field-missing':
    '“{{where}}” 부분에 “{{field}}” 필드가 없습니다. 이런 파일에는 반드시 있어야 합니다. 다시 저장하거나 다른 프로그램으로 저장하세요.',
  'field-invalid': '“{{where}}” 부분의 “{{field}}” 필드 값이 {{received}}입니다. {{expected}}이어야 합니다.',
  'tensor-count': '“{{where}}” 부분에 텐서가 {{count}}개 있습니다. 최대 {{limit}}개까지 읽을 수 있습니다.',
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
  'layer-count':
    '신경망에 가중치가 있는 층이 {{count}}개입니다: {{found}}. fc1, fc2, fc3처럼 3개여야 합니다.',
  'layer-width':
    '층 “{{layer}}”의 출력이 {{width}}개입니다. 은닉층의 출력은 1개 이상 {{limit}}개 이하여야 합니다.',
  'network-ambiguous':
    '파일에 신경망이 여러 개 있습니다: {{found}}. 하나만 따로 저장하거나, 텐서 이름을 “online.fc1.weight”처럼 지으세요.',
  'zip-damaged': 'zip 압축 파일의 “{{where}}” 부분이 손상되었습니다. 다시 저장하거나 내려받으세요.',
  'zip-unsupported':
    'zip 압축 파일의 “{{entry}}” 항목은 여기서 지원하지 않는 방식({{feature}})을 씁니다. 일반 zip(deflate 또는 무압축)으로 저장하세요.',
  'zip-entry-count':
    'zip 압축 파일에 항목이 {{count}}개 있습니다. TensorFlow.js 모델의 항목은 2개이며, 최대 {{limit}}개까지 읽습니다.',
  'zip-entry-too-large':
    'zip 압축 파일의 “{{entry}}” 항목은 압축을 풀면 {{bytes}}바이트가 됩니다. 최대 {{limit}}바이트까지 가능합니다.',
  'zip-entry-missing':
    '“{{entry}}” 파일이 없습니다. 있는 것: {{found}}. TensorFlow.js 모델은 model.json과 weights.bin으로 이루어집니다.',
  'zip-entry-duplicate':
    'zip 압축 파일에 “{{entry}}” 항목이 두 개 있습니다. 모델은 하나만 들어 있어야 합니다.',
  'tfjs-json-alone':
    'TensorFlow.js 모델의 model.json만 있고 가중치가 없습니다. {{paths}} 파일과 함께 열거나, 둘을 zip 파일 하나로 묶으세요.',
  'tfjs-layer':
    'model.json에서 층 “{{layer}}”의 {{field}} 값이 {{value}}입니다. 이 Q 신경망이 되려면 {{expected}}이어야 합니다.',
  'protobuf-damaged':
    'ONNX 파일의 {{where}} 부분이 {{position}}바이트 위치에서 손상되었습니다. 다시 저장하거나 내려받으세요.',
  'onnx-external-data':
    'ONNX 파일의 텐서 “{{tensor}}”이(가) 다른 파일에 들어 있습니다. 가중치를 포함해 모델을 다시 내보내세요.',
  'checkpoint-newer':
    '체크포인트의 형식 버전이 {{version}}입니다. 이 앱의 더 새로운 버전에서 저장한 파일입니다. 여기서는 버전 {{known}}까지 읽을 수 있습니다. 페이지를 새로고침해 앱을 최신 버전으로 바꾸세요.',
  'checkpoint-damaged':
    '체크포인트가 손상되었습니다. 검사합이 {{actual}}인데 파일에는 {{expected}}(으)로 적혀 있습니다. 다시 저장하거나 내려받으세요.',
  'reading-failed':
    '파일을 읽다가 예상하지 못한 오류({{error}})로 중단했습니다. 저장된 그대로의 safetensors, ONNX, JSON, TensorFlow.js(zip) 가중치 파일이나 체크포인트를 선택하세요.',
  'onnx-graph':
    'ONNX 그래프의 {{node}}번 노드가 {{operator}}입니다. 완전 연결층(Gemm 또는 MatMul과 Add)으로 이루어지고, 처음 두 층 뒤에 Relu가 와야 합니다.',
} satisfies Translation<typeof english>;
