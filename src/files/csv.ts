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
  let csv = '';
  for (const each of csvLines(columns, rows)) csv += each;
  return csv;
}

/** The same line by line, for files so long that one pauses on the way. */
export function* csvLines<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): Generator<string> {
  yield line(columns.map(({ header }) => header));
  for (const row of rows) yield line(columns.map(({ value }) => value(row)));
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
