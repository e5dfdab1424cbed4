import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { contentHash } from '../../platform/ids';
import { standingSteps, type StandingStep, type WalkFacts } from './domain/path';
import type { Path } from './domain/step';
import { certificateByNumber, certificatesOf, issueCertificate, revokeCertificate, type Certificate } from './store/certificates';
import { insertPath, newestPath, pathOfVersion, type PathVersion } from './store/paths';
import { answerTry, beginTry, triesOf } from './store/tries';
import { finishWalk, holdWalk, insertMark, insertWalk, marksOf, pageOfWalks, walkOfAffiliate, type Walk } from './store/walks';

export { troubleWithPath } from './domain/check-path';
export { pathFailures } from './domain/failures';
export { learnable } from './domain/learning';
export { isTested, quizOn, whyNot } from './domain/path';
export type { StandingStep, StepKind, WalkFacts } from './domain/path';
export { reaches, unansweredIn, verdictsOn } from './domain/quiz';
export type { Chosen, QuizTry } from './domain/quiz';
export { CONTRACT_KEY } from './domain/step';
export type { MaterialStep, Path, QuizStep, Step } from './domain/step';
export type { Certificate } from './store/certificates';
export type { PathVersion } from './store/paths';
export type { Walk } from './store/walks';

/** A walk with its path, what happened on it, and how every step stands. */
export interface WalkCase {
  readonly walk: Walk;
  readonly path: PathVersion;
  readonly facts: WalkFacts;
  readonly certificate: Certificate | null;
  readonly steps: readonly StandingStep[];
}

/** What was read or signed, as a mark names it. */
export const hashOfText = ({ title, text }: { readonly title: string; readonly text: string }): string => contentHash({ title, text });

const casesOf = async (strapi: Core.Strapi, walks: readonly Walk[]): Promise<readonly WalkCase[]> => {
  const ids = walks.map(({ affiliateId }) => affiliateId);
  const [marks, tries, papers] = [await marksOf(strapi, ids), await triesOf(strapi, ids), await certificatesOf(strapi, ids)];
  const paths = new Map<string, PathVersion>();
  const found: WalkCase[] = [];
  for (const walk of walks) {
    const key = `${walk.programId} ${walk.version}`;
    const path = paths.get(key) ?? (await pathOfVersion(strapi, walk.programId, walk.version));
    paths.set(key, path);
    const certificate = papers.get(walk.affiliateId) ?? null;
    const facts: WalkFacts = {
      marks: marks.get(walk.affiliateId) ?? [],
      tries: tries.get(walk.affiliateId) ?? [],
      certificate: certificate === null ? 'none' : certificate.revokedAt === null ? 'valid' : 'revoked',
      doneAt: walk.doneAt,
    };
    found.push({ walk, path, facts, certificate, steps: standingSteps(path.steps, facts) });
  }
  return found;
};

const one = async (strapi: Core.Strapi, walk: Walk | null): Promise<WalkCase | null> =>
  walk && ((await casesOf(strapi, [walk]))[0] ?? null);

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** Paths into programs, and who is how far on them. */
export interface PathsService {
  /** The path newcomers get; null where there is none, or it was taken away. */
  pathFor(programId: number): Promise<PathVersion | null>;
  /** The newest version, one without steps too. */
  readonly newest: Rest<typeof newestPath>;
  /** Writes the next version; false where somebody else wrote it a moment before. */
  publish(programId: number, version: number, steps: Path, by: string): Promise<boolean>;
  readonly open: Rest<typeof insertWalk>;
  walk(affiliateId: number): Promise<WalkCase | null>;
  /** The same, unchanged until the unit of work ends. */
  hold(affiliateId: number): Promise<WalkCase | null>;
  page(filter: Parameters<typeof pageOfWalks>[1]): Promise<{ readonly rows: readonly WalkCase[]; readonly total: number }>;
  readonly finish: Rest<typeof finishWalk>;
  readonly mark: Rest<typeof insertMark>;
  readonly beginTry: Rest<typeof beginTry>;
  readonly answerTry: Rest<typeof answerTry>;
  readonly certificate: Rest<typeof certificateByNumber>;
  readonly issue: Rest<typeof issueCertificate>;
  readonly revoke: Rest<typeof revokeCertificate>;
}

export const pathsService = (strapi: Core.Strapi): PathsService => ({
  pathFor: async (programId) => {
    const path = await newestPath(strapi, programId);
    return path && path.steps.length > 0 ? path : null;
  },
  newest: (programId) => newestPath(strapi, programId),
  publish: (programId, version, steps, by) => insertPath(strapi, { programId, version, steps, by }),
  open: (given) => insertWalk(strapi, given),
  walk: async (affiliateId) => one(strapi, await walkOfAffiliate(strapi, affiliateId)),
  hold: async (affiliateId) => one(strapi, await holdWalk(strapi, affiliateId)),
  page: async (filter) => {
    const { rows, total } = await pageOfWalks(strapi, filter);
    return { rows: await casesOf(strapi, rows), total };
  },
  finish: (walk) => finishWalk(strapi, walk),
  mark: (given) => insertMark(strapi, given),
  beginTry: (...asked) => beginTry(strapi, ...asked),
  answerTry: (...asked) => answerTry(strapi, ...asked),
  certificate: (number) => certificateByNumber(strapi, number),
  issue: (given) => issueCertificate(strapi, given),
  revoke: (...asked) => revokeCertificate(strapi, ...asked),
});

/** The door of this room. */
export const paths = (strapi: Core.Strapi): PathsService => door<PathsService>(strapi, 'paths');
