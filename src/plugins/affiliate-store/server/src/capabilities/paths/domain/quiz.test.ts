import { quizStanding, reaches, unansweredIn, verdictsOn, type QuizTry } from './quiz';
import type { QuizStep } from './step';

const HOUR = 3_600_000;
const options = ['a', 'b', 'c'].map((key) => ({ key, text: key }));
const questions = [
  { key: 'one', text: 'One?', options, right: ['a'] },
  { key: 'two', text: 'Two?', options, right: ['a', 'c'] },
];
const step: QuizStep = { key: 'test', kind: 'quiz', title: 'Test', questions, passPercent: 50, tries: 2, pauseHours: 24 };
const aTry = (number: number, answeredAt: number | null, passed: boolean | null): QuizTry => ({
  publicId: `try_${number}`,
  step: 'test',
  number,
  questions,
  passPercent: 50,
  begunAt: 0,
  answeredAt,
  right: 0,
  passed,
});

describe('a quiz', () => {
  test('is answered rightly by everything that is right and nothing else, in any order', () => {
    const right = (chosen: Record<string, string[]>) => verdictsOn(questions, chosen).map((one) => one.right);
    expect(right({ one: ['a'], two: ['c', 'a'] })).toEqual([true, true]);
    expect(right({ one: ['a', 'b'], two: ['a'] })).toEqual([false, false]);
    expect(right({})).toEqual([false, false]);
  });

  test('names the question that was left out, or answered with what it does not offer', () => {
    expect(unansweredIn(questions, { one: ['a'] })).toBe('two');
    expect(unansweredIn(questions, { one: ['z'], two: ['a'] })).toBe('one');
    expect(unansweredIn(questions, { one: ['b'], two: ['a'] })).toBeNull();
  });

  test('is passed by its mark in whole numbers', () => {
    expect([reaches(2, 3, 67), reaches(2, 3, 66), reaches(3, 3, 100), reaches(0, 0, 1)]).toEqual([false, true, true, false]);
  });

  test('may be tried so often, with a pause after each, and once more for each that is granted', () => {
    expect(quizStanding(step, [], 0)).toEqual({ passedAt: null, running: null, left: 2, opensAt: 0 });
    expect(quizStanding(step, [aTry(1, 10, false)], 0)).toMatchObject({ left: 1, opensAt: 10 + 24 * HOUR });
    expect(quizStanding(step, [aTry(1, 10, false), aTry(2, 20, false)], 0)).toMatchObject({ left: 0, opensAt: null });
    expect(quizStanding(step, [aTry(1, 10, false), aTry(2, 20, false)], 1)).toMatchObject({ left: 1, opensAt: 20 + 24 * HOUR });
    expect(quizStanding({ ...step, tries: null }, [aTry(1, 10, false)], 0)).toMatchObject({ left: null });
  });

  test('goes on with a try that was begun, which counts from its beginning', () => {
    expect(quizStanding(step, [aTry(1, null, null)], 0)).toMatchObject({ left: 1, running: { number: 1 } });
  });
});
