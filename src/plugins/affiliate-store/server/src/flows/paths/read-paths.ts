import type { Core } from '@strapi/strapi';
import type { Data } from '../../../../contracts/endpoint';
import type { PathStepText, PathView, readCertificate } from '../../../../contracts/paths';
import type { Locale } from '../../../../contracts/primitives';
import { affiliates, filled, placeholders, promisedBy, type Affiliate } from '../../capabilities/affiliates/service';
import { hashOfText, pathFailures, paths, whyNot, type Step, type StandingStep, type WalkCase } from '../../capabilities/paths/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { shopName } from '../../platform/shop-identity';
import { termsView } from '../affiliates/read-contracts';

/** Somebody's place with the path that leads to its contract. */
export interface OwnWalk {
  readonly place: Affiliate;
  readonly of: WalkCase;
}

const stepOf = ({ path }: WalkCase, key: string): Step | undefined => path.steps.find((step) => step.key === key);

const quizView = (of: WalkCase, { key, quiz }: StandingStep): PathView['steps'][number]['quiz'] => {
  const step = stepOf(of, key);
  if (quiz === null || step?.kind !== 'quiz') return null;
  const last = of.facts.tries.filter((one) => one.step === key && one.answeredAt !== null).at(-1);
  return {
    questions: (quiz.running?.questions ?? step.questions).length,
    passPercent: quiz.running?.passPercent ?? step.passPercent,
    left: quiz.left,
    opensAt: maybeIsoOf(quiz.opensAt),
    running: quiz.running !== null,
    last: last ? { right: last.right ?? 0, asked: last.questions.length, passed: last.passed === true } : null,
  };
};

const stepView = (of: WalkCase, step: StandingStep): PathView['steps'][number] => ({
  key: step.key,
  kind: step.kind,
  title: step.title,
  state: step.state,
  doneAt: maybeIsoOf(step.doneAt),
  quiz: quizView(of, step),
});

/** How a walk stands; a blocked place goes nowhere whatever its steps say. */
export const stateOfWalk = ({ place, of }: OwnWalk): PathView['state'] =>
  place.state === 'blocked' ? 'blocked' : of.walk.doneAt === null ? 'walking' : 'done';

/** Which step is next; none on a place that is blocked. */
export const nextStep = (own: OwnWalk): StandingStep | null =>
  stateOfWalk(own) === 'blocked' ? null : (own.of.steps.find(({ state }) => state === 'open') ?? null);

export const pathViewOf = (own: OwnWalk): PathView => {
  const { place, of } = own;
  const { certificate } = of;
  return {
    id: place.documentId,
    program: place.programName,
    state: stateOfWalk(own),
    openedAt: isoOf(of.walk.openedAt),
    doneAt: maybeIsoOf(of.walk.doneAt),
    steps: of.steps.map((step) => stepView(of, step)),
    doneSteps: of.steps.filter(({ state }) => state === 'done').length,
    next: nextStep(own)?.key ?? null,
    certificate: certificate && {
      number: certificate.number,
      issuedAt: isoOf(certificate.issuedAt),
      revokedAt: maybeIsoOf(certificate.revokedAt),
    },
  };
};

const placesOf = async (strapi: Core.Strapi, userId: number | undefined): Promise<readonly Affiliate[]> => {
  const party = userId === undefined ? null : await people(strapi).partyOfUser(userId);
  return party ? affiliates(strapi).affiliatesOfParty(party.id) : [];
};

/** A signed-in person's own walk on the path to a place of theirs; anybody else's is not found. */
export const ownWalk = async (strapi: Core.Strapi, userId: number | undefined, id: string): Promise<Outcome<OwnWalk, Failure>> => {
  const place = (await placesOf(strapi, userId)).find(({ documentId }) => documentId === id);
  const of = place && (await paths(strapi).walk(place.id));
  return place && of ? ok({ place, of }) : failed(pathFailures.because('PATH_NOT_FOUND'));
};

/** Every path a person is on or has walked, newest first. */
export const pathsOf = async (strapi: Core.Strapi, userId: number | undefined): Promise<PathView[]> => {
  const views: PathView[] = [];
  for (const place of await placesOf(strapi, userId)) {
    const of = await paths(strapi).walk(place.id);
    if (of) views.unshift(pathViewOf({ place, of }));
  }
  return views;
};

const contractText = async (strapi: Core.Strapi, place: Affiliate, locale: Locale): Promise<PathStepText['contract']> => {
  const draft = await affiliates(strapi).draftContract(place);
  if (!draft) return null;
  const { terms } = promisedBy(draft.versions, draft.offer);
  const { paper, hash } = affiliates(strapi).paperOf(draft, draft.offer, locale);
  const shop = await setting(strapi, shopName);
  const values = { terms, name: place.name, program: draft.program.name, shop, validUntil: draft.validUntil };
  return {
    text: filled(paper.text, placeholders(locale, values)),
    hash,
    version: draft.offer.version,
    terms: termsView(terms),
    validUntil: isoOf(draft.validUntil),
  };
};

/** What a step that is open says. */
const stepText = async (strapi: Core.Strapi, { place, of }: OwnWalk, standing: StandingStep, locale: Locale): Promise<PathStepText> => {
  const step = stepOf(of, standing.key);
  const written = step && step.kind !== 'quiz' ? step : null;
  const signed = of.facts.marks.find((mark) => mark.step === standing.key && mark.kind === 'signed');
  return {
    ...stepView(of, standing),
    text: written?.text ?? null,
    hash: written && hashOfText(written),
    confidential: written?.kind === 'material' && written.confidential,
    signature: signed ? { name: signed.name ?? '', at: isoOf(signed.at), hash: signed.hash } : null,
    contract: standing.kind === 'contract' ? await contractText(strapi, place, locale) : null,
  };
};

/** What a step says, once it is open: nothing of a closed one leaves the server. */
export const readStepOf = async (
  strapi: Core.Strapi,
  userId: number | undefined,
  { id, key }: { readonly id: string; readonly key: string },
  locale: Locale,
): Promise<Outcome<PathStepText, Failure>> => {
  const own = await ownWalk(strapi, userId, id);
  if (!own.ok) return own;
  const { place, of } = own.value;
  const refusal = place.state === 'blocked' ? 'PATH_STEP_CLOSED' : whyNot(of.steps, { key, to: 'read' });
  const standing = of.steps.find((step) => step.key === key);
  if (refusal !== null || !standing) return failed(pathFailures.because(refusal ?? 'PATH_STEP_NOT_FOUND'));
  return ok(await stepText(strapi, own.value, standing, locale));
};

/** What everybody who has the number of a certificate is told. */
export const certificateOf = async (strapi: Core.Strapi, number: string): Promise<Outcome<Data<typeof readCertificate>, Failure>> => {
  const found = await paths(strapi).certificate(number.trim().toUpperCase());
  if (!found) return failed(pathFailures.because('CERTIFICATE_NOT_FOUND'));
  const { name, program, kind, dealerForm } = found;
  return ok({
    number: found.number,
    name,
    program,
    kind,
    dealerForm,
    issuedAt: isoOf(found.issuedAt),
    revokedAt: maybeIsoOf(found.revokedAt),
  });
};
