import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readResult } from './lib/suites.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'suites-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What jest writes of three tests, one of which was not run. */
const saidOf = (title: string, status = 'pending'): string => {
  const file = path.join(folder, 'result.json');
  const left = { numPendingTests: status === 'todo' ? 0 : 1, numTodoTests: status === 'todo' ? 1 : 0 };
  const assertionResults = [
    { fullName: 'one', status: 'passed' },
    { fullName: 'another', status: 'passed' },
    { fullName: title, status },
  ];
  writeFileSync(
    file,
    JSON.stringify({ numPassedTests: 2, numFailedTests: 0, numRuntimeErrorTestSuites: 0, ...left, testResults: [{ assertionResults }] }),
  );
  return file;
};

test.each(['pending', 'todo'])('a test that is %s and says no reason fails a run nobody looks at, and no other', (status) => {
  expect(readResult(saidOf('two instances pay once', status), 0, true)).toMatchObject({ passed: 2, failed: 1, skipped: 0 });
  expect(readResult(saidOf('two instances pay once', status), 0)).toMatchObject({ passed: 2, failed: 0, skipped: 1 });
});

test('a test that says why it was skipped is told with its reason, and fails nothing', () => {
  const title = 'two instances pay once (skipped: a SQLite file has one instance)';
  expect(readResult(saidOf(title), 0, true)).toEqual({
    passed: 2,
    failed: 0,
    skipped: 1,
    left: [{ name: title, reason: 'a SQLite file has one instance' }],
    broken: [],
  });
});

test('a file that did not load, and a run that wrote nothing, have failed', () => {
  expect(readResult(saidOf('one (skipped: because)'), 1)).toMatchObject({ failed: 1 });
  expect(readResult(path.join(folder, 'nothing.json'), 0)).toMatchObject({ failed: 1 });
});

test('what failed is named, with the beginning of why; a file that did not load counts as one', () => {
  const file = path.join(folder, 'failed.json');
  const testResults = [
    {
      name: '/shop/tests/stories/refunds.test.ts',
      status: 'failed',
      assertionResults: [
        {
          fullName: 'a refund takes back what was split',
          status: 'failed',
          failureMessages: [`\u001b[31mexpected 3\u001b[39m\n\n  ${'x'.repeat(900)}`],
        },
        { fullName: 'another', status: 'passed' },
      ],
    },
    { name: '/shop/tests/stories/broken.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
  ];
  writeFileSync(file, JSON.stringify({ numPassedTests: 1, numFailedTests: 1, numRuntimeErrorTestSuites: 1, testResults }));
  const { failed, broken = [] } = readResult(file, 1);
  expect(failed).toBe(2);
  expect(broken.map(({ name }) => name)).toEqual(['refunds.test.ts › a refund takes back what was split', 'broken.test.ts']);
  expect(broken[0]?.why).toMatch(/^expected 3\n {2}x{500,600}$/);
  expect(broken[1]?.why).toBe('Cannot find module');
});
