import { countProgram, type ProgramCount, type ProgramSale } from './count-program';

const DAY = 86_400_000;
const today = Date.UTC(2026, 5, 15);
const until = today + DAY / 2;
const dayOf = (ago: number): string => new Date(today - ago * DAY).toISOString().slice(0, 10);
const sale = (ago: number, change: Partial<ProgramSale> = {}): ProgramSale => ({
  at: today - ago * DAY + 1000,
  earned: 500,
  refunded: false,
  ...change,
});
const many = (count: number, one: ProgramSale): ProgramSale[] => Array.from({ length: count }, () => one);
const count = (change: Partial<ProgramCount>): ProgramCount => ({
  from: today - 89 * DAY,
  until,
  clicks: [{ day: dayOf(1), counted: 200 }],
  sales: many(10, sale(1)),
  isCut: false,
  ...change,
});

test.each<[string, Partial<ProgramCount>, object | null]>([
  ['enough of both', {}, { days: 90, earnedPerClick: 25, conversionBasisPoints: 500, refundBasisPoints: 0 }],
  ['a hundred clicks are enough', { clicks: [{ day: dayOf(1), counted: 100 }] }, { earnedPerClick: 50, conversionBasisPoints: 1000 }],
  ['ninety-nine are not', { clicks: [{ day: dayOf(1), counted: 99 }] }, null],
  ['nine sales are not', { sales: many(9, sale(1)) }, null],
  ['nothing at all', { sales: [], clicks: [] }, null],
  ['nothing at all, of more than are at hand', { sales: [], clicks: [], isCut: true }, null],
  [
    'refunds by sale',
    { sales: [...many(8, sale(1)), ...many(2, sale(1, { refunded: true, earned: 0 }))] },
    { refundBasisPoints: 2000, earnedPerClick: 20 },
  ],
  ['less than a cent is none', { sales: many(10, sale(1, { earned: 19 })) }, { earnedPerClick: 0 }],
  ['what was taken back after it was paid counts against it', { sales: many(10, sale(1, { earned: -30 })) }, { earnedPerClick: -2 }],
  [
    'of one currency without a rate nothing is said in money, and everything else is',
    { sales: [...many(9, sale(1)), sale(1, { earned: null })] },
    { earnedPerClick: null, conversionBasisPoints: 500 },
  ],
  ['more sales than clicks, by coupons', { sales: many(300, sale(1)) }, { conversionBasisPoints: 10_000 }],
  [
    'sales cut: clicks of days whose sales are not all there are not counted either',
    {
      isCut: true,
      sales: [...many(20, sale(1)), ...many(5, sale(3))],
      clicks: [
        { day: dayOf(1), counted: 200 },
        { day: dayOf(3), counted: 5000 },
        { day: dayOf(40), counted: 9000 },
      ],
    },
    // The day of the oldest one is left out as a whole, as it may have had more.
    { days: 3, earnedPerClick: 50, conversionBasisPoints: 1000 },
  ],
  [
    'the same, not cut',
    {
      sales: [...many(20, sale(1)), ...many(5, sale(3))],
      clicks: [
        { day: dayOf(1), counted: 200 },
        { day: dayOf(3), counted: 300 },
      ],
    },
    { days: 90, earnedPerClick: 25, conversionBasisPoints: 500 },
  ],
  [
    'cut within today: no whole day is at hand',
    { isCut: true, sales: many(400, sale(0)), clicks: [{ day: dayOf(0), counted: 999 }] },
    null,
  ],
  ['clicks before the first day', { clicks: [{ day: dayOf(90), counted: 500 }] }, null],
])('%s', (_what, change, expected) => {
  const counted = countProgram(count(change));
  if (expected === null) expect(counted).toBeNull();
  else expect(counted).toMatchObject(expected);
});
