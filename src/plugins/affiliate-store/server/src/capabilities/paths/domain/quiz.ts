import type { QuizQuestion, QuizStep } from './step';

const HOUR = 3_600_000;

/** One go at a quiz, with the questions it was made of. Times UTC ms; unanswered until `answeredAt`. */
export interface QuizTry {
  readonly publicId: string;
  readonly step: string;
  readonly number: number;
  readonly questions: readonly QuizQuestion[];
  readonly passPercent: number;
  readonly begunAt: number;
  readonly answeredAt: number | null;
  readonly right: number | null;
  readonly passed: boolean | null;
}

/** What was chosen, by the key of the question. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

const sameKeys = (one: readonly string[], other: readonly string[]): boolean =>
  [...new Set(one)].sort().join('\n') === [...new Set(other)].sort().join('\n');

/** Whether each question was answered rightly: everything that is right, and nothing else. */
export const verdictsOn = (
  questions: readonly QuizQuestion[],
  chosen: Chosen,
): ReadonlyArray<{ readonly key: string; readonly right: boolean }> =>
  questions.map(({ key, right }) => ({ key, right: sameKeys(chosen[key] ?? [], right) }));

/** The first question nothing, or something it does not offer, was chosen for; null where all are answered. */
export const unansweredIn = (questions: readonly QuizQuestion[], chosen: Chosen): string | null =>
  questions.find(({ key, options }) => {
    const keys = chosen[key] ?? [];
    return keys.length === 0 || !keys.every((one) => options.some((option) => option.key === one));
  })?.key ?? null;

/** So many of so many reach a mark in percent. In whole numbers: 2 of 3 are not 67 percent. */
export const reaches = (right: number, asked: number, passPercent: number): boolean => asked > 0 && right * 100 >= passPercent * asked;

/** How a quiz stands for somebody. */
export interface QuizStanding {
  readonly passedAt: number | null;
  /** The try that was begun and not answered; to begin again is to go on with it. */
  readonly running: QuizTry | null;
  /** How many tries are left to begin; null for as many as one likes. */
  readonly left: number | null;
  /** From when another may begin, UTC ms; null where none is left. */
  readonly opensAt: number | null;
}

/** How a quiz stands, from the tries there were and those staff granted beyond the path's number. */
export const quizStanding = (step: QuizStep, tries: readonly QuizTry[], granted: number): QuizStanding => {
  const own = tries.filter((one) => one.step === step.key).sort((a, b) => a.number - b.number);
  const last = own.at(-1);
  const left = step.tries === null ? null : Math.max(0, step.tries + granted - own.length);
  const answered = last?.answeredAt ?? null;
  return {
    passedAt: own.find(({ passed }) => passed === true)?.answeredAt ?? null,
    running: last !== undefined && answered === null ? last : null,
    left,
    opensAt: left === 0 ? null : answered === null ? 0 : answered + step.pauseHours * HOUR,
  };
};
