import { expect, it } from 'vitest';
import { encodeCsv } from '../../src/files/csv.ts';

interface Row {
  readonly name: string;
  readonly score: number | undefined;
}
const columns = [
  { header: 'name', value: ({ name }: Row) => name },
  { header: 'score, mean', value: ({ score }: Row) => score },
];

it('CSV has a line of headers, CRLF, and quotes where RFC 4180 wants them', () => {
  const rows = [
    { name: 'plain', score: 1.5 },
    { name: 'with "quotes", comma\nand line', score: -1e-7 },
    { name: '막대', score: undefined },
    { name: '', score: Number.NaN },
  ];
  expect(encodeCsv(columns, rows)).toBe(
    'name,"score, mean"\r\nplain,1.5\r\n"with ""quotes"", comma\nand line",-1e-7\r\n막대,\r\n,\r\n',
  );
});

it('text that a spreadsheet would run as a formula stays text, negative numbers stay numbers', () => {
  const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'];
  const csv = encodeCsv(
    columns,
    names.map((name) => ({ name, score: -1 })),
  );
  expect(csv.split('\r\n').slice(1, -1)).toEqual([
    "'=1+1,-1",
    "'+1,-1",
    "'-1,-1",
    "'@SUM(A1),-1",
    "'\t=1,-1",
  ]);
});
