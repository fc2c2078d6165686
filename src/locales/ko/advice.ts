import type { advice as english } from '../en/advice.ts';
import type { Translation } from '../topic.ts';

export const advice = {
  bestEvaluation_other:
    '학습 중 가장 좋은 평가는 {{count, number}} 에피소드 뒤로, 평균 {{mean}}스텝, 최저 {{min}}스텝이었습니다.',
  noEvaluation: '이 설정은 학습 중에 평가하지 않습니다. 좋든 나쁘든 마지막 가중치가 결과입니다.',
  causes: '실패 원인 (추정)',
  remedies: '해결 방법',
  'why-no-updates':
    '신경망이 한 번도 업데이트되지 않았습니다. 전이가 {{learningStarts, number}}개 모여야 학습을 시작하는데 그전에 끝났습니다.',
  'why-stopped': '일찍 중지했습니다. 끝까지 진행해 보세요.',
  'why-blog':
    '블로그 설정은 시드 100개 가운데 3개 정도만 잘 끝납니다. 타깃 네트워크가 20 에피소드 동안 멈춰 있고, 큰 버퍼는 오래전에 쓰러진 경험으로 가득하며, 최고 가중치를 보관하지 않습니다.',
  'why-reward':
    'Q값이 1보다 훨씬 커서 Huber 손실이 더 세게 당기지 못합니다. 보상을 나누지 않으면 “안정 1” 시드 100개 중 45개가 실패했습니다. 제곱 손실을 쓰거나 100으로 나누어 보세요.',
  'why-late':
    '한때 잘했지만 잊어버렸습니다. 최고 점수는 {{best}}, 마지막 점수는 {{last}}입니다. 이 설정에서는 마지막 가중치만 남습니다.',
  'why-short': '에피소드가 적어 점수가 오르기 전에 끝났습니다.',
  'why-unknown': '시드 운일 때도 있습니다. 같은 설정이라도 다른 시드에서는 잘 끝날 수 있습니다.',
  'try-reliable': '“안정” 프리셋을 골라 보세요. 거의 모든 시드에서 막대가 끝까지 서 있습니다.',
  'try-seed': '주사위로 다른 시드를 뽑아 보세요.',
  'try-keep-best': '“최고 가중치 보관”을 켜고 5 에피소드마다 평가해 보세요.',
  'try-longer': '에피소드 수를 늘려 보세요.',
  'do-reliable': '안정 프리셋 사용',
  'do-seed': '다른 시드로',
  'do-keep-best': '최고 가중치 보관',
  'do-longer': '두 배 길게',
  'done-reliable': '“안정” 프리셋을 적용했습니다.',
  'done-seed': '다른 시드를 적용했습니다.',
  'done-keep-best': '이제 최고 가중치를 보관합니다.',
  'done-longer': '다음 학습은 두 배까지 길어집니다.',
  failedTitle: '학습이 실패했습니다',
  'failed-diverged':
    '가중치가 수의 범위를 넘어 커져 학습을 끝냈습니다. 학습률을 낮추거나 할인율 γ를 1보다 작게 해 보세요. 학습 버튼으로 다시 시작할 수 있습니다.',
  'failed-crashed':
    '학습 워커가 예기치 않게 멈췄습니다. 학습 버튼을 눌러 다시 시작하세요. 또 멈추면 다른 연산 방식을 골라 보세요.',
} satisfies Translation<typeof english>;
