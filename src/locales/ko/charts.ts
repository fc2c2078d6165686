import type { charts as english } from '../en/charts.ts';
import type { Translation } from '../topic.ts';

export const charts = {
  episodeAxis: '에피소드',
  scoreAxis: '점수 (스텝)',
  epsilonAxis: 'ε (%)',

  scoreTitle: '에피소드 20개 평균 점수',
  score: '평균 점수 (20개)',
  scoreShort: '점수',
  singleEpisodes: '개별 에피소드',
  manyEpisodes: '개별 에피소드: 극값과 표본',
  singleEpisodeShort: '이 에피소드',
  epsilon: 'ε',
  evaluation: '탐욕 평가',
  reference: '블로그 프로그램(PyTorch), 시드 {{seeds}}개: 평균 ± 표준편차',
  referenceShort: 'PyTorch',
  solved: '해결 기준 475',
  empty: '학습을 시작하면 이곳에 그려집니다.',
  referenceMissing: 'PyTorch 곡선을 불러오지 못했습니다. 나머지 기능은 그대로 쓸 수 있습니다.',

  steps: '{{value}}스텝',
  percent: '{{value}}%',
  meanAndDeviation: '{{value}} ± {{deviation}}스텝',
  scoreOfEpisodes: '{{value}}스텝 ({{from}}~{{to}})',
  evaluationAfter: '{{value}}스텝 ({{episode}}에서)',

  atEpisode: '에피소드 {{episode}}',
  noValues: '값 없음',
  cursor: '{{title}}: 화살표 키로 값을 읽을 수 있습니다',
  legend: '표시할 곡선',
  chart: '차트',
  seenAs: '보기',
  table: '표',
  tableOfEach: '{{title}}, 모든 에피소드',
  tableCaption: '{{title}}, {{interval}} 에피소드 간격',
  tableMixed: '{{title}}, 에피소드 {{last}}까지는 모두, 그 뒤는 {{interval}} 에피소드 간격',
  noEpisodes: '아직 에피소드가 없습니다.',
  save: '저장',
  saveChart: '‘{{title}}’ 저장',
  aboutPNG: '그림, 2240 × 1260 픽셀',
  aboutSVG: '벡터 그림, 확대해도 선명합니다',
  aboutCSV: '모든 숫자, 스프레드시트나 pandas용',
  saveFailed: '차트를 {{format}} 파일로 저장하지 못했습니다.',

  scoreSummary: '에피소드 {{episode}}: 점수 {{score}}스텝, ε {{epsilon}}%.',
  evaluationSummary: '탐욕 평가: {{mean}}스텝.',
} satisfies Translation<typeof english>;
