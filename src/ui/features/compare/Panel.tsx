import { RunsSection } from './RunsSection.tsx';

/** Runs laid over each other. */
export default function ComparePanel() {
  return (
    <div className="stack">
      <RunsSection />
    </div>
  );
}
