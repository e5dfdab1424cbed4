import { troubleWithPath } from './check-path';
import type { Path, QuizStep } from './step';

const options = ['a', 'b'].map((key) => ({ key, text: key }));
const quiz = (right: string[]): QuizStep => ({
  key: 'test',
  kind: 'quiz',
  title: 'Test',
  questions: [{ key: 'q', text: 'Which?', options, right }],
  passPercent: 80,
  tries: null,
  pauseHours: 0,
});
const secret: Path[number] = { key: 'secret', kind: 'material', title: 'Secret', text: 'Psst', confidential: true };
const nda: Path[number] = { key: 'nda', kind: 'nda', title: 'NDA', text: 'Say nothing' };

describe('a path that is to be published', () => {
  test('shows nothing confidential before an NDA', () => {
    expect(troubleWithPath([secret, nda], 'referral')).toEqual({ code: 'PATH_NDA_MISSING', step: 'secret' });
    expect(troubleWithPath([nda, secret], 'referral')).toBeNull();
  });

  test('has a test where dealers walk it, and none where there is no path', () => {
    expect(troubleWithPath([nda], 'dealer')).toEqual({ code: 'PATH_QUIZ_MISSING', step: '' });
    expect(troubleWithPath([quiz(['a'])], 'dealer')).toBeNull();
    expect(troubleWithPath([], 'dealer')).toBeNull();
  });

  test('has questions that can be answered, and keys of one step each', () => {
    expect(troubleWithPath([quiz([])], 'referral')?.code).toBe('PATH_ANSWER_MISSING');
    expect(troubleWithPath([quiz(['z'])], 'referral')?.code).toBe('PATH_ANSWER_MISSING');
    expect(troubleWithPath([nda, nda], 'referral')).toEqual({ code: 'PATH_KEY_TWICE', step: 'nda' });
    expect(troubleWithPath([{ ...nda, key: 'contract' }], 'referral')?.code).toBe('PATH_KEY_TWICE');
  });
});
