import styles from './Compare.module.css';
import { RunsSection } from './RunsSection.tsx';
import { StudySection } from './StudySection.tsx';

/** Runs laid over each other, and the same settings over many seeds. */
export default function ComparePanel() {
  return (
    <div className={styles['panel']}>
      <RunsSection />
      <StudySection />
    </div>
  );
}
