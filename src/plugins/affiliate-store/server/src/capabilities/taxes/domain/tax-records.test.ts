import fc from 'fast-check';
import { recordsDue, type TaxPaper, type TaxRecord } from './tax-records';

const paper = (
  id: number,
  kind: TaxPaper['kind'],
  seller: string,
  ...lines: Array<[line: number, gross: number, tax: number]>
): TaxPaper => ({
  id,
  kind,
  seller,
  label: `${kind}-${id}`,
  lines: lines.map(([line, gross, tax]) => ({ line, gross, tax })),
});
const invoice = paper(1, 'invoice', 'A', [1, 12_000, 2000]);
const toldOf = (records: readonly TaxRecord[]) => records.map(({ kind, reference, undoes }) => [kind, reference, undoes]);

test('a sale is told once, under the number of its order, however many sellers it has', () => {
  const due = recordsDue('AS-1', [invoice, paper(2, 'invoice', 'B', [2, 1000, 55])], []);
  expect(toldOf(due)).toEqual([['sale', 'AS-1', null]]);
  expect(recordsDue('AS-1', [invoice], due)).toEqual([]);
});

test('each credit note is a reversal of its lines with its tax', () => {
  const note = paper(3, 'credit_note', 'A', [1, 3000, 500]);
  const due = recordsDue('AS-1', [invoice, note], []);
  expect(toldOf(due)).toEqual([
    ['sale', 'AS-1', null],
    ['reversal', 'AS-1/credit_note-3', null],
  ]);
  expect(due[1]?.lines).toEqual([{ line: 1, gross: 3000, tax: 500 }]);
});

test('a refund whose money came home undoes what stood, and tells anew what still does', () => {
  const [first, second] = [paper(3, 'credit_note', 'A', [1, 3000, 500]), paper(4, 'credit_note', 'A', [1, 4000, 666])];
  const other = paper(5, 'credit_note', 'B', [2, 100, 5]);
  const due = recordsDue('AS-1', [invoice, first, second, other, paper(6, 'correction', 'A', [1, 4000, 667])], []);
  expect(toldOf(due.slice(4))).toEqual([
    ['undo', 'AS-1/correction-6/undo-1', 'AS-1/credit_note-3'],
    ['undo', 'AS-1/correction-6/undo-2', 'AS-1/credit_note-4'],
    ['reversal', 'AS-1/correction-6', null],
  ]);
  expect(due.at(-1)?.lines).toEqual([{ line: 1, gross: 3000, tax: 499 }]);
});

test('a correction of everything leaves no reversal', () => {
  const due = recordsDue('AS-1', [invoice, paper(3, 'credit_note', 'A', [1, 3000, 500]), paper(4, 'correction', 'A', [1, 3000, 500])], []);
  expect(toldOf(due.slice(2))).toEqual([['undo', 'AS-1/correction-4/undo-1', 'AS-1/credit_note-3']]);
});

/** What stands reversed at whoever was told, computed by following the records one after the other. */
const standingAfter = (records: readonly TaxRecord[]): Map<number, [gross: number, tax: number]> => {
  const live = new Map<string, TaxRecord>();
  for (const record of records) {
    if (record.kind === 'reversal') live.set(record.reference, record);
    if (record.kind === 'undo' && !live.delete(record.undoes ?? '')) throw new Error('undone twice, or never made');
  }
  const sums = new Map<number, [number, number]>();
  for (const { lines } of live.values())
    for (const { line, gross, tax } of lines) {
      const [before, taxBefore] = sums.get(line) ?? [0, 0];
      sums.set(line, [before + gross, taxBefore + tax]);
    }
  return sums;
};

test('whatever papers come, and however they are told, what stands reversed is what they credit, to the cent', () => {
  const step = fc.record({
    seller: fc.constantFrom('A', 'B'),
    line: fc.integer({ min: 0, max: 1 }),
    gross: fc.integer({ min: 1, max: 900 }),
    tax: fc.nat(200),
    back: fc.boolean(),
    told: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const papers: TaxPaper[] = [paper(1, 'invoice', 'A', [1, 12_000, 2000]), paper(2, 'invoice', 'B', [3, 12_000, 2000])];
      const credited = new Map<number, [number, number]>();
      let records: TaxRecord[] = [];
      for (const [index, { seller, line: which, gross, tax, back, told }] of steps.entries()) {
        const line = (seller === 'A' ? 1 : 3) + which;
        const [has, hasTax] = credited.get(line) ?? [0, 0];
        const [amount, part] = back ? [Math.min(gross, has), Math.min(tax, hasTax)] : [gross, tax];
        if (amount === 0 && part === 0) continue;
        papers.push(paper(index + 3, back ? 'correction' : 'credit_note', seller, [line, amount, part]));
        credited.set(line, back ? [has - amount, hasTax - part] : [has + amount, hasTax + part]);
        // Some papers are told one by one, others pile up.
        if (told) records = [...records, ...recordsDue('AS-1', papers, records)];
      }
      records = [...records, ...recordsDue('AS-1', papers, records)];
      const wanted = [...credited].filter(([, [gross, tax]]) => gross > 0 || tax > 0).sort(([a], [b]) => a - b);
      expect([...standingAfter(records)].sort(([a], [b]) => a - b)).toEqual(wanted);
      expect(new Set(records.map(({ reference }) => reference)).size).toBe(records.length);
      expect(records.filter(({ kind }) => kind === 'sale')).toHaveLength(1);
      expect(records[0]?.kind).toBe('sale');
      expect(recordsDue('AS-1', papers, records)).toEqual([]);
    }),
  );
});
