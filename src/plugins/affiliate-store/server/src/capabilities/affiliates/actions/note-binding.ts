import type { Core } from '@strapi/strapi';
import type { Affiliate } from '../domain/affiliate';
import type { Bound, Recruitment } from '../domain/recruitment';
import { insertRecruitment } from '../store/recruitments';

export type { Bound } from '../domain/recruitment';

const NOBODY: Bound = { sponsorId: null, sponsorUntil: null };

/** Writes down whom somebody is bound to from now on, beside what was before. */
export const noteBinding = (
  strapi: Core.Strapi,
  { id, programId }: Pick<Affiliate, 'id' | 'programId'>,
  bound: Bound,
  { before = NOBODY, by, ...why }: Pick<Recruitment, 'how' | 'reason'> & { readonly before?: Bound; readonly by: string },
): Promise<void> =>
  insertRecruitment(strapi, {
    ...why,
    affiliateId: id,
    programId,
    sponsorId: bound.sponsorId,
    until: bound.sponsorUntil,
    beforeSponsorId: before.sponsorId,
    beforeUntil: before.sponsorUntil,
    actor: by,
  });
