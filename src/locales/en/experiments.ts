import { topic } from '../topic.ts';

/** Of each experiment: title, question, the answers a (as before), b (fewer), c (hardly any), and why. */
export const experiments = topic('experiments', {
  intro:
    'Change something, predict first, then run it. Each run is compared with the baseline, the preset “Reliable 1” (or “Reliable”, where it says so) with the same seed, and with what many seeds did.',
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
    'Stopped after {{episodes, number}} episodes. A stopped run answers nothing: run it again to see its end.',
  crashed:
    'The run stopped after {{episodes, number}} episodes, because its worker crashed. That says nothing about the question: run it again.',
  setUp: 'The settings are now those of “{{title}}”.',
  superseded: 'Another run took its place before it ended. Run it again to see its end.',
  chartTitle: '{{curve}}, with the baseline',
  chartEmpty: 'The first point comes after 20 episodes.',
  baseline: 'Baseline',

  yours: 'You expect: {{answer}}',
  all: 'The whole experiment',
  baselineScore: 'Score of the baseline',
  found: 'What was found',
  asExpected: 'As you expected: {{found}}',
  otherwise: 'You expected: {{expected}} Many seeds say: {{found}}',
  share: '{{solved, number}} of {{seeds, number}} solved',
  interval: '95% confidence interval {{low}} to {{high}}%.',
  updates: 'Median {{updates, number}} updates.',
  oneSeedSolved:
    'Your run, seed {{seed}}, was solved. One seed shows what can happen, not what happens as a rule.',
  oneSeedUnsolved:
    'Your run, seed {{seed}}, was not solved. One seed shows what can happen, not what happens as a rule.',
  study: 'Try {{seeds}} seeds here',
  reproduce: 'How this was measured',

  'noTarget-title': 'No target network',
  'noTarget-question':
    'The target network is copied at every update, so targets come from the network that is being changed. How many seeds are still solved?',
  'noTarget-a': 'About as many as before.',
  'noTarget-b': 'Clearly fewer: targets that move along make learning unsteady.',
  'noTarget-c': 'Hardly any: the Q-values diverge.',
  'noTarget-why':
    'Without a copy that stands still the target moves with every update, and errors feed on themselves. Half of the seeds are solved all the same: with the best weights kept the mean is 363 steps, with the last ones it is 249. Smaller steps help as well: with a quarter of the learning rate 89 of 100 seeds are solved without a target network. What it buys are larger steps.',

  'noReplay-title': 'No replay buffer',
  'noReplay-question':
    'The buffer holds the newest 32 transitions, and each minibatch is all of them. How many seeds are still solved?',
  'noReplay-a': 'About as many as before.',
  'noReplay-b': 'Clearly fewer: it learns, but forgets.',
  'noReplay-c': 'Hardly any: without mixed experience nothing is learned.',
  'noReplay-why':
    'Updates come after the episode, so only its last 32 transitions are ever learned from, again and again: nearly alike, and mostly of the fall. The network fits them and loses what it knew. The last weights reached a mean of 319 steps, the best kept ones 453. 53 seeds are solved even where the best weights are not kept: it is stopping at a good moment that helps.',

  'gamma-title': 'γ = 0.5',
  'gamma-question':
    'With γ = 0.5 a reward ten steps ahead is worth a thousandth. So that Q-values stay as large, rewards are divided by 2 instead of 100. How many seeds still keep the pole up for 500 steps?',
  'gamma-a': 'About as many as before.',
  'gamma-b': 'Clearly fewer: some learn it all the same.',
  'gamma-c': 'Hardly any: an agent this short-sighted falls.',
  'gamma-why':
    'The best policy is the same: who stays up longer gets more. But a fall ten steps away changes Q by a thousandth, which is easily lost in the network’s errors, so the agent learns what saves it near the edge, where it is often too late. The kept weights stayed up for 309 steps on average. With γ alone changed, no Q-value could exceed 0.01 / (1 − 0.5) = 0.02: then no seed is solved, and the kept weights fall after 25 steps. So the short view loses 83 seeds, and the small unit the other 17.',

  'blog-title': 'The blog’s exact settings',
  'blog-question':
    'The GIF in the 2021 post shows a pole that stays up. With its exact settings, how many seeds end that way?',
  'blog-a': 'Nearly all of them.',
  'blog-b': 'About half of them.',
  'blog-c': 'Hardly any: it was a lucky seed.',
  'blog-why':
    'PyTorch’s own runs of the blog’s program agree: 1 of 20 seeds ends with a pole that stays up, at a mean of 240 steps. No single setting is to blame: the target network stands still for 20 episodes, the large buffer is full of old falls, and the last weights are the result, good or bad. Keeping the best weights, bootstrapping at truncation and Double DQN do not rescue it: with them 19 of 100 seeds were solved.',

  'truncation-title': 'Truncation as failure',
  'truncation-question':
    'An episode is truncated at 500 steps. Now truncation counts as a fall, as in the blog: nothing follows. Textbooks warn of that. How many seeds are still solved?',
  'truncation-a': 'About as many as before.',
  'truncation-b': 'Clearly fewer: good states look bad when the time is up.',
  'truncation-c': 'Hardly any: every success is punished.',
  'truncation-why':
    'As many seeds are solved, whatever textbooks stress; they took some more updates. Training ends soon after the first full episodes, so few episodes are ever truncated. Where it goes on long after that, the advice may well be sound.',

  'reward-title': 'Reward not divided by 100',
  'reward-question':
    'The reward of a step is 1 instead of 0.01, so that all Q-values are a hundred times larger. The best policy is the same. How many seeds are still solved?',
  'reward-a': 'About as many as before: only the unit has changed.',
  'reward-b': 'Clearly fewer.',
  'reward-c': 'Hardly any.',
  'reward-why':
    'It is the unit together with the Huber loss. Beyond an error of 1 Huber pulls no harder, so a rare fall, an error of up to 100, counts little more than a small one, and Q-values end too high. With the same reward and squared loss all 100 seeds are solved; they take 4,595 updates instead of 3,064 in the median, for Q-values have a hundred times further to go. Divided by 100, errors stay below 1, where the two losses are the same.',

  'double-title': 'Double DQN',
  'double-question':
    'Double DQN lessens the overestimation in the target. On a baseline that is nearly always solved, does it help?',
  'double-a': 'No measurable difference.',
  'double-b': 'Clearly fewer seeds are solved.',
  'double-c': 'Hardly any seed is solved.',
  'double-why':
    'No measurable difference: Q-values are no higher here than what is then earned, so there is nothing to take out, and a target that follows within some 20 updates is nearly the online network. It is a good idea all the same; what textbooks stress is not always what matters in a given task.',

  'memory-title': 'Adam’s memory: 0.999',
  'memory-question':
    'Adam divides each step by the root of a running mean of squared gradients. “Reliable” lets it remember 100 updates (β₂ 0.99); PyTorch’s default is 1,000 (β₂ 0.999). With the default, how many seeds are still solved?',
  'memory-a': 'About as many as before.',
  'memory-b': 'Clearly fewer: old gradients keep the steps too small.',
  'memory-c': 'Hardly any.',
  'memory-why':
    'As many, and hardly later: 6,186 environment steps in the median instead of 5,836. When the policy breaks out into new states, gradients jump; a mean over 1,000 updates still holds the last jump when it is long over, and so steps stay smaller. A learning rate of 0.006 instead of 0.004 makes up for it: 5,837. With a network twice as wide, batches of 32 and half as many updates the short memory saved more: 6,705 steps instead of 8,307.',

  onlyTested: 'Trained as the baseline is; tested in the world “{{world}}”.',
  carrying: 'Your agent is being tested in the world “{{world}}”.',
  oneSeedCarried:
    'Your run, seed {{seed}}, tested in the world “{{world}}”: {{mean}} steps on average, {{full}} of 100 at 500. One seed shows what can happen, not what happens as a rule.',

  'moon-title': 'From Earth to the Moon',
  'moon-question':
    'An agent trained on Earth is put on the Moon, where gravity is a sixth. It is not told. How many seeds still hold the pole up for 500 steps?',
  'moon-a': 'About as many as on Earth.',
  'moon-b': 'Clearly fewer: its pushes are too strong there.',
  'moon-c': 'Hardly any: what it has learned is Earth.',
  'moon-why':
    '98 of 100 agents hold the pole for 500 steps on the Moon, without a step of training there. What they have learned is to push to where the pole leans and turns, and that is right wherever the pole is as long: gravity only says how much time there is. Jupiter is harder: there 66 do, and the mean is 454.',

  'longPoleCarried-title': 'From 1 m to 3 m',
  'longPoleCarried-question':
    'An agent trained with Gymnasium’s pole of 1 m gets one of 3 m, which falls more slowly. How many seeds still hold it up?',
  'longPoleCarried-a': 'About as many as with 1 m: a slow pole is easy.',
  'longPoleCarried-b': 'Clearly fewer.',
  'longPoleCarried-c': 'Hardly any.',
  'longPoleCarried-why':
    'The slow pole is the hard one for them: it lasts 79 steps on average. It turns more slowly than they are used to, and they heed its turning too little: it is pushed for too long, swings over to the other side and falls there. The linear controller made by hand holds it, and so do agents trained with it: it is not the task that is hard, it is what was learned that is narrow.',

  'delayCarried-title': 'A delay it does not know',
  'delayCarried-question':
    'An agent trained without delay is put where each push comes two steps (40 ms) late, and it does not see what is under way. How many seeds still hold the pole up?',
  'delayCarried-a': 'About as many as without delay.',
  'delayCarried-b': 'Clearly fewer.',
  'delayCarried-c': 'Hardly any: it always answers a state that is gone.',
  'delayCarried-why':
    '60 of 100 hold it, and the mean of all is still 453 steps: 40 ms are short compared with the time in which a pole of 1 m falls. The others correct a pole that has already turned, and fall now and then.',

  'delay-title': 'Trained with a delay',
  'delay-question':
    'Now it is trained with the delay of two steps. The four numbers no longer say all that matters, because two pushes are under way unseen. How many seeds are solved?',
  'delay-a': 'About as many as without delay.',
  'delay-b': 'Clearly fewer: it lacks what it would need to know.',
  'delay-c': 'Hardly any: that is no Markov decision process.',
  'delay-why':
    'All 100 seeds, with 17,659 environment steps in the median instead of 12,750. Two unseen pushes are little compared with what four numbers say, and an agent that trained with them learns to push earlier. It also travels better: 94 of the 100 hold Jupiter, where 66 of those trained without a delay do.',

  'longPole-title': 'A pole of 3 m',
  'longPole-question':
    'The pole is 3 m long instead of 1 m, from the first episode on. It falls more slowly, and a push turns it a third as much. How many seeds are solved?',
  'longPole-a': 'About as many as with 1 m.',
  'longPole-b': 'Clearly fewer: it responds too slowly.',
  'longPole-c': 'Hardly any.',
  'longPole-why':
    'All 100 seeds, but it takes nearly twice the practice: 23,043 environment steps in the median instead of 12,750. There is more time before a fall, and a push has little effect at first, so what an action was worth shows later.',

  'fallReward-title': '−1 at the fall',
  'fallReward-question':
    'Barto, Sutton & Anderson (1983) pay nothing until the fall, and −1 there. Gymnasium pays 1 for every step. The best policy is the same. So that Q-values span as much as before, the −1 is not divided. How many seeds are solved?',
  'fallReward-a': 'About as many as with 1 a step.',
  'fallReward-b': 'Clearly fewer: one number an episode is little to learn from.',
  'fallReward-c': 'Hardly any.',
  'fallReward-why':
    'As many, after 3,626 updates instead of 3,064 in the median: the two rewards say the same. With 1 a step, divided by 100, and γ = 0.99, a fall after T steps is worth 1 − γᵀ; with −1 at the fall it is worth −γᵀ⁻¹. A constant and a factor of γ lie between them. Divided by 100 like the other reward, the fall is worth −0.01: then 71 of 100 seeds are solved, after 11,190 updates. Again it is the unit that matters.',

  'shapedReward-title': 'A reward for the middle',
  'shapedReward-question':
    'Gymnasium pays 1 for every step. Now a step pays 1 only upright in the middle of the track, and less by half for each of angle and position as they near their limits. The test counts steps as before. How many seeds are solved?',
  'shapedReward-a': 'About as many as with 1 a step.',
  'shapedReward-b': 'Clearly fewer: it is paid for something else than staying up.',
  'shapedReward-c': 'Hardly any.',
  'shapedReward-why':
    'As many, and sooner: 9,867 environment steps in the median instead of 12,750. Every step now says how well the pole stands and which way the middle lies; with 1 a step that shows only at the fall. But somebody had to know it and put it into the reward, and an agent learns what it is paid for, wanted or not. The presets are paid as Gymnasium pays.',
});
