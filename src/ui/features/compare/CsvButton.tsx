import { Download } from 'lucide-react';
import { Button } from '../../kit/Button.tsx';
import { saveFile } from '../../kit/files.ts';

interface CsvButtonProps {
  readonly label: string;
  readonly file: string;
  readonly csv: () => string;
}

/** Saves what `csv` makes as `cartpole-dqn-` and the name of the file. */
export function CsvButton({ label, file, csv }: CsvButtonProps) {
  return (
    <Button
      icon={Download}
      onClick={() => saveFile(new Blob([csv()], { type: 'text/csv' }), `cartpole-dqn-${file}`)}
    >
      {label}
    </Button>
  );
}
