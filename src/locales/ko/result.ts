import type { result as english } from '../en/result.ts';
import type { Translation } from '../topic.ts';

export const result = {
  title: '결과',
  running: '학습이 끝나면 탐험 없이 100 에피소드를 테스트한 결과가 이곳에 나타납니다.',
  bestSoFar_other: '지금까지 가장 좋은 평가: 500 가운데 평균 {{mean}}, {{count, number}} 에피소드 뒤.',
  bestIsGiven: '지금까지 가장 좋은 것은 학습을 시작할 때의 가중치입니다: 500 가운데 평균 {{mean}}.',
  noneYet: '아직 평가하지 않았습니다.',
  cost: '학습 {{training, number}}스텝과 별도로 탐욕 평가에 {{evaluation, number}}스텝을 썼습니다.',
  solved: '해결: 막대가 끝까지 서 있습니다',
  solvedText: '탐험 없는 테스트 {{episodes}}번이 모두 500스텝에 도달했습니다.',
  solvedMostly: '해결: 막대가 거의 항상 서 있습니다',
  solvedMostlyText:
    '테스트 {{episodes}}번 가운데 {{full}}번이 500스텝에 도달했습니다. 평균은 Gymnasium의 기준인 475를 넘습니다.',
  unsolved: '미해결: 막대가 아직 쓰러집니다',
  unsolvedNoneText: '테스트 {{episodes}}번 가운데 한 번도 500스텝에 도달하지 못했습니다.',
  unsolvedText: '테스트 {{episodes}}번 가운데 {{full}}번만 500스텝에 도달했습니다.',
  stoppedNote: '학습을 직접 중지했습니다. 그때까지의 실력입니다.',
  mean: '평균',
  min: '최저',
  full: '500 도달',
  test: '탐욕 정책 테스트, {{episodes}} 에피소드',
  whyTitle: '실패 원인과 해결 방법',
  expectChanged_other: '“{{preset}}”에서 설정 {{count}}개 변경',
  notMeasured: '이 설정 그대로는 아직 측정한 결과가 없습니다. 학습해서 확인해 보세요.',
  download: '가중치 내려받기',
  downloaded: '저장했습니다: {{name}}',
  downloadFailed: '파일을 만들지 못했습니다.',
} satisfies Translation<typeof english>;
