import { topic } from '../topic.ts';

export const charts = topic('charts', {
  episodeAxis: 'Episode',
  scoreAxis: 'Score (steps)',
  epsilonAxis: 'ε (%)',

  scoreTitle: 'Score per 20 episodes',
  scoreHelp:
    "The score is the mean number of steps of 20 episodes. The blog's first score sums 21 episodes, 0 to 20, and divides by 20 like all the others; so does this one.",
  score: 'Score, mean of 20',
  scoreShort: 'Score',
  singleEpisodes: 'Single episodes',
  manyEpisodes: 'Single episodes: extremes and samples',
  singleEpisodeShort: 'This episode',
  epsilon: 'ε',
  evaluation: 'Greedy evaluation',
  reference: "PyTorch, the blog's program, {{seeds}} seeds: mean ± s.d.",
  referenceShort: 'PyTorch',
  solved: '475 = solved',
  empty: 'Press Train: your run is drawn here.',
  referenceMissing: 'The PyTorch curve could not be loaded. Everything else works.',

  steps: '{{value}} steps',
  percent: '{{value}} %',
  meanAndDeviation: '{{value}} ± {{deviation}} steps',
  scoreOfEpisodes: '{{value}} steps ({{from}}–{{to}})',
  evaluationAfter: '{{value}} steps (at {{episode}})',

  atEpisode: 'Episode {{episode}}',
  noValues: 'no values',
  cursor: '{{title}}: read the values with the arrow keys',
  legend: 'Curves shown',
  table: 'Table',
  tableOfEach: '{{title}}, every episode',
  tableCaption: '{{title}}, every {{interval}} episodes',
  tableMixed: '{{title}}, every episode up to {{last}}, then every {{interval}} episodes',
  noEpisodes: 'No episodes yet.',
  save: 'Save',
  saveChart: 'Save “{{title}}”',
  aboutPNG: 'Picture, 2240 × 1260 pixels',
  aboutSVG: 'Drawing, sharp at any size',
  aboutCSV: 'Every number, for a spreadsheet or pandas',
  saveFailed: 'The chart could not be saved as {{format}}.',

  scoreSummary: 'Episode {{episode}}: score {{score}} steps, ε {{epsilon}} %.',
  evaluationSummary: 'Greedy evaluation: {{mean}} steps.',
});
