import { parse } from 'csv-parse/sync';
import { strip } from '../../python/string.ts';
import type { Checks } from '../instruction.ts';

/** Rows of separated values, read as forgivingly as Python's `csv` does. */
function rows(text: string): string[][] {
  try {
    return parse(text, { relax_quotes: true, relax_column_count: true, skip_empty_lines: false });
  } catch {
    return [];
  }
}

const header = (row: readonly string[] | undefined, names: string) =>
  row?.map((name) => strip(name)).join() === names;

/** Tables of separated values. */
export const tableChecks: Checks = {
  'custom:csv_city': (response) => {
    const table = rows(strip(response));
    return (
      table.length === 8 &&
      header(table[0], 'ID,Country,City,Year,Count') &&
      table.every((row) => row.length === 5)
    );
  },

  'custom:csv_special_character': (response) => {
    const text = strip(response);
    const table = rows(text);
    return (
      table.length === 15 &&
      header(table[0], 'ProductID,Category,Brand,Price,Stock') &&
      /"[^"\n]*[^\p{L}\p{N}_\s"][^"\n]*"/u.test(text)
    );
  },

  'custom:csv_quotes': (response) => {
    const table = strip(response)
      .split('\n')
      .map((line) => line.split('\t').map((field) => strip(field)));
    return (
      table.length === 4 &&
      header(
        table[0]?.map((field) => strip(field, '"')),
        'StudentID,Subject,Grade,Semester,Score',
      ) &&
      table.every((row) => row.length === 5 && row.every((field) => /^".*"$/.test(field)))
    );
  },
};
