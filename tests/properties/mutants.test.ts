import { load } from './load';
import { type Mutant, MUTANTS } from './mutants';

type Everything = typeof import('./everything');

const SEQUENCES = Number(process.env.MUTANT_SEQUENCES ?? 3_000);
const SEED = 20_251_121;
const report: string[] = [];

jest.setTimeout(300_000);

/** What sees the mutant first, on worked examples and then on random stories; null when nothing does. */
const caughtBy = ({ patches, nets }: Mutant): { check: string; after: string } | null => {
  const { product, EXAMPLES, tellExample, runSequence, noTally } = load<Everything>('./everything', patches);
  const attempt = (work: () => void): string | null => {
    try {
      work();
      return null;
    } catch (cause) {
      const { check, message } = cause as { check?: string; message: string };
      return check ?? (message.startsWith('unbalanced journal') ? 'I1' : `THROWN ${message.slice(0, 50)}`);
    }
  };
  const example = EXAMPLES.map((each) => ({ name: each.name, check: attempt(() => tellExample(product, each)) })).find(
    ({ check }) => check !== null,
  );
  const tally = noTally();
  for (let seed = SEED; seed < SEED + SEQUENCES; seed += 1) {
    const check = attempt(() => runSequence(product, seed, tally, nets));
    if (check) return { check, after: `${seed - SEED + 1} stories${example ? `, and ${example.name}` : ''}` };
  }
  return example?.check ? { check: example.check, after: example.name } : null;
};

test('the unharmed product is caught by nothing', () => {
  expect(caughtBy({ name: 'none', patches: [] })).toBeNull();
});

test.each(MUTANTS.filter(({ equivalentBecause }) => !equivalentBecause))('$name: caught', (mutant) => {
  const caught = caughtBy(mutant);
  report.push(`${mutant.name}: ${caught ? `${caught.check} after ${caught.after}` : 'SURVIVED'}`);
  expect(caught).not.toBeNull();
});

test.each(MUTANTS.filter(({ equivalentBecause }) => equivalentBecause))('$name: no difference, because $equivalentBecause', (mutant) => {
  report.push(`${mutant.name}: survives, because ${mutant.equivalentBecause}`);
  expect(caughtBy(mutant)).toBeNull();
});

afterAll(() => {
  process.stdout.write(`${report.map((each) => `  ${each}`).join('\n')}\n`);
});
