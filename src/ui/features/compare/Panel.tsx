import styles from './Compare.module.css';
import { RunsSection } from './RunsSection.tsx';

/** Runs laid over each other. */
export default function ComparePanel() {
  return (
    <div className={styles['panel']}>
      <RunsSection />
    </div>
  );
}
