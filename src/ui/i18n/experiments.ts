import { addStrings } from './index.ts';

/** Of each experiment: title, question, the answers a (as before), b (fewer), c (hardly any), and why. */
export const experiments = addStrings('experiments', {
  en: {
    intro:
      'Change one thing, say first what you expect, then see. Each run is compared with the baseline, the preset “Reliable” with the same seed, and with what many seeds did.',
    list: 'Experiments',
    changed: 'Different from the baseline: {{changes}}',
    run: 'Run it',
    runAgain: 'Run it again',
    predictFirst: 'Choose an answer first.',
    runHint: 'Starts at full speed with seed {{seed}}; the baseline trains beside it.',
    started: 'The run and its baseline are in training.',
    running: 'Training: episode {{episodes, number}}.',
    ended:
      'Ended after {{episodes, number}} episodes. Greedy test: mean {{mean}}, {{full}} of 100 at 500 steps.',
    failed: 'The run failed after {{episodes, number}} episodes.',
    stopped:
      'Stopped after {{episodes, number}} episodes. A run that was not allowed to end answers nothing: run it again to see its end.',
    crashed:
      'The run broke off after {{episodes, number}} episodes, because its worker crashed. That says nothing about the question: run it again.',
    setUp: 'The settings are now those of “{{title}}”.',
    undo: 'Undo',
    superseded: 'Another run took its place before it ended. Run it again to see its end.',
    chartTitle: '{{curve}}, with the baseline',
    chartEmpty: 'The first point comes after 20 episodes.',
    baseline: 'Baseline',

    found: 'What was found',
    asExpected: 'As you expected: {{found}}',
    otherwise: 'You expected: {{expected}} Many seeds say: {{found}}',
    share: '{{solved}} of {{seeds}} solved',
    interval: '{{low}} to {{high}} %, 95 % interval.',
    updates: 'Median {{updates, number}} updates.',
    oneSeedSolved:
      'Your run, seed {{seed}}, was solved. One seed shows what can happen, not what happens as a rule.',
    oneSeedUnsolved:
      'Your run, seed {{seed}}, was not solved. One seed shows what can happen, not what happens as a rule.',
    study: 'Try {{seeds}} seeds here',
    back: 'Back to the baseline’s settings',
    reproduce: 'How this was measured',

    'noTarget-title': 'No target network',
    'noTarget-question':
      'The target network is copied at every update, so targets come from the network that is being changed. How many seeds are still solved?',
    'noTarget-a': 'About as many as before.',
    'noTarget-b': 'Clearly fewer: targets that move along make learning unsteady.',
    'noTarget-c': 'Hardly any: the Q-values run away.',
    'noTarget-why':
      'Without a copy that stands still the target moves with every update, and errors feed on themselves. Some seeds arrive all the same, and with the best weights kept the mean is 360 steps; with the last ones it is 188. Here the textbook is right.',

    'noReplay-title': 'No replay buffer',
    'noReplay-question':
      'The buffer holds the newest 32 transitions, and each minibatch is all of them. How many seeds are still solved?',
    'noReplay-a': 'About as many as before.',
    'noReplay-b': 'Clearly fewer: it learns, but forgets.',
    'noReplay-c': 'Hardly any: without mixed experience nothing is learned.',
    'noReplay-why':
      'The 32 newest transitions are nearly alike: the network fits them and forgets the rest. The last weights reached a mean of 328 steps, the best kept ones 453; that half of the seeds are solved at all is owed to keeping the best.',

    'gamma-title': 'γ = 0.5',
    'gamma-question':
      'With γ = 0.5 a reward ten steps ahead counts a thousandth. How many seeds still keep the pole up for 500 steps?',
    'gamma-a': 'About as many as before.',
    'gamma-b': 'Clearly fewer: some learn it in spite of that.',
    'gamma-c': 'Hardly any: what is so short-sighted falls.',
    'gamma-why':
      'Nothing beyond the next few steps counts: the agent learns only what saves it at the very edge, where it is too late. The largest Q-value there can be is 0.01 / (1 − 0.5) = 0.02, and both actions look alike. The kept weights fell after 27 steps on average.',

    'blog-title': 'The blog’s exact settings',
    'blog-question':
      'The GIF in the 2021 post shows a pole that stays up. With its exact settings, how many seeds end so?',
    'blog-a': 'Nearly all of them.',
    'blog-b': 'About half of them.',
    'blog-c': 'Hardly any: it was the luck of the seed.',
    'blog-why':
      'PyTorch’s own runs of the blog’s program agree: 1 of 20 seeds ends with a pole that stays up, at a mean of 240 steps. Updates are few, the buffer is large and full of old falls, and the last weights count, good or bad. Keeping the best, bootstrapping at the cut and Double DQN do not rescue it: with them 9 of 40 seeds were solved.',

    'truncation-title': 'Truncation as failure',
    'truncation-question':
      'An episode is cut at 500 steps. Now the cut counts as a fall, as in the blog: nothing follows. Textbooks warn of that. How many seeds are still solved?',
    'truncation-a': 'About as many as before.',
    'truncation-b': 'Clearly fewer: good states look bad when the time is up.',
    'truncation-c': 'Hardly any: every success is punished.',
    'truncation-why':
      'As many seeds are solved, whatever textbooks stress; they took some more updates. Training ends soon after the first full episodes, so few episodes are ever cut. Where it goes on long after that, the advice is sound.',

    'reward-title': 'Reward not divided by 100',
    'reward-question':
      'The reward of a step is 1 instead of 0.01, so that all Q-values are a hundred times larger. The best policy is the same. How many seeds are still solved?',
    'reward-a': 'About as many as before: only the unit has changed.',
    'reward-b': 'Clearly fewer.',
    'reward-c': 'Hardly any.',
    'reward-why':
      'The unit matters, because nothing else was scaled with it: Q-values begin near 0 and have a hundred times further to go, Adam’s steps are as small as before, and beyond an error of 1 the Huber loss pulls no harder. Textbooks hardly mention it, yet here it mattered more than the cut at 500 steps and Double DQN.',

    'double-title': 'Double DQN',
    'double-question':
      'Double DQN takes the overestimation out of the target. Beside a baseline that is nearly always solved already: does it pay?',
    'double-a': 'No measurable difference.',
    'double-b': 'Clearly fewer seeds are solved.',
    'double-c': 'Hardly any seed is solved.',
    'double-why':
      'No measurable difference: with rewards of 0.01, 3-step returns and a target that moves slowly there is little overestimation to take out. It is a good idea all the same; what textbooks stress is not always what matters in a given task.',
  },
  ko: {
    intro:
      '한 가지만 바꾸고, 먼저 예상한 뒤 확인해 보세요. 각 학습은 같은 시드의 기준(“안정” 프리셋), 그리고 여러 시드로 잰 결과와 비교됩니다.',
    list: '실험',
    changed: '기준과 다른 점: {{changes}}',
    run: '실행',
    runAgain: '다시 실행',
    predictFirst: '먼저 답을 하나 고르세요.',
    runHint: '시드 {{seed}}로 최대 속도로 시작합니다. 기준도 옆에서 함께 학습합니다.',
    started: '실험과 기준을 학습하고 있습니다.',
    running: '학습 중: 에피소드 {{episodes, number}}.',
    ended:
      '에피소드 {{episodes, number}}개 뒤에 끝났습니다. 탐욕 시험: 평균 {{mean}}, 100개 가운데 {{full}}개가 500스텝.',
    failed: '에피소드 {{episodes, number}}개 뒤에 학습이 실패했습니다.',
    stopped:
      '에피소드 {{episodes, number}}개 뒤에 중지했습니다. 끝까지 학습하지 않았으므로 답을 알 수 없습니다. 결과를 보려면 다시 실행하세요.',
    crashed:
      '워커가 멈춰 에피소드 {{episodes, number}}개 뒤에 학습이 끊겼습니다. 질문에 대한 답은 아니니 다시 실행하세요.',
    setUp: '설정을 “{{title}}”(으)로 바꿨습니다.',
    undo: '실행 취소',
    superseded: '끝나기 전에 다른 학습이 시작되었습니다. 결과를 보려면 다시 실행하세요.',
    chartTitle: '{{curve}}, 기준과 비교',
    chartEmpty: '첫 점은 20 에피소드 뒤에 나타납니다.',
    baseline: '기준',

    found: '알아낸 것',
    asExpected: '예상대로입니다: {{found}}',
    otherwise: '예상: {{expected}} 여러 시드의 결과: {{found}}',
    share: '{{seeds}}개 중 {{solved}}개 해결',
    interval: '95 % 구간 {{low}}~{{high}} %.',
    updates: '업데이트 중앙값 {{updates, number}}번.',
    oneSeedSolved:
      '이번 학습(시드 {{seed}})은 해결되었습니다. 시드 하나는 그럴 수 있다는 것만 보여 줄 뿐, 보통 어떤지는 보여 주지 못합니다.',
    oneSeedUnsolved:
      '이번 학습(시드 {{seed}})은 해결되지 않았습니다. 시드 하나는 그럴 수 있다는 것만 보여 줄 뿐, 보통 어떤지는 보여 주지 못합니다.',
    study: '여기서 시드 {{seeds}}개로 확인',
    back: '기준 설정으로 돌아가기',
    reproduce: '어떻게 쟀는지 보기',

    'noTarget-title': '타깃 네트워크 없이',
    'noTarget-question':
      '업데이트할 때마다 타깃 네트워크를 복사하면, 지금 바뀌고 있는 네트워크가 스스로 타깃을 정하게 됩니다. 그래도 몇 시드나 해결될까요?',
    'noTarget-a': '전과 비슷하게 해결됩니다.',
    'noTarget-b': '뚜렷이 줄어듭니다. 함께 움직이는 타깃 때문에 학습이 흔들립니다.',
    'noTarget-c': '거의 해결되지 않습니다. Q값이 걷잡을 수 없이 커집니다.',
    'noTarget-why':
      '가만히 있는 복사본이 없으면 업데이트할 때마다 타깃도 움직여 오차가 오차를 키웁니다. 그래도 도달하는 시드가 있어서 최고 가중치로는 평균 360스텝이지만, 마지막 가중치로는 188스텝에 그쳤습니다. 이 점은 교과서가 옳습니다.',

    'noReplay-title': '리플레이 버퍼 없이',
    'noReplay-question':
      '버퍼에는 최근 전이 32개만 들어가고, 미니배치는 그 전부입니다. 그래도 몇 시드나 해결될까요?',
    'noReplay-a': '전과 비슷하게 해결됩니다.',
    'noReplay-b': '뚜렷이 줄어듭니다. 배우기는 하지만 잊어버립니다.',
    'noReplay-c': '거의 해결되지 않습니다. 경험을 섞지 않으면 아무것도 배우지 못합니다.',
    'noReplay-why':
      '최근 전이 32개는 서로 거의 같아서, 네트워크가 거기에 맞추느라 나머지를 잊습니다. 마지막 가중치는 평균 328스텝, 보관한 최고 가중치는 평균 453스텝이었습니다. 절반이라도 해결된 것은 최고 가중치를 보관한 덕분입니다.',

    'gamma-title': 'γ = 0.5',
    'gamma-question':
      'γ = 0.5에서는 열 스텝 뒤의 보상이 천분의 일로 줄어듭니다. 그래도 몇 시드나 막대를 500스텝 동안 세울까요?',
    'gamma-a': '전과 비슷하게 해결됩니다.',
    'gamma-b': '뚜렷이 줄어듭니다. 그래도 배우는 시드가 있습니다.',
    'gamma-c': '거의 해결되지 않습니다. 그렇게 눈앞만 보면 쓰러집니다.',
    'gamma-why':
      '몇 스텝 뒤의 일은 거의 계산에 들어가지 않습니다. 그래서 이미 늦어 버린 벼랑 끝에서만 무엇을 해야 할지 배웁니다. Q값은 커도 0.01 / (1 − 0.5) = 0.02이고, 두 행동의 값이 거의 같아 보입니다. 보관한 가중치는 평균 27스텝 만에 쓰러졌습니다.',

    'blog-title': '블로그 설정 그대로',
    'blog-question':
      '2021년 글의 GIF에서는 막대가 끝까지 서 있습니다. 똑같은 설정이라면 몇 시드나 그렇게 끝날까요?',
    'blog-a': '거의 모든 시드가 그렇습니다.',
    'blog-b': '절반쯤 그렇습니다.',
    'blog-c': '거의 없습니다. 시드 운이 좋았던 것입니다.',
    'blog-why':
      '블로그 프로그램을 PyTorch로 그대로 돌려도 같습니다. 시드 20개 가운데 1개만 막대가 서 있는 채로 끝나고 평균은 240스텝입니다. 업데이트는 적고, 큰 버퍼는 오래전에 쓰러진 경험으로 가득하며, 좋든 나쁘든 마지막 가중치를 씁니다. 최고 가중치 보관, 시간 초과 뒤 부트스트랩, Double DQN을 더해도 시드 40개 가운데 9개만 해결되었습니다.',

    'truncation-title': '시간 초과를 실패로',
    'truncation-question':
      '에피소드는 500스텝에서 끊깁니다. 이제 블로그처럼 이것을 쓰러진 것으로 여겨, 그 뒤에는 아무것도 없다고 봅니다. 교과서가 경고하는 일입니다. 그래도 몇 시드나 해결될까요?',
    'truncation-a': '전과 비슷하게 해결됩니다.',
    'truncation-b': '뚜렷이 줄어듭니다. 시간이 다 되면 좋은 상태도 나빠 보입니다.',
    'truncation-c': '거의 해결되지 않습니다. 성공할 때마다 벌을 받는 셈입니다.',
    'truncation-why':
      '교과서는 강조하지만 해결된 시드는 그대로이고, 업데이트가 조금 더 들었을 뿐입니다. 끝까지 버티기 시작하면 곧 학습이 끝나서 500스텝에서 끊기는 에피소드가 적기 때문입니다. 그 뒤로도 오래 학습한다면 교과서의 말이 옳습니다.',

    'reward-title': '보상을 100으로 나누지 않기',
    'reward-question':
      '한 스텝의 보상이 0.01이 아니라 1이어서 모든 Q값이 백 배가 됩니다. 가장 좋은 정책은 그대로입니다. 그래도 몇 시드나 해결될까요?',
    'reward-a': '전과 비슷하게 해결됩니다. 단위만 바뀌었을 뿐입니다.',
    'reward-b': '뚜렷이 줄어듭니다.',
    'reward-c': '거의 해결되지 않습니다.',
    'reward-why':
      '다른 것은 그대로 두고 단위만 키웠기 때문에 차이가 납니다. Q값은 0 근처에서 출발해 백 배 멀리 가야 하는데 Adam의 걸음은 그대로이고, 오차가 1을 넘으면 Huber 손실은 더 세게 당기지 않습니다. 교과서에는 잘 나오지 않지만, 여기서는 시간 초과 처리나 Double DQN보다 중요했습니다.',

    'double-title': 'Double DQN',
    'double-question':
      'Double DQN은 타깃의 과대평가를 덜어 냅니다. 이미 거의 언제나 해결되는 기준에 더하면 이득이 있을까요?',
    'double-a': '잴 수 있는 차이가 없습니다.',
    'double-b': '해결되는 시드가 뚜렷이 줄어듭니다.',
    'double-c': '거의 해결되지 않습니다.',
    'double-why':
      '잴 수 있는 차이가 없습니다. 보상이 0.01이고 3스텝 반환값을 쓰며 타깃이 천천히 움직이면 덜어 낼 과대평가가 별로 없습니다. 그래도 좋은 방법이지만, 교과서가 강조하는 것이 어떤 과제에서나 중요한 것은 아닙니다.',
  },
});
