import type { Core } from '@strapi/strapi';
import type { Affiliate } from '../domain/affiliate';
import { boundAt } from '../domain/recruitment';
import { affiliatesWhere } from '../store/affiliates';
import { everRecruited, recruitmentsOf } from '../store/recruitments';

/** Whoever was bound to a sponsor at a moment (UTC ms), with until when that was to be; themselves as they are now. */
export const recruitsAt = async (strapi: Core.Strapi, sponsorId: number, at: number): Promise<readonly Affiliate[]> => {
  const bound = await affiliatesWhere(strapi, 'sponsor_id', [sponsorId]);
  const known = new Set(bound.map(({ id }) => id));
  const others = (await everRecruited(strapi, sponsorId)).filter((id) => !known.has(id));
  const found: Affiliate[] = [];
  for (const one of [...bound, ...(others.length === 0 ? [] : await affiliatesWhere(strapi, 'id', others))]) {
    if (one.enrolledAt > at) continue;
    const then = boundAt(await recruitmentsOf(strapi, one.id), one, at);
    if (then.sponsorId === sponsorId) found.push({ ...one, ...then });
  }
  return found.sort((a, b) => a.id - b.id);
};
