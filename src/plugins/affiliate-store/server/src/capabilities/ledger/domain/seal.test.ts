import { contentHash as hash } from '../../../platform/ids';
import { blockHash, GENESIS, journalForm, sealJournal } from './canonical';
import type { SealableJournal } from './canonical';
import { findInChain, findInJournal, START } from './seal-findings';
import type { Block } from './seal-findings';

const journal = (id: number, change: Partial<SealableJournal> = {}): SealableJournal => ({
  id,
  key: `sale:ch_${id}`,
  requestHash: 'r',
  kind: 'sale',
  sourceType: 'order',
  sourceId: 'AS-1',
  orderId: 7,
  currency: 'EUR',
  occurredAt: 1_700_000_000_000,
  postedAt: 1_700_000_000_500,
  actor: 'provider',
  amount: 11990,
  lines: [
    { lineNo: 1, address: 'stripe_clearing:main', currency: 'EUR', side: 'debit', amount: 11990, shareKey: null },
    { lineNo: 2, address: 'payable:ben:pending', currency: 'EUR', side: 'credit', amount: 11990, shareKey: '1:creator' },
  ],
  ...change,
});

const block = (number: number, previous: string, journals: readonly SealableJournal[], settled: number): Block => {
  const sealed = journals.map((each) => sealJournal(each, hash));
  const head = { block: number, previous, settled, sealedAt: 5, journals: sealed.map((each) => each.hash) };
  return { version: 1, block: number, previous, settled, sealedAt: 5, sealed, hash: blockHash(head, hash) };
};

describe('the seal of a journal', () => {
  test('is the same text and the same hash on every machine, for as long as there is version 1', () => {
    expect(JSON.stringify(journalForm(journal(1)).lines[1])).toBe(
      '{"account":"payable:ben:pending","amount":11990,"currency":"EUR","line":2,"share":"1:creator","side":"credit"}',
    );
    expect(sealJournal(journal(1), hash).hash).toBe('3ef5287a4a7b0704a085c734f970c17d1f78ab3c4b43d0f9be03f62dfe3a6982');
  });

  test('holds for the journal it was made of', () => {
    expect(findInJournal(sealJournal(journal(1), hash), journal(1), hash)).toEqual([]);
  });

  const [cash, share] = journal(1).lines as [SealableJournal['lines'][number], SealableJournal['lines'][number]];
  test.each([
    ['an amount', { lines: [cash, { ...share, amount: 11991 }] }, ['line', 'changed', '1/2']],
    ['an account', { lines: [cash, { ...share, address: 'payable:eve:pending' }] }, ['line', 'changed', '1/2']],
    ['a side', { lines: [{ ...cash, side: 'credit' as const }, share] }, ['line', 'changed', '1/1']],
    ['the share it explains', { lines: [cash, { ...share, shareKey: null }] }, ['line', 'changed', '1/2']],
    ['a line taken out', { lines: [cash] }, ['line', 'missing', '1/2']],
    ['a line put in', { lines: [cash, share, { ...share, lineNo: 3 }] }, ['line', 'inserted', '1/3']],
    ['when it happened', { occurredAt: 1 }, ['journal', 'changed', '1']],
    ['the key', { key: 'sale:ch_2' }, ['journal', 'changed', '1']],
    ['the order', { orderId: 8 }, ['journal', 'changed', '1']],
    ['the actor', { actor: 'admin:1' }, ['journal', 'changed', '1']],
  ] as const)('is broken by %s', (_what, change, expected) => {
    const [found, ...more] = findInJournal(sealJournal(journal(1), hash), journal(1, change), hash);
    expect([found?.what, found?.change, found?.id]).toEqual(expected);
    expect(more).toEqual([]);
  });

  test('misses a journal that is gone', () => {
    expect(findInJournal(sealJournal(journal(1), hash), undefined, hash)).toMatchObject([{ what: 'journal', change: 'missing', id: '1' }]);
  });
});

describe('the chain', () => {
  const first = block(1, GENESIS, [journal(1), journal(2)], 2);
  const second = block(2, first.hash, [journal(3)], 3);
  const after = { block: 1, hash: first.hash, settled: 2 };

  test('holds block by block', () => {
    expect(findInChain(START, first, hash)).toEqual([]);
    expect(findInChain(after, second, hash)).toEqual([]);
  });

  test('names a block that is gone', () => {
    expect(findInChain(START, second, hash)).toMatchObject([{ what: 'block', change: 'missing', id: '1' }]);
  });

  test('names a block whose list was changed', () => {
    expect(findInChain(after, { ...second, sealed: [] }, hash)).toMatchObject([{ what: 'block', change: 'changed', id: '2' }]);
  });

  test('names a block that was made again over another past', () => {
    expect(findInChain(after, block(2, GENESIS, [journal(3)], 3), hash)).toMatchObject([{ what: 'block', change: 'changed', id: '2' }]);
  });

  test('names a journal that was sealed although its number had been settled', () => {
    const late = block(2, first.hash, [journal(2)], 3);
    expect(findInChain(after, late, hash)).toMatchObject([{ what: 'journal', change: 'inserted', id: '2' }]);
  });

  test('lets a journal that was committed late into a later block', () => {
    const open = block(1, GENESIS, [journal(1), journal(3)], 1);
    const late = block(2, open.hash, [journal(2)], 3);
    expect(findInChain({ block: 1, hash: open.hash, settled: 1 }, late, hash)).toEqual([]);
  });
});
