import { Download } from 'lucide-react';
import { saveFile } from '../../kit/save-file.ts';
import parts from '../../kit/styles/parts.module.css';

interface CsvButtonProps {
  readonly label: string;
  readonly file: string;
  readonly csv: () => string;
}

/** Saves what `csv` makes as `cartpole-dqn-` and the name of the file. */
export function CsvButton({ label, file, csv }: CsvButtonProps) {
  return (
    <button
      type="button"
      className={parts['button']}
      onClick={() => saveFile(new Blob([csv()], { type: 'text/csv' }), `cartpole-dqn-${file}`)}
    >
      <Download aria-hidden="true" />
      {label}
    </button>
  );
}
