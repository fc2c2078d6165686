import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { share } from '../../../locales/en/share.ts';
import { IconButton } from '../../kit/Button.tsx';
import { type Translate, useStrings } from '../../kit/i18n/index.ts';
import { knobLabel, knobValue, problemSentence, shorten } from '../knob-words/index.ts';
import { linkProblems } from './address.ts';
import type { LinkProblem } from './link.ts';

/** What of the link could not be read, and what is used instead. */
export default function LinkNotice() {
  const t = useStrings(share);
  const { problems, hasRest } = useStore(linkProblems);
  if (problems.length === 0) return null;
  return (
    <section className="callout toneBefore split top" role="status" aria-label={t('noticeTitle')}>
      <div>
        <h2>{t('noticeTitle')}</h2>
        <ul>
          {problems.slice(0, mostProblems).map((problem) => (
            <li key={JSON.stringify(problem)}>{sentence(problem, t)}</li>
          ))}
        </ul>
        {problems.length > mostProblems ? <p>…</p> : hasRest ? <p>{t('rest')}</p> : null}
      </div>
      <IconButton icon={X} label={t('dismiss')} onClick={() => linkProblems.setState({ problems: [] })} />
    </section>
  );
}

/** A link of nothing but nonsense is no reason for a page of notices. */
const mostProblems = 5;

function sentence(problem: LinkProblem, t: Translate<typeof share>): string {
  switch (problem.type) {
    case 'newer':
      return t('newer', { value: shorten(problem.value) });
    case 'unknown':
      return t('unknown', { key: shorten(problem.key), value: shorten(problem.value) });
    case 'choice':
      return t('choice', { ...problem, value: shorten(problem.value) });
    case 'part':
      return t('part', { ...problem, value: shorten(problem.value) });
    case 'panel':
      return t('panel', { ...problem, value: shorten(problem.value) });
    case 'repeated':
      return t('repeated', { key: shorten(problem.key), value: shorten(problem.value) });
    case 'knob': {
      const { knob } = problem.problem;
      return t('knob', {
        knob: knobLabel(knob),
        sentence: problemSentence(problem.problem),
        used: knobValue(knob, problem.used),
      });
    }
  }
}
