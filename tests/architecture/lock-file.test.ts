import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>>; readonly [kind: string]: unknown }
    >
  >;
}

const ROOT = path.resolve(__dirname, '../..');
const read = <T>(file: string) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as T;
const { packages } = read<Lock>('package-lock.json');

const resolves = (from: string, name: string): boolean => {
  if (packages[`${from ? `${from}/` : ''}node_modules/${name}`]) return true;
  return from !== '' && resolves(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
};

describe('the lock file', () => {
  test('names every optional package of every platform (`node scripts/complete-lock.mjs` adds them)', () => {
    // Seen: a lock file written behind a mirror of one platform, which `npm ci` then refused everywhere.
    const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !resolves(from, name)),
    );
    expect(missing).toEqual([]);
  });

  test('wants what package.json wants', () => {
    const manifest = read<Record<string, unknown>>('package.json');
    for (const kind of ['dependencies', 'devDependencies']) expect(packages['']?.[kind]).toEqual(manifest[kind]);
  });

  test('names no registry, so that a clone installs from the one it knows', () => {
    expect(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});
