import { addStrings } from './index.ts';

export const result = addStrings('result', {
  en: {
    title: 'Result',
    running: 'When the run ends, the agent is tested here: 100 episodes without exploration.',
    bestSoFar: 'Best evaluation so far: mean {{mean}} of 500, after episode {{episode, number}}.',
    noneYet: 'No evaluation yet.',
    solved: 'Solved: the pole stays up',
    solvedText: 'All {{episodes}} test episodes without exploration reached 500 steps.',
    solvedMostly: 'Solved: the pole stays up nearly always',
    solvedMostlyText:
      '{{full}} of {{episodes}} test episodes reached 500 steps; the mean is above 475, Gymnasium’s threshold.',
    unsolved: 'Not solved: the pole still falls',
    unsolvedText: 'Only {{full}} of {{episodes}} test episodes reached 500 steps.',
    cost: 'Greedy evaluation has taken {{evaluation, number}} steps beside {{training, number}} steps of training.',
    stoppedNote: 'You stopped the run; this is how good it was by then.',
    mean: 'mean',
    min: 'lowest',
    full: 'reached 500',
    test: 'Greedy test, {{episodes}} episodes',
    bestEvaluation:
      'The best evaluation during training had a mean of {{mean}} and a lowest of {{min}} steps, after episode {{episode, number}}.',
    noEvaluation:
      'These settings make no evaluation during training, so the last weights count, wherever the score stood.',
    whyTitle: 'Why, and what to try',
    causes: 'Why it may have failed',
    remedies: 'What to try',
    'why-no-updates':
      'The network was never updated: learning begins with {{learningStarts, number}} transitions, and the run ended before.',
    'why-stopped': 'It was stopped early. Let it run to its end.',
    'why-blog':
      'The blog’s settings end well for about 1 of 20 seeds: few updates for each step, a target network that stands still for 20 episodes, and no best weights kept.',
    'why-reward':
      'Rewards are not divided: the Q-values grow to about 100 and the loss with them, which made 11 of 30 seeds fail in our measurements.',
    'why-late':
      'The agent was good once and forgot it: the score had reached {{best}} and ended at {{last}}. Only the last weights count here.',
    'why-short': 'Few episodes: it ended before the score had risen.',
    'why-unknown': 'Sometimes it is the luck of the seed: the same settings may end well with another one.',
    'try-reliable':
      'Choose the preset “Reliable”: it ends with a pole that stays up for practically every seed.',
    'try-seed': 'Try another seed, with the dice.',
    'try-keep-best': 'Switch on “Keep the best” and an evaluation every 5 episodes.',
    'try-longer': 'Give it more episodes.',
    download: 'Download weights',
    which: 'Which weights',
    'which-kept': 'Result (what was tested)',
    'which-best': 'Best so far',
    'which-last': 'Last',
    'which-initial': 'Before training',
    format: 'Format',
    'about-safetensors': 'for PyTorch’s load_state_dict',
    'about-tfjs': 'for tf.loadLayersModel, in one zip',
    'about-onnx': 'for onnxruntime and others',
    'about-json': 'for people and everything else',
    downloaded: 'Saved as {{name}}.',
    downloadFailed: 'The file could not be made.',
    failedTitle: 'The run failed',
    'failed-diverged':
      'The weights grew beyond all numbers, so the run was ended. A smaller learning rate or a discount γ below 1 helps; Train starts anew.',
    'failed-crashed':
      'The training worker stopped unexpectedly. Press Train to start anew; if it happens again, choose another learner.',
  },
  ko: {
    title: '결과',
    running: '학습이 끝나면 탐험 없이 100 에피소드를 시험한 결과가 이곳에 나타납니다.',
    bestSoFar: '지금까지 가장 좋은 평가: 500 가운데 평균 {{mean}}, 에피소드 {{episode, number}} 이후.',
    noneYet: '아직 평가하지 않았습니다.',
    cost: '학습 {{training, number}}스텝과 별도로 탐욕 평가에 {{evaluation, number}}스텝을 썼습니다.',
    solved: '해결: 막대가 끝까지 서 있습니다',
    solvedText: '탐험 없는 시험 {{episodes}}번이 모두 500스텝에 도달했습니다.',
    solvedMostly: '해결: 막대가 거의 항상 서 있습니다',
    solvedMostlyText:
      '시험 {{episodes}}번 가운데 {{full}}번이 500스텝에 도달했습니다. 평균은 Gymnasium의 기준인 475를 넘습니다.',
    unsolved: '미해결: 막대가 아직 쓰러집니다',
    unsolvedText: '시험 {{episodes}}번 가운데 {{full}}번만 500스텝에 도달했습니다.',
    stoppedNote: '학습을 직접 중지했습니다. 그때까지의 실력입니다.',
    mean: '평균',
    min: '최저',
    full: '500 도달',
    test: '탐욕 시험, {{episodes}} 에피소드',
    bestEvaluation:
      '학습 중 가장 좋은 평가는 에피소드 {{episode, number}} 이후로, 평균 {{mean}}스텝, 최저 {{min}}스텝이었습니다.',
    noEvaluation: '이 설정은 학습 중에 평가하지 않습니다. 점수가 어디에 있었든 마지막 가중치가 결과입니다.',
    whyTitle: '이유와 해 볼 만한 것',
    causes: '실패한 이유 (추정)',
    remedies: '해 볼 만한 것',
    'why-no-updates':
      '신경망이 한 번도 업데이트되지 않았습니다. 전이가 {{learningStarts, number}}개 모여야 학습을 시작하는데 그전에 끝났습니다.',
    'why-stopped': '일찍 중지했습니다. 끝까지 진행해 보세요.',
    'why-blog':
      '블로그 설정은 시드 20개 가운데 하나 정도만 잘 끝납니다. 스텝에 비해 업데이트가 적고, 타깃 네트워크가 20 에피소드 동안 멈춰 있으며, 최고 가중치를 보관하지 않습니다.',
    'why-reward':
      '보상을 나누지 않았습니다. Q값이 100 가까이 커지고 손실도 따라 커집니다. 저희 측정에서는 시드 30개 중 11개가 이 때문에 실패했습니다.',
    'why-late':
      '한때 잘했지만 잊어버렸습니다. 점수가 {{best}}까지 올랐다가 {{last}}(으)로 끝났습니다. 이 설정에서는 마지막 가중치만 남습니다.',
    'why-short': '에피소드가 적어 점수가 오르기 전에 끝났습니다.',
    'why-unknown': '시드 운일 때도 있습니다. 같은 설정이라도 다른 시드에서는 잘 끝날 수 있습니다.',
    'try-reliable': '“안정” 프리셋을 골라 보세요. 거의 모든 시드에서 막대가 끝까지 서 있습니다.',
    'try-seed': '주사위로 다른 시드를 뽑아 보세요.',
    'try-keep-best': '“최고 가중치 보관”을 켜고 5 에피소드마다 평가해 보세요.',
    'try-longer': '에피소드 수를 늘려 보세요.',
    download: '가중치 내려받기',
    which: '어떤 가중치',
    'which-kept': '결과 (시험한 가중치)',
    'which-best': '지금까지 가장 좋은 것',
    'which-last': '마지막',
    'which-initial': '학습 전',
    format: '형식',
    'about-safetensors': 'PyTorch load_state_dict용',
    'about-tfjs': 'tf.loadLayersModel용, zip 하나',
    'about-onnx': 'onnxruntime 등에서 사용',
    'about-json': '사람이 읽거나 다른 곳에서 사용',
    downloaded: '{{name}}(으)로 저장했습니다.',
    downloadFailed: '파일을 만들지 못했습니다.',
    failedTitle: '학습이 실패했습니다',
    'failed-diverged':
      '가중치가 수의 범위를 넘어 커져 학습을 끝냈습니다. 학습률을 낮추거나 할인율 γ를 1보다 작게 해 보세요. 학습 버튼으로 다시 시작할 수 있습니다.',
    'failed-crashed':
      '학습 워커가 예기치 않게 멈췄습니다. 학습 버튼을 눌러 다시 시작하세요. 또 멈추면 다른 학습기를 골라 보세요.',
  },
});
