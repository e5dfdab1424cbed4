import { z } from 'zod';
import { pathStepDraft } from '../../../../contracts/admin';
import type { PathStepDraft } from '../../../../contracts/admin';

export interface OptionDraft {
  readonly key: string;
  readonly text: string;
  readonly right: boolean;
}
export interface QuestionDraft {
  readonly key: string;
  readonly text: string;
  readonly options: readonly OptionDraft[];
}

/** A step as it is being typed: numbers are text, and what is right is a tick at its option. Every kind keeps what the others have. */
export interface StepDraft {
  readonly kind: PathStepDraft['kind'];
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly confidential: boolean;
  readonly questions: readonly QuestionDraft[];
  readonly passPercent: string;
  /** Empty for as many as one likes. */
  readonly tries: string;
  readonly pauseHours: string;
}

const BLANK = { text: '', confidential: false, questions: [], passPercent: '80', tries: '3', pauseHours: '24' } as const;

/** The first key of a name that is not taken. */
export const freeKey = (name: string, taken: readonly string[]): string => {
  for (let number = 1; ; number += 1) if (!taken.includes(`${name}-${number}`)) return `${name}-${number}`;
};

const keysOf = (rows: ReadonlyArray<{ readonly key: string }>): string[] => rows.map(({ key }) => key);

export const newOption = (options: readonly OptionDraft[]): OptionDraft => ({ key: freeKey('o', keysOf(options)), text: '', right: false });

export const newQuestion = (questions: readonly QuestionDraft[]): QuestionDraft => {
  const first = newOption([]);
  return { key: freeKey('q', keysOf(questions)), text: '', options: [first, newOption([first])] };
};

export const newStep = (kind: StepDraft['kind'], steps: readonly StepDraft[]): StepDraft => ({
  ...BLANK,
  kind,
  key: freeKey(kind, keysOf(steps)),
  title: '',
  questions: kind === 'quiz' ? [newQuestion([])] : [],
});

const draftOfStep = (step: PathStepDraft): StepDraft => {
  if (step.kind !== 'quiz') return { ...BLANK, confidential: false, ...step };
  const { questions, passPercent, tries, pauseHours, ...rest } = step;
  return {
    ...BLANK,
    ...rest,
    passPercent: String(passPercent),
    tries: tries === null ? '' : String(tries),
    pauseHours: String(pauseHours),
    questions: questions.map(({ key, text, options, right }) => ({
      key,
      text,
      options: options.map((option) => ({ ...option, right: right.includes(option.key) })),
    })),
  };
};

export const draftOf = (steps: readonly PathStepDraft[]): StepDraft[] => steps.map(draftOfStep);

const digits = (typed: string): number | null => (/^\d{1,4}$/.test(typed.trim()) ? parseInt(typed, 10) : null);

const stepOf = ({ kind, key, title, text, confidential, questions, passPercent, tries, pauseHours }: StepDraft): unknown => {
  if (kind === 'material') return { kind, key, title, text, confidential };
  if (kind === 'nda') return { kind, key, title, text };
  return {
    kind,
    key,
    title,
    questions: questions.map((question) => ({
      key: question.key,
      text: question.text,
      options: question.options.map((option) => ({ key: option.key, text: option.text })),
      right: question.options.flatMap((option) => (option.right ? [option.key] : [])),
    })),
    passPercent: digits(passPercent),
    // What is no number is refused; nothing means as many as one likes.
    tries: tries.trim() === '' ? null : (digits(tries) ?? 0),
    pauseHours: digits(pauseHours),
  };
};

/** The path that was typed; null while something in it is missing or no number. */
export const stepsOf = (drafts: readonly StepDraft[]): PathStepDraft[] | null =>
  z.array(pathStepDraft).max(30).safeParse(drafts.map(stepOf)).data ?? null;

/** Whether one step lacks something. */
export const isWhole = (draft: StepDraft): boolean => stepsOf([draft]) !== null;

/** A list with one of its rows a place further up or down; as it was at its ends. */
export const moved = <Row>(rows: readonly Row[], at: number, by: 1 | -1): Row[] => {
  const [here, there] = [rows[at], rows[at + by]];
  return here === undefined || there === undefined ? [...rows] : rows.map((row, n) => (n === at ? there : n === at + by ? here : row));
};
