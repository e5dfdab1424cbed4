import { standingSteps, whyNot, isTested, type Mark, type WalkFacts } from './path';
import type { QuizTry } from './quiz';
import type { Path } from './step';

const questions = [{ key: 'q', text: 'Which?', options: [{ key: 'a', text: 'A' }, { key: 'b', text: 'B' }], right: ['a'] }]; // oxfmt-ignore
const path: Path = [
  { key: 'welcome', kind: 'material', title: 'Welcome', text: 'Read', confidential: false },
  { key: 'nda', kind: 'nda', title: 'NDA', text: 'Say nothing' },
  { key: 'secrets', kind: 'material', title: 'Secrets', text: 'Psst', confidential: true },
  { key: 'test', kind: 'quiz', title: 'Test', questions, passPercent: 100, tries: 2, pauseHours: 24 },
];

const mark = (step: string, kind: Mark['kind']): Mark => ({ step, kind, at: 1, hash: 'h', by: 'person:1', name: null });
const aTry = (passed: boolean | null, number = 1): QuizTry => ({
  publicId: `try_${number}`,
  step: 'test',
  number,
  questions,
  passPercent: 100,
  begunAt: 2,
  answeredAt: passed === null ? null : 3,
  right: passed === null ? null : Number(passed),
  passed,
});
const nothing: WalkFacts = { marks: [], tries: [], certificate: 'none', doneAt: null };
const ready: WalkFacts = { ...nothing, marks: [mark('welcome', 'read'), mark('nda', 'signed'), mark('secrets', 'read')] };
const states = (facts: WalkFacts, of = path) => standingSteps(of, facts).map(({ state }) => state);

describe('which step of a path is open', () => {
  test('the first one, and each when all before it are done; the contract last', () => {
    expect(states(nothing)).toEqual(['open', 'closed', 'closed', 'closed', 'closed']);
    expect(states({ ...nothing, marks: [mark('welcome', 'read')] })).toEqual(['done', 'open', 'closed', 'closed', 'closed']);
    expect(states(ready)).toEqual(['done', 'done', 'done', 'open', 'closed']);
    expect(states({ ...ready, tries: [aTry(true)], certificate: 'valid' })).toEqual(['done', 'done', 'done', 'done', 'open']);
    expect(states({ ...ready, tries: [aTry(true)], certificate: 'valid', doneAt: 9 })).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  test('no mark of a later step opens anything: what was skipped stays skipped', () => {
    expect(states({ ...nothing, marks: [mark('secrets', 'read'), mark('nda', 'signed')], tries: [aTry(true)] })).toEqual([
      'open', 'closed', 'closed', 'closed', 'closed',
    ]); // oxfmt-ignore
  });

  test('a mark of another kind does no step: reading an NDA signs nothing', () => {
    expect(states({ ...nothing, marks: [mark('welcome', 'read'), mark('nda', 'read')] })[1]).toBe('open');
  });

  test('confidential material stays shut without an NDA, wherever it stands', () => {
    const naked: Path = [{ key: 'secrets', kind: 'material', title: 'Secrets', text: 'Psst', confidential: true }];
    expect(states(nothing, naked)).toEqual(['closed', 'closed']);
  });

  test('a test that was passed opens no contract when its certificate is missing or was revoked', () => {
    for (const certificate of ['none', 'revoked'] as const)
      expect(states({ ...ready, tries: [aTry(true)], certificate }).at(-1)).toBe('closed');
  });

  test('a path of nothing has the contract open at once', () => {
    expect(states(nothing, [])).toEqual(['open']);
  });
});

describe('what may be done', () => {
  const steps = standingSteps(path, { ...nothing, marks: [mark('welcome', 'read')] });

  test('an open step may be read and done, a done one read, a closed one neither', () => {
    expect(whyNot(steps, { key: 'nda', to: 'do' })).toBeNull();
    expect(whyNot(steps, { key: 'welcome', to: 'read' })).toBeNull();
    expect(whyNot(steps, { key: 'welcome', to: 'do' })).toBe('PATH_STEP_DONE');
    for (const to of ['read', 'do'] as const) expect(whyNot(steps, { key: 'secrets', to })).toBe('PATH_STEP_CLOSED');
  });

  test('a step is found by its key and its kind', () => {
    expect(whyNot(steps, { key: 'none', to: 'read' })).toBe('PATH_STEP_NOT_FOUND');
    expect(whyNot(steps, { key: 'nda', kind: 'material', to: 'do' })).toBe('PATH_STEP_NOT_FOUND');
  });

  test('the certificate is due when every test is passed, and never where there is none', () => {
    expect(isTested(path, { ...ready, tries: [aTry(false), aTry(true, 2)] })).toBe(true);
    expect(isTested(path, { ...ready, tries: [aTry(false)] })).toBe(false);
    expect(isTested([], nothing)).toBe(false);
  });
});
