import { Check, Hand } from 'lucide-react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { tour as strings } from '../../../../locales/en/tour.ts';
import { isActive } from '../../../../runs/run.ts';
import { useStrings } from '../../../kit/i18n/index.ts';
import type { SessionHandle } from '../../../session/create-session.ts';
import {
  CompareNumbers,
  EpsilonNumbers,
  FrozenNumbers,
  NetworkNumbers,
  NextIdeas,
  ReplayNumbers,
  RewardNumbers,
  ScoreNumbers,
  StateNumbers,
  TargetNumbers,
} from './numbers.tsx';

type Key = keyof typeof strings.english;

/** What a stop asks the person to do. */
interface Deed {
  readonly text: Extract<Key, `${string}Do`>;
  /** Looked at again and again while the stop is shown. */
  readonly isDone: (session: SessionHandle) => boolean;
  /** There is something to see where it was done: the tour stays, and points there. */
  readonly stays?: boolean;
}

export interface Stop {
  readonly title: Extract<Key, `${string}Title`>;
  readonly text: Extract<Key, `${string}Text`>;
  /** What is pointed at: the first of these that is there. */
  readonly at: readonly string[];
  /** The numbers of this run that belong here. */
  readonly Numbers: () => ReactElement | null;
  readonly deed?: Deed;
  /** Makes the page show what the stop is about. */
  readonly enter?: (session: SessionHandle) => void;
}

const tourTarget = (name: string) => `[data-tour="${name}"]`;

const openView = (id: string) => () => {
  if (document.getElementById(id) === null) location.hash = id;
};

/** Shows the score as a curve or as the log. */
const seeScoreAs = (view: 'chart' | 'log') => () =>
  document.querySelector<HTMLElement>(`${tourTarget('score')} input[value="${view}"]`)?.click();

/** Where the settings wait in a sheet, opens or closes it. */
const showSettings = (open: boolean) => () => {
  const opener = document.querySelector<HTMLElement>(tourTarget('settings'));
  if (opener?.checkVisibility() && opener.ariaExpanded !== String(open)) opener.click();
};

/** DQN through the real page, in the order of the idea. */
export const STOPS: readonly Stop[] = [
  { title: 'stateTitle', text: 'stateText', at: [tourTarget('scene-before')], Numbers: StateNumbers },
  {
    title: 'rewardTitle',
    text: 'rewardText',
    at: [tourTarget('train')],
    Numbers: RewardNumbers,
    deed: {
      text: 'rewardDo',
      isDone({ store }) {
        const { run } = store.getState();
        return isActive(run) || run.result !== null;
      },
    },
  },
  {
    title: 'replayTitle',
    text: 'replayText',
    at: [tourTarget('log'), tourTarget('score')],
    Numbers: ReplayNumbers,
    enter: seeScoreAs('log'),
  },
  {
    title: 'epsilonTitle',
    text: 'epsilonText',
    at: [tourTarget('pace')],
    Numbers: EpsilonNumbers,
    deed: { text: 'epsilonDo', isDone: ({ store }) => store.getState().pace === 1 },
    enter: showSettings(true),
  },
  {
    title: 'networkTitle',
    text: 'networkText',
    at: [tourTarget('policy-map'), '#tab-inside', '#tab-how'],
    Numbers: NetworkNumbers,
    enter: showSettings(false),
    deed: {
      text: 'networkDo',
      isDone: () => document.querySelector(tourTarget('policy-map')) !== null,
      stays: true,
    },
  },
  {
    title: 'targetTitle',
    text: 'targetText',
    at: [tourTarget('slow-motion'), '#tab-learn'],
    Numbers: TargetNumbers,
    enter: openView('learn'),
  },
  {
    title: 'frozenTitle',
    text: 'frozenText',
    at: [tourTarget('part-target'), '#tab-learn'],
    Numbers: FrozenNumbers,
    enter: openView('learn'),
  },
  {
    title: 'scoreTitle',
    text: 'scoreText',
    at: [tourTarget('score')],
    Numbers: ScoreNumbers,
    enter: ({ actions }) => {
      actions.setPace('max');
      seeScoreAs('chart')();
    },
  },
  { title: 'compareTitle', text: 'compareText', at: [tourTarget('scenes')], Numbers: CompareNumbers },
  { title: 'nextTitle', text: 'nextText', at: [tourTarget('panels')], Numbers: NextIdeas },
];

interface Props {
  readonly stop: Stop;
  readonly progress: StoreApi<{ readonly done: boolean }>;
}

/** What a stop says: the idea, what to do, and the numbers of this run. */
export function StopBody({ stop, progress }: Props) {
  const t = useStrings(strings);
  const done = useStore(progress, (state) => state.done);
  return (
    <>
      <p>{t(stop.text)}</p>
      {stop.deed !== undefined && (
        <p className={`line tour-deed callout ${done ? 'toneLive' : ''}`} data-done={done} role="status">
          {done ? <Check aria-hidden="true" /> : <Hand aria-hidden="true" />}
          {done ? t('done') : t(stop.deed.text)}
          {done && stop.deed.stays && ` ${t('networkLook')}`}
        </p>
      )}
      <stop.Numbers />
    </>
  );
}
