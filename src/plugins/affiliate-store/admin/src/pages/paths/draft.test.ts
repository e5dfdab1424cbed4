import type { PathStepDraft } from '../../../../contracts/admin';
import { draftOf, freeKey, isWhole, moved, newStep, stepsOf } from './draft';

const PATH: PathStepDraft[] = [
  { kind: 'material', key: 'welcome', title: 'Welcome', text: 'Read.', confidential: true },
  { kind: 'nda', key: 'nda', title: 'NDA', text: 'Say nothing.' },
  {
    kind: 'quiz',
    key: 'test',
    title: 'Test',
    questions: [{ key: 'q', text: 'Which?', options: [{ key: 'a', text: 'A' }, { key: 'b', text: 'B' }], right: ['b'] }],
    passPercent: 80,
    tries: null,
    pauseHours: 0,
  },
]; // oxfmt-ignore

describe('a path as it is typed', () => {
  test('is the path it was made from while nothing is changed', () => {
    expect(stepsOf(draftOf(PATH))).toEqual(PATH);
  });

  test('is none while something is missing or no number', () => {
    const [, , quiz] = draftOf(PATH);
    if (!quiz) throw new Error('there is no quiz');
    expect(isWhole(newStep('material', []))).toBe(false);
    expect(isWhole({ ...quiz, passPercent: 'many' })).toBe(false);
    expect(isWhole({ ...quiz, tries: '0' })).toBe(false);
    expect(isWhole({ ...quiz, questions: quiz.questions.map((one) => ({ ...one, options: one.options.map((option) => ({ ...option, right: false })) })) })).toBe(false); // oxfmt-ignore
    expect(isWhole({ ...quiz, tries: '2' })).toBe(true);
  });

  test('gets keys nobody has, and rows that move within their list', () => {
    expect(freeKey('quiz', ['quiz-1'])).toBe('quiz-2');
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});
