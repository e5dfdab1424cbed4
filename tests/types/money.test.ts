import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

// Each snippet is a small compilation, and the first one reads the standard library.
jest.setTimeout(60_000);

/**
 * Snippets that must not compile, each with the line that must. A type is a promise to the next person who edits the
 * money; this is the test that it is kept.
 */
const KERNEL = '../../src/plugins/affiliate-store/server/src/kernel';
const PRELUDE = `
import { add, subtract, money, minor, type Minor, type Money } from '${KERNEL}/money';
import { basisPoints, rate, share, type BasisPoints } from '${KERNEL}/basis-points';
import { transition } from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/commission-state';
import type { Outcome } from '${KERNEL}/outcome';
const euros = money(100, 'EUR'); const dollars = money(100, 'USD');
declare const outcome: Outcome<number>;
`;

const errorsOf = (() => {
  const file = resolve(__dirname, 'snippet.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  let text = '';
  const cache = new Map<string, ts.SourceFile | undefined>();
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.getSourceFile = (name, target) => {
    if (name === file) return ts.createSourceFile(name, text, target);
    if (!cache.has(name)) cache.set(name, getSourceFile(name, target));
    return cache.get(name);
  };
  return (snippet: string): number[] => {
    text = PRELUDE + snippet;
    return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map(({ code }) => code);
  };
})();

test.each([
  ['euros and dollars have no sum', 'add(euros, dollars);', 'add(euros, euros);'],
  ['nor a difference', 'subtract(dollars, euros);', 'subtract(dollars, dollars);'],
  [
    'an amount of euros is not an amount of dollars',
    "const wrong: Money<'USD'> = euros; void wrong;",
    "const right: Money<'EUR'> = euros; void right;",
  ],
  ['a bare number is not minor units', 'const wrong: Minor = 100; void wrong;', 'const right: Minor = minor(100); void right;'],
  ['nor basis points', 'share(minor(100), 30);', 'share(minor(100), basisPoints(30));'],
  ['minor units are not basis points', 'share(minor(100), minor(30));', 'share(minor(100), rate(30));'],
  [
    'a promised rate is not basis points',
    'const wrong: BasisPoints = rate(1); void wrong;',
    'const right: BasisPoints = basisPoints(1); void right;',
  ],
  ['a state that does not exist is no state', "transition('pending', 'done', 'refund');", "transition('pending', 'reversed', 'refund');"],
  ['an outcome must be looked at before its value', 'outcome.value;', 'if (outcome.ok) void outcome.value;'],
])('%s', (_, wrong, right) => {
  expect(errorsOf(right)).toEqual([]);
  expect(errorsOf(wrong)).not.toEqual([]);
});

test('the kernel imports nothing but itself', () => {
  const directory = resolve(__dirname, KERNEL);
  for (const name of ts.sys.readDirectory(directory, ['.ts'])) {
    if (name.endsWith('.test.ts')) continue;
    const imports = ts.preProcessFile(readFileSync(name, 'utf8')).importedFiles.map(({ fileName }) => fileName);
    expect(imports.filter((path) => !/^\.\/[a-z-]+$/.test(path))).toEqual([]);
  }
});
