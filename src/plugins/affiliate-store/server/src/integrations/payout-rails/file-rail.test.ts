// What every rail that writes a file promises (ports.ts of payouts): one suite, asked of each of them.
import type { Batch, BatchLine, FileRail } from '../../capabilities/payouts/ports';
import { money } from '../../kernel/money';
import { payoutRails } from './index';

const KINDS = ['sepa', 'paypal', 'manual'] as const;
type Kind = (typeof KINDS)[number];

const DETAILS: Readonly<Record<Kind, BatchLine['details']>> = {
  sepa: { kind: 'sepa', holder: 'Ana Duarte', iban: 'FR7630006000011234567890189', bic: null },
  paypal: { kind: 'paypal', email: 'ana@example.org' },
  manual: { kind: 'manual', instructions: 'in an envelope, on Sundays' },
};
const line = (kind: Kind, id: string, minor: number): BatchLine => ({
  id,
  name: 'Ana Duarte',
  amount: money(minor, 'EUR'),
  details: DETAILS[kind],
});
const batchOf = (kind: Kind, lines = [line(kind, 'po-first', 1), line(kind, 'po-other', 123_456_789)]): Batch => ({
  id: 'run-1',
  shop: 'Atelier Nour',
  payer: { name: 'Atelier Nour SARL', iban: 'DE89370400440532013000', bic: null },
  madeAt: Date.UTC(2026, 10, 30, 23, 59, 59, 999),
  lines,
});
const times = (text: string, part: string): number => text.split(part).length - 1;

const rails = new Map(KINDS.map((kind) => [kind, payoutRails.services?.[`payout-rail-${kind}`] as () => FileRail]));
const railOf = (kind: Kind): FileRail => (rails.get(kind) as () => FileRail)();

test('every way of being paid has a rail, and those that write no file say what they are', () => {
  const kinds = Object.entries(payoutRails.services ?? {}).filter(([name]) => name.startsWith('payout-rail-'));
  const made = kinds.map(([name, make]) => [name, (make as () => { readonly kind: string })().kind]);
  expect(made).toEqual([
    ['payout-rail-sepa', 'file'],
    ['payout-rail-paypal', 'file'],
    ['payout-rail-manual', 'file'],
    ['payout-rail-credit', 'credit'],
    ['payout-rail-stripe', 'transfer'],
  ]);
});

describe.each(KINDS)('the file for %s', (kind) => {
  test('is the same of the same batch, to the byte, and named by its day in UTC and its batch', async () => {
    const { writeBatch } = railOf(kind);
    const file = await writeBatch(batchOf(kind));
    expect(await writeBatch(batchOf(kind))).toEqual(file);
    expect(file.name).toMatch(new RegExp(`^${kind}-2026-11-30-run-1\\.(csv|xml)$`));
    expect(file.type).toMatch(/^(text\/csv|application\/xml)$/);
  });

  test('pays each payout once, to the cent, and says which it is', async () => {
    const { text } = await railOf(kind).writeBatch(batchOf(kind));
    for (const id of ['po-first', 'po-other']) expect(times(text, id)).toBeGreaterThanOrEqual(1);
    // A single line: the sum of a batch, where a rail states one, is the amount again.
    const single = (minor: number) => railOf(kind).writeBatch(batchOf(kind, [line(kind, 'po-only', minor)]));
    for (const [minor, written] of [
      [1, '0.01'],
      [100, '1.00'],
      [123_456_789, '1234567.89'],
    ] as const) {
      // Not as the end or the beginning of another figure.
      expect((await single(minor)).text).toMatch(new RegExp(`(?<![\\d.])${written.replace('.', '\\.')}(?!\\d)`));
    }
  });

  test('of nobody is written without anybody in it', async () => {
    const { text } = await railOf(kind).writeBatch(batchOf(kind, []));
    expect(text).not.toContain('Ana');
  });

  test.each(KINDS.filter((other) => other !== kind))('does not pay by %s: nothing is written', async (other) => {
    const lines = [line(kind, 'po-first', 100), line(other, 'po-stray', 100)];
    await expect(railOf(kind).writeBatch(batchOf(kind, lines))).rejects.toThrow('po-stray');
  });

  test('needs the account of the shop exactly where it says so', async () => {
    const { needsPayer, writeBatch } = railOf(kind);
    const written = writeBatch({ ...batchOf(kind), payer: null }).then(
      () => true,
      () => false,
    );
    expect(await written).toBe(!needsPayer);
  });
});
