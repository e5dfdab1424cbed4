import { quizStanding, type QuizStanding, type QuizTry } from './quiz';
import { CONTRACT_KEY, hasQuiz, type Path, type QuizStep, type Step } from './step';

/** That a step was done: read, or signed; a quiz is done by a try that passed. Times UTC ms. */
export interface Mark {
  readonly step: string;
  readonly kind: 'read' | 'signed' | 'granted';
  readonly at: number;
  readonly hash: string;
  readonly by: string;
  /** As they signed it; null for what is not signed. */
  readonly name: string | null;
}

/** Everything that happened on a walk. */
export interface WalkFacts {
  readonly marks: readonly Mark[];
  readonly tries: readonly QuizTry[];
  /** What their test is worth: nothing yet, a certificate, or one that was taken back. */
  readonly certificate: 'none' | 'valid' | 'revoked';
  readonly doneAt: number | null;
}

export type StepState = 'done' | 'open' | 'closed';
export type StepKind = Step['kind'] | 'contract';

/** One step as it stands. */
export interface StandingStep {
  readonly key: string;
  readonly kind: StepKind;
  readonly title: string;
  readonly state: StepState;
  readonly doneAt: number | null;
  /** Of a quiz. */
  readonly quiz: QuizStanding | null;
}

const grantedTo = (facts: WalkFacts, key: string): number =>
  facts.marks.filter(({ step, kind }) => step === key && kind === 'granted').length;

/** How a quiz of the path stands. */
export const quizOn = (step: QuizStep, facts: WalkFacts): QuizStanding => quizStanding(step, facts.tries, grantedTo(facts, step.key));

const doneAt = (step: Step, facts: WalkFacts): number | null => {
  if (step.kind === 'quiz') return quizOn(step, facts).passedAt;
  const wanted = step.kind === 'nda' ? 'signed' : 'read';
  return facts.marks.find((mark) => mark.step === step.key && mark.kind === wanted)?.at ?? null;
};

/** Whether any NDA of the program was signed, whatever its path has become since. */
export const hasSworn = ({ marks }: Pick<WalkFacts, 'marks'>): boolean => marks.some(({ kind }) => kind === 'signed');

/** Whether an NDA of this path was signed. */
const isSworn = (path: Path, facts: WalkFacts): boolean => path.some((step) => step.kind === 'nda' && doneAt(step, facts) !== null);

/**
 * How every step stands: done, open, or closed. A step is open when all before it are done. What is confidential stays closed without an
 * NDA whatever stands before it (B-54), and the contract without the certificate of the test that leads to it (B-53): two locks on doors
 * the order of steps has shut already.
 */
export const standingSteps = (path: Path, facts: WalkFacts): readonly StandingStep[] => {
  let onward = true;
  const steps = path.map((step): StandingStep => {
    const at = doneAt(step, facts);
    const secret = step.kind === 'material' && step.confidential && !isSworn(path, facts);
    const state: StepState = secret || !onward ? 'closed' : at === null ? 'open' : 'done';
    if (state !== 'done') onward = false;
    const { key, kind, title } = step;
    return { key, kind, title, state, doneAt: state === 'done' ? at : null, quiz: step.kind === 'quiz' ? quizOn(step, facts) : null };
  });
  const tested = !hasQuiz(path) || facts.certificate === 'valid';
  const state: StepState = facts.doneAt !== null ? 'done' : onward && tested ? 'open' : 'closed';
  return [...steps, { key: CONTRACT_KEY, kind: 'contract', title: '', state, doneAt: facts.doneAt, quiz: null }];
};

/** Why a step cannot be read, or done, now. */
export type StepRefusal = 'PATH_STEP_NOT_FOUND' | 'PATH_STEP_CLOSED' | 'PATH_STEP_DONE';

/** The one question every way to a step asks: may it be read, may it be done. Null for yes. */
export const whyNot = (
  steps: readonly StandingStep[],
  { key, kind, to }: { readonly key: string; readonly kind?: StepKind; readonly to: 'read' | 'do' },
): StepRefusal | null => {
  const step = steps.find((one) => one.key === key);
  if (!step || (kind !== undefined && step.kind !== kind)) return 'PATH_STEP_NOT_FOUND';
  if (step.state === 'closed') return 'PATH_STEP_CLOSED';
  return to === 'do' && step.state === 'done' ? 'PATH_STEP_DONE' : null;
};

/** True when every quiz of the path is passed: the moment a certificate is issued. */
export const isTested = (path: Path, facts: WalkFacts): boolean =>
  hasQuiz(path) && path.every((step) => step.kind !== 'quiz' || quizOn(step, facts).passedAt !== null);
