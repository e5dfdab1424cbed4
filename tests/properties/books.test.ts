import { load } from './load';

type Run = typeof import('./run');
type Stories = typeof import('./a-story');
type Product = typeof import('./product');

const SEQUENCES = Number(process.env.PROPERTY_SEQUENCES ?? 100_000);
const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 1_000_000_000);

jest.setTimeout(Math.max(600_000, SEQUENCES * 5));

test(`after every event of ${SEQUENCES} random stories the books are the model's (PROPERTY_SEED=${SEED})`, () => {
  const { noTally, runSequence, aStory, product } = load<Run & Stories & Product>('./everything');
  const tally = noTally();
  const started = performance.now();
  for (let seed = SEED; seed < SEED + SEQUENCES; seed += 1) {
    try {
      runSequence(product, seed, tally);
    } catch (cause) {
      const steps = aStory(seed).steps.map((step) => JSON.stringify(step)).join('\n');
      throw new Error(`Run again with PROPERTY_SEED=${seed} PROPERTY_SEQUENCES=1\n${String(cause)}\n${steps}`, { cause });
    }
  }
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    `${tally.sequences} sequences, ${tally.steps} steps, ${tally.deliveries} deliveries, ${tally.parkings} parkings, ${tally.comparisons} shuffled comparisons in ${seconds.toFixed(1)} s ` +
      `(${Math.round(tally.sequences / seconds)} sequences/s), PROPERTY_SEED=${SEED}\n`,
  );
  expect(tally.sequences).toBe(SEQUENCES);
  // A generator that never disturbs the order proves nothing about order.
  if (SEQUENCES >= 1000) expect(Math.min(tally.parkings, tally.comparisons)).toBeGreaterThan(SEQUENCES / 10);
});
