import colours from '../../kit/styles/action-colours.module.css';
import { Parts } from './Parts.tsx';
import { SlowMotion } from './SlowMotion.tsx';

/** Learn: one update in slow motion, and what DQN is made of. */
export default function LearnPanel() {
  return (
    <div className={`stack gap5 ${colours.actionColours}`}>
      <SlowMotion />
      <Parts />
    </div>
  );
}
