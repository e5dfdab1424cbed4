import type { Core } from '@strapi/strapi';
import type { PathStepDraft, ProgramPath, WalkDetail, WalkRow } from '../../../../contracts/admin';
import { affiliateFailures, affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { pathFailures, paths, troubleWithPath, whyNot, type StandingStep, type WalkCase } from '../../capabilities/paths/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { togetherOrNot } from '../../platform/transaction';
import type { Page } from '../affiliates/read-partner-portal';
import { managedOf } from '../managers/read-managers';
import { nextStep, stateOfWalk, type OwnWalk } from './read-paths';
import { certificateUrl, writeCertificateMail, writePathMail } from './write-path-mail';

type Done<T> = Promise<Outcome<T, Failure>>;

const listingOf = async (strapi: Core.Strapi, documentId: string) => {
  const program = await affiliates(strapi).programOfDocument(documentId);
  return program && affiliates(strapi).listingOfProgram(program.id);
};

/** The path of a program as staff edits it. */
export const pathOfProgram = async (strapi: Core.Strapi, documentId: string): Done<ProgramPath> => {
  const listing = await listingOf(strapi, documentId);
  if (!listing) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const { program, kind } = listing;
  const newest = await paths(strapi).newest(program.id);
  const { total } = await paths(strapi).page({ programId: program.id, done: false, limit: 1 });
  return ok({
    id: program.documentId,
    name: program.name,
    kind,
    version: newest?.version ?? 0,
    steps: structuredClone(newest?.steps ?? []) as PathStepDraft[],
    walking: total,
  });
};

/** Gives newcomers another path. Who is in stays in, and who is on their way goes on by what they began with. */
export const publishPathOf = (
  strapi: Core.Strapi,
  documentId: string,
  { version, steps, by }: { readonly version: number; readonly steps: readonly PathStepDraft[]; readonly by: string },
): Done<ProgramPath> =>
  togetherOrNot(strapi, async () => {
    const listing = await listingOf(strapi, documentId);
    if (!listing) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    const trouble = troubleWithPath(steps, listing.kind);
    if (trouble) return failed(pathFailures.because(trouble.code, { step: trouble.step }));
    const { id } = listing.program;
    const newest = await paths(strapi).newest(id);
    if ((newest?.version ?? 0) !== version || !(await paths(strapi).publish(id, version + 1, steps, by)))
      return failed(pathFailures.because('PATH_CHANGED'));
    await audit(strapi, {
      actor: by,
      action: 'path.published',
      subject: `program:${documentId}`,
      before: { version, steps: (newest?.steps ?? []).map(({ key, kind }) => `${kind}:${key}`) },
      after: { version: version + 1, steps: steps.map(({ key, kind }) => `${kind}:${key}`) },
    });
    return pathOfProgram(strapi, documentId);
  });

const rowOf = async (strapi: Core.Strapi, own: OwnWalk): Promise<WalkRow> => {
  const { place, of } = own;
  const program = await affiliates(strapi).program(place.programId);
  const next = nextStep(own);
  return {
    id: place.documentId,
    name: place.name,
    email: place.email,
    program: { id: program?.documentId ?? '', name: program?.name ?? place.programName },
    version: of.walk.version,
    state: stateOfWalk(own),
    doneSteps: of.steps.filter(({ state }) => state === 'done').length,
    allSteps: of.steps.length,
    next: next && { kind: next.kind, title: next.title },
    openedAt: isoOf(of.walk.openedAt),
    doneAt: maybeIsoOf(of.walk.doneAt),
    certificate: of.certificate?.number ?? null,
  };
};

/** Who is on which path, and how far. */
export const listWalksOf = async (
  strapi: Core.Strapi,
  asked: {
    readonly program?: string | undefined;
    readonly state?: 'walking' | 'done' | undefined;
    readonly beforeId?: number | undefined;
    readonly limit: number;
    readonly onlyManagedBy: number | null;
  },
): Promise<Page<WalkRow>> => {
  const program = asked.program === undefined ? undefined : await affiliates(strapi).programOfDocument(asked.program);
  if (program === null) return { rows: [], nextCursor: null, total: 0 };
  const done = asked.state === undefined ? undefined : asked.state === 'done';
  const { limit, beforeId } = asked;
  const managed = managedOf(strapi, asked.onlyManagedBy);
  const theirs = managed && (() => affiliates(strapi).asQuery(managed));
  const { rows, total } = await paths(strapi).page({ programId: program?.id, done, beforeId, affiliates: theirs, limit });
  const places = await affiliates(strapi).affiliates(rows.map(({ walk }) => walk.affiliateId));
  const views: WalkRow[] = [];
  for (const of of rows) {
    const place = places.get(of.walk.affiliateId);
    if (place) views.push(await rowOf(strapi, { place, of }));
  }
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { rows: views, nextCursor: last ? String(last.walk.id) : null, total };
};

const stepDetail = (of: WalkCase, step: StandingStep): WalkDetail['steps'][number] => {
  const signed = of.facts.marks.find((mark) => mark.step === step.key && mark.kind === 'signed');
  return {
    key: step.key,
    kind: step.kind,
    title: step.title,
    state: step.state,
    doneAt: maybeIsoOf(step.doneAt),
    signature: signed ? { name: signed.name ?? '', at: isoOf(signed.at), hash: signed.hash } : null,
    tries: of.facts.tries
      .filter((one) => one.step === step.key)
      .map(({ number, begunAt, answeredAt, right, questions, passed }) => ({
        number,
        begunAt: isoOf(begunAt),
        answeredAt: maybeIsoOf(answeredAt),
        right,
        asked: questions.length,
        passed,
      })),
    stuck: step.quiz !== null && step.quiz.passedAt === null && step.quiz.running === null && step.quiz.opensAt === null,
  };
};

const detailOf = async (strapi: Core.Strapi, own: OwnWalk): Promise<WalkDetail> => {
  const { certificate, walk, steps } = own.of;
  return {
    ...(await rowOf(strapi, own)),
    steps: steps.map((step) => stepDetail(own.of, step)),
    paper: certificate && {
      number: certificate.number,
      url: await certificateUrl(strapi, walk.locale, certificate.number),
      issuedAt: isoOf(certificate.issuedAt),
      revokedAt: maybeIsoOf(certificate.revokedAt),
      revokedBecause: certificate.revokedBecause,
    },
  };
};

const walkAt = async (strapi: Core.Strapi, place: Affiliate | null, how: 'walk' | 'hold'): Done<OwnWalk> => {
  const of = place && (await paths(strapi)[how](place.id));
  return place && of ? ok({ place, of }) : failed(pathFailures.because('PATH_NOT_FOUND'));
};

export const readWalkOf = async (strapi: Core.Strapi, id: string): Done<WalkDetail> => {
  const own = await walkAt(strapi, await affiliates(strapi).affiliateOfDocument(id), 'walk');
  return own.ok ? ok(await detailOf(strapi, own.value)) : own;
};

/** Grants one more try: the test is still theirs to pass. */
export const grantTryTo = (
  strapi: Core.Strapi,
  id: string,
  { step, reason, by }: { readonly step: string; readonly reason: string; readonly by: string },
): Done<WalkDetail> =>
  togetherOrNot(strapi, async () => {
    const own = await walkAt(strapi, await affiliates(strapi).affiliateOfDocument(id), 'hold');
    if (!own.ok) return own;
    const { place, of } = own.value;
    const refusal = whyNot(of.steps, { key: step, kind: 'quiz', to: 'do' });
    if (refusal !== null) return failed(pathFailures.because(refusal));
    const granted = of.facts.marks.filter((mark) => mark.step === step && mark.kind === 'granted').length + 1;
    await paths(strapi).mark({ affiliateId: place.id, step, kind: 'granted', hash: '', by, name: null, locale: null, reason });
    await audit(strapi, {
      actor: by,
      action: 'path.try-granted',
      subject: `affiliate:${place.documentId}`,
      reason,
      after: { step, granted },
    });
    const title = of.steps.find(({ key }) => key === step)?.title ?? '';
    await writePathMail(strapi, place, of.walk.locale, { what: 'try_granted', step: title, reason, event: `granted:${step}:${granted}` });
    return readWalkOf(strapi, id);
  });

/** Takes a certificate back for good; what was signed by it before stands, and is a block's business. */
export const revokeCertificateOf = (
  strapi: Core.Strapi,
  id: string,
  { reason, by }: { readonly reason: string; readonly by: string },
): Done<WalkDetail> =>
  togetherOrNot(strapi, async () => {
    const own = await walkAt(strapi, await affiliates(strapi).affiliateOfDocument(id), 'hold');
    if (!own.ok) return own;
    const { place, of } = own.value;
    if (of.certificate === null) return failed(pathFailures.because('CERTIFICATE_NOT_FOUND'));
    const before = await paths(strapi).revoke(of.certificate.number, { because: reason, by });
    if (!before || before.revokedAt !== null) return failed(pathFailures.because('CERTIFICATE_REVOKED'));
    await audit(strapi, {
      actor: by,
      action: 'certificate.revoked',
      subject: `affiliate:${place.documentId}`,
      reason,
      before: { number: before.number },
      after: { number: before.number, revoked: true },
    });
    await writeCertificateMail(strapi, place, of.walk.locale, { certificate: before, reason });
    return readWalkOf(strapi, id);
  });
