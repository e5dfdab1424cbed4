import { CONTRACT_KEY, hasQuiz, type Path, type QuizQuestion, type Step } from './step';

/** What is wrong with a path that is to be published, and where. */
export interface PathTrouble {
  readonly code: 'PATH_KEY_TWICE' | 'PATH_ANSWER_MISSING' | 'PATH_NDA_MISSING' | 'PATH_QUIZ_MISSING';
  readonly step: string;
}

const repeated = (keys: readonly string[]): boolean => new Set(keys).size !== keys.length;

const isUnanswerable = ({ options, right }: QuizQuestion): boolean =>
  right.length === 0 || repeated(options.map(({ key }) => key)) || !right.every((key) => options.some((option) => option.key === key));

const isQuizBroken = (step: Step): boolean =>
  step.kind === 'quiz' && (repeated(step.questions.map(({ key }) => key)) || step.questions.some(isUnanswerable));

const isToldTooEarly = (step: Step, before: Path): boolean =>
  step.kind === 'material' && step.confidential && !before.some(({ kind }) => kind === 'nda');

/** The first thing wrong with a path; null where nothing is. An empty path is none, and lets people in as before. */
export const troubleWithPath = (path: Path, kind: 'referral' | 'dealer'): PathTrouble | null => {
  const keys = path.map(({ key }) => key);
  const twice = keys.find((key, at) => key === CONTRACT_KEY || keys.indexOf(key) !== at);
  if (twice !== undefined) return { code: 'PATH_KEY_TWICE', step: twice };
  for (const [at, step] of path.entries()) {
    if (isQuizBroken(step)) return { code: 'PATH_ANSWER_MISSING', step: step.key };
    if (isToldTooEarly(step, path.slice(0, at))) return { code: 'PATH_NDA_MISSING', step: step.key };
  }
  return kind === 'dealer' && path.length > 0 && !hasQuiz(path) ? { code: 'PATH_QUIZ_MISSING', step: '' } : null;
};
