import type { Core } from '@strapi/strapi';
import { affiliates, type AffiliatesService } from '../../capabilities/affiliates/service';
import { attribution, type AttributionService } from '../../capabilities/attribution/service';

/** Who takes part: programs say how long touches must be remembered, attribution forgets the rest. */
export interface ForgetVisitorsCast {
  readonly affiliates: Pick<AffiliatesService, 'windows'>;
  readonly attribution: Pick<AttributionService, 'forgetClicks'>;
}

/** Deletes clicks that nobody has a reason to keep any more, and answers how many. */
export const forgetVisitors = async (
  strapi: Core.Strapi,
  cast: ForgetVisitorsCast = { affiliates: affiliates(strapi), attribution: attribution(strapi) },
): Promise<number> => cast.attribution.forgetClicks(await cast.affiliates.windows());
