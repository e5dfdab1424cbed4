import { recalledCounts } from './recall-contest';
import type { ContestCount } from './count-contest';

const countOf = (sales: number): ContestCount => ({ places: new Map(), standings: [], provisional: true, finalFrom: null, sales });

const counter = (sales: number) => {
  const asked = { clock: 1_000_000, times: 0 };
  const recall = recalledCounts(() => asked.clock);
  const look = () =>
    recall('one', () => {
      asked.times += 1;
      return Promise.resolve(countOf(sales));
    });
  return { asked, look };
};

test('a small contest is counted anew for whoever looks', async () => {
  const { asked, look } = counter(2_000);
  await look();
  await look();
  expect(asked.times).toBe(2);
});

test('a large one is counted once in a minute, and says when', async () => {
  const { asked, look } = counter(2_001);
  await look();
  asked.clock += 59_999;
  expect((await look()).countedAt).toBe(1_000_000);
  expect(asked.times).toBe(1);
  asked.clock += 1;
  expect((await look()).countedAt).toBe(1_060_000);
  expect(asked.times).toBe(2);
});

test('a clock that was put back does not keep an old count alive', async () => {
  const { asked, look } = counter(5_000);
  await look();
  asked.clock -= 1;
  await look();
  expect(asked.times).toBe(2);
});

test('who looks while it is counted waits for that count', async () => {
  const { asked, look } = counter(5_000);
  await Promise.all([look(), look(), look()]);
  expect(asked.times).toBe(1);
});

test('contests are not taken for one another', async () => {
  const recall = recalledCounts(() => 0);
  await recall('one', () => Promise.resolve(countOf(5_000)));
  expect((await recall('two', () => Promise.resolve(countOf(7_000)))).sales).toBe(7_000);
});

test('a count that failed is forgotten', async () => {
  const recall = recalledCounts(() => 0);
  await expect(recall('one', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect((await recall('one', () => Promise.resolve(countOf(3_000)))).sales).toBe(3_000);
});
