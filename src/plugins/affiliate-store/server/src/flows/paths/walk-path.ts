import type { Core } from '@strapi/strapi';
import type { PathView, QuizResult, QuizTryView } from '../../../../contracts/paths';
import type { Locale } from '../../../../contracts/primitives';
import { affiliates } from '../../capabilities/affiliates/service';
import {
  CONTRACT_KEY,
  hashOfText,
  isTested,
  pathFailures,
  paths,
  quizOn,
  reaches,
  unansweredIn,
  verdictsOn,
  whyNot,
  type Chosen,
  type Step,
  type StepKind,
} from '../../capabilities/paths/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { togetherOrNot } from '../../platform/transaction';
import { ownWalk, pathViewOf, type OwnWalk } from './read-paths';
import { writeWelcomeMail } from '../applications/write-application-mail';
import { writeCertificateMail, writePathMail } from './write-path-mail';

/** Whose step it is, and which. */
export interface StepAsked {
  readonly userId: number | undefined;
  readonly id: string;
  readonly key: string;
}

type Done<T> = Promise<Outcome<T, Failure>>;
type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;

const because = (code: keyof typeof pathFailures.catalogue, facts = {}) => failed(pathFailures.because(code, facts));

/** The walk held, and its step open to be done: every act on a path begins here, so that none of them can skip a step. */
const atStep = async (strapi: Core.Strapi, { userId, id, key }: StepAsked, kind: StepKind): Done<OwnWalk> => {
  const seen = await ownWalk(strapi, userId, id);
  if (!seen.ok) return seen;
  const { place } = seen.value;
  const of = await paths(strapi).hold(place.id);
  if (!of) return because('PATH_NOT_FOUND');
  const refusal = whyNot(of.steps, { key, kind, to: 'do' });
  if (refusal !== null) return because(refusal);
  return place.state === 'blocked' ? because('PATH_STEP_CLOSED') : ok({ place, of });
};

const written = <K extends Step['kind']>({ of }: OwnWalk, key: string, kind: K): StepOf<K> => {
  const step = of.path.steps.find((one) => one.key === key);
  if (step?.kind !== kind) throw new Error(`the path has no ${kind} ${key}`);
  return step as StepOf<K>;
};

/** How the walk stands after an act, read in its own unit. */
const then = async (strapi: Core.Strapi, { userId, id }: StepAsked): Done<PathView> => {
  const own = await ownWalk(strapi, userId, id);
  return own.ok ? ok(pathViewOf(own.value)) : own;
};

const marking = (
  strapi: Core.Strapi,
  asked: StepAsked,
  kind: 'material' | 'nda',
  mark: (own: OwnWalk, hash: string) => Promise<void>,
  hash: string,
) =>
  togetherOrNot(strapi, async () => {
    const own = await atStep(strapi, asked, kind);
    if (!own.ok) return own;
    const text = hashOfText(written(own.value, asked.key, kind));
    if (text !== hash) return because('PATH_TEXT_CHANGED');
    await mark(own.value, text);
    return then(strapi, asked);
  });

/** Material was read: the text its hash names. */
export const markRead = (strapi: Core.Strapi, asked: StepAsked, hash: string): Done<PathView> =>
  marking(
    strapi,
    asked,
    'material',
    ({ place }, text) =>
      paths(strapi).mark({
        affiliateId: place.id,
        step: asked.key,
        kind: 'read',
        hash: text,
        by: `person:${asked.userId}`,
        name: null,
        locale: null,
        reason: null,
      }),
    hash,
  );

/** An NDA is signed: by whom, as they wrote their name, when, and which text. */
export const signNdaOf = (
  strapi: Core.Strapi,
  asked: StepAsked,
  { hash, name, locale }: { readonly hash: string; readonly name: string; readonly locale: Locale },
): Done<PathView> =>
  marking(
    strapi,
    asked,
    'nda',
    async ({ place, of }, text) => {
      const by = `person:${asked.userId}`;
      await paths(strapi).mark({ affiliateId: place.id, step: asked.key, kind: 'signed', hash: text, by, name, locale, reason: null });
      await audit(strapi, {
        actor: by,
        action: 'path.nda-signed',
        subject: `affiliate:${place.documentId}`,
        after: { step: asked.key, version: of.walk.version, hash: text, name },
      });
    },
    hash,
  );

/** Begins a try of a quiz, or goes on with the one that was begun. What is right stays here. */
export const beginTryOf = (strapi: Core.Strapi, asked: StepAsked): Done<QuizTryView> =>
  togetherOrNot(strapi, async () => {
    const own = await atStep(strapi, asked, 'quiz');
    if (!own.ok) return own;
    const { place, of } = own.value;
    const step = written(own.value, asked.key, 'quiz');
    const { running, opensAt } = quizOn(step, of.facts);
    if (!running && opensAt === null) return because('QUIZ_TRIES_USED');
    if (!running && opensAt !== null && opensAt > now()) return because('QUIZ_PAUSED', { opensAt: isoOf(opensAt) });
    const number = of.facts.tries.filter((one) => one.step === asked.key).length + 1;
    const go = running ?? (await paths(strapi).beginTry(place.id, step, number));
    return ok({
      id: go.publicId,
      number: go.number,
      passPercent: go.passPercent,
      questions: go.questions.map(({ key, text, options, right }) => ({
        key,
        text,
        several: right.length > 1,
        options: options.map((option) => ({ ...option })),
      })),
    });
  });

/** What comes of a test that was passed, or of the last try that was not. */
const followTry = async (strapi: Core.Strapi, { userId, id, key }: StepAsked, number: number): Done<OwnWalk> => {
  const after = await ownWalk(strapi, userId, id);
  if (!after.ok) return after;
  const { place, of } = after.value;
  const { locale, version } = of.walk;
  if (of.certificate === null && isTested(of.path.steps, of.facts)) {
    const listing = await affiliates(strapi).listingOfProgram(place.programId);
    const certificate = await paths(strapi).issue({
      affiliateId: place.id,
      programId: place.programId,
      name: place.name,
      program: place.programName,
      kind: listing?.kind ?? 'referral',
      dealerForm: listing?.dealerForm ?? null,
      pathVersion: version,
    });
    await audit(strapi, {
      actor: 'system',
      action: 'certificate.issued',
      subject: `affiliate:${place.documentId}`,
      after: { number: certificate.number, version },
    });
    await writeCertificateMail(strapi, place, locale, { certificate, reason: null });
    return ownWalk(strapi, userId, id);
  }
  const quiz = quizOn(written(after.value, key, 'quiz'), of.facts);
  if (quiz.passedAt === null && quiz.opensAt === null)
    await writePathMail(strapi, place, locale, {
      what: 'stuck',
      step: of.steps.find((step) => step.key === key)?.title ?? '',
      reason: null,
      event: `stuck:${key}:${number}`,
    });
  return after;
};

/** Answers a try, once: judged by the questions it was made of, whatever became of the quiz meanwhile. */
export const answerTryOf = (
  strapi: Core.Strapi,
  asked: StepAsked,
  given: { readonly try: string; readonly answers: ReadonlyArray<{ readonly question: string; readonly options: readonly string[] }> },
): Done<QuizResult> =>
  togetherOrNot(strapi, async () => {
    const own = await atStep(strapi, asked, 'quiz');
    if (!own.ok) return own;
    const go = own.value.of.facts.tries.find(({ publicId, step }) => publicId === given.try && step === asked.key);
    if (!go) return because('QUIZ_TRY_NOT_FOUND');
    if (go.answeredAt !== null) return because('QUIZ_TRY_ANSWERED');
    const chosen: Chosen = Object.fromEntries(given.answers.map(({ question, options }) => [question, options]));
    const question = unansweredIn(go.questions, chosen);
    if (question !== null) return because('QUIZ_UNANSWERED', { question });
    const verdicts = verdictsOn(go.questions, chosen);
    const right = verdicts.filter((verdict) => verdict.right).length;
    const passed = reaches(right, verdicts.length, go.passPercent);
    await paths(strapi).answerTry(go, { chosen, right, passed });
    const after = await followTry(strapi, asked, go.number);
    if (!after.ok) return after;
    return ok({ passed, right, asked: verdicts.length, verdicts: verdicts.map((one) => ({ ...one })), path: pathViewOf(after.value) });
  });

/** The end of the path: the contract is agreed to, and from now on the link counts. */
export const signContractOf = (
  strapi: Core.Strapi,
  { userId, id }: Omit<StepAsked, 'key'>,
  { hash, locale }: { readonly hash: string; readonly locale: Locale },
): Done<PathView> =>
  togetherOrNot(strapi, async () => {
    const asked = { userId, id, key: CONTRACT_KEY };
    const own = await atStep(strapi, asked, 'contract');
    if (!own.ok) return own;
    const signed = await affiliates(strapi).sign(id, { hash, locale, by: `affiliate:${id}` });
    if (!signed.ok) return signed;
    await paths(strapi).finish(own.value.of.walk);
    await writeWelcomeMail(strapi, { email: signed.value.email, locale }, signed.value);
    return then(strapi, asked);
  });
