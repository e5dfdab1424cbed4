/** One question of a quiz, with what is right: staff's, and never a reader's. */
export interface QuizQuestion {
  readonly key: string;
  readonly text: string;
  readonly options: ReadonlyArray<{ readonly key: string; readonly text: string }>;
  /** Keys of the options that are right; all of them and no other are the answer. */
  readonly right: readonly string[];
}

interface Titled {
  /** Unique in its path, and the same from version to version. */
  readonly key: string;
  readonly title: string;
}

export interface MaterialStep extends Titled {
  readonly kind: 'material';
  readonly text: string;
  /** Shown to nobody who has not signed an NDA (B-54). */
  readonly confidential: boolean;
}

export interface QuizStep extends Titled {
  readonly kind: 'quiz';
  readonly questions: readonly QuizQuestion[];
  /** Of all questions, how many have to be right, in percent. */
  readonly passPercent: number;
  /** How often it may be tried; null for as often as one likes. */
  readonly tries: number | null;
  /** Hours between a try that failed and the next. */
  readonly pauseHours: number;
}

export interface NdaStep extends Titled {
  readonly kind: 'nda';
  readonly text: string;
}

export type Step = MaterialStep | QuizStep | NdaStep;
export type Path = readonly Step[];

/** The end of every path, which is not written down with it: the contract is the program's. */
export const CONTRACT_KEY = 'contract';

/** Whether a path has a test in it. */
export const hasQuiz = (path: Path): boolean => path.some(({ kind }) => kind === 'quiz');
