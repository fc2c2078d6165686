import type { resume as english } from '../en/resume.ts';
import type { Translation } from '../topic.ts';

export const resume = {
  region: '중단된 학습',
  stopped:
    '“{{preset}}” 학습(시드 {{seed}})이 에피소드 {{mostEpisodes, number}}개 중 {{episodes, number}}개, {{time}} 학습한 뒤 중단되었습니다.',
  ownSettings: '직접 고른 설정',
  continue: '이어서 학습',
  discard: '버리기',
  damaged: '이 학습은 이어 갈 수 없습니다.',
  elsewhere: '다른 탭에서 이 학습을 이어 갔으므로 그대로 둡니다.',
  newer:
    '이 앱의 더 새로운 버전에서 저장한 학습이라 그 버전에서 읽을 수 있습니다. 페이지를 새로고침해 앱을 최신 버전으로 바꾸세요. 그때까지 학습은 그대로 보관됩니다.',

  saving: '학습 저장 상태',
  full: '브라우저 저장 공간이 가득 찼습니다. 학습은 계속되지만 더는 저장되지 않습니다. 공간을 비우거나 “학습 기록”에서 기록을 지우거나 체크포인트를 내려받으세요.',
  unavailable:
    '일부 시크릿 창처럼 이 브라우저는 페이지의 저장을 허용하지 않습니다. 탭을 닫으면 학습이 사라집니다. 남기려면 체크포인트를 내려받으세요.',
  outdated:
    '이 브라우저에서 앱의 더 새로운 버전이 열린 적이 있어 저장 형식이 바뀌었습니다. 이 학습은 저장되지 않습니다. 남기려면 먼저 체크포인트를 내려받은 뒤 페이지를 새로고침하세요.',
  copied: '다른 탭에서 같은 학습을 이어 가고 있습니다. 서로 덮어쓰지 않도록 이 탭의 학습은 따로 저장합니다.',
  close: '닫기',

  restarted:
    '학습 워커가 예기치 않게 종료되었습니다. 새 워커가 마지막 체크포인트인 에피소드 {{episode, number}}부터 이어 갑니다.',
  restartedAnew: '학습 워커가 예기치 않게 종료되었습니다. 새 워커가 학습을 다시 시작합니다.',
  gaveUp:
    '학습 워커가 세 번 연달아 종료되어 다시 시작하지 않습니다. 기기의 메모리가 부족할 때 자주 일어납니다. 다른 탭을 닫거나 리플레이 버퍼나 신경망을 더 작게 고르세요.',
  gaveUpKept: '마지막 체크포인트까지의 학습은 그대로 남아 있습니다.',
  tryAgain: '마지막 체크포인트부터 이어 가기',
  download: '체크포인트 내려받기',
  downloadWeights: '가중치 내려받기',
  noWeights: '안에 든 가중치를 읽을 수 없습니다.',
  downloadAbout: '나중에 이어서 학습할 수 있는 전체 상태',
  checkpoint: '체크포인트',
  nothingYet: '아직 저장할 것이 없습니다. 첫 에피소드가 끝나지 않았습니다.',
} satisfies Translation<typeof english>;
