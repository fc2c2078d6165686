export type CellValue = string | number | boolean | undefined;

export interface CsvColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => CellValue;
}

/**
 * Rows as CSV (RFC 4180: comma, CRLF, quotes doubled), the headers first. Numbers as JavaScript prints them, which
 * is what NumPy, pandas and R read; `undefined` and NaN become an empty cell.
 */
export function encodeCsv<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  let csv = line(columns.map(({ header }) => header));
  for (const row of rows) csv += line(columns.map(({ value }) => value(row)));
  return csv;
}

function line(cells: readonly CellValue[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(value: CellValue): string {
  if (value === undefined || Number.isNaN(value)) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets run text that begins so as a formula (OWASP, CSV injection); an apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r\n]/;
