import { trackClick, trackVisit } from '../../../../../contracts/tracking';
import { leaveLead } from '../../../../../contracts/ways';
import { linkFollower } from '../../../flows/attribution/follow-link';
import { takeLeadByCode } from '../../../flows/attribution/take-lead';
import type { Core } from '@strapi/strapi';
import { failed, ok } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';
import { attribution, attributionFailures, mayTrack, parametersIn } from '../service';

const saidOf = (consent: boolean | undefined): string | undefined => (consent === undefined ? undefined : consent ? 'granted' : 'refused');

const VISITOR_COOKIE = 'afs_visitor';

/** Whether what a browser tells of a page is a person's, on a page of the shop's own, who may be counted. */
const mayBeMeasured = (strapi: Core.Strapi, caller: Pick<Caller, 'cookie' | 'header' | 'userAgent'>): boolean => {
  const from = caller.header('sec-fetch-site');
  if (from !== '' && from !== 'same-origin') return false;
  if (attribution(strapi).agent(caller.userAgent).robot) return false;
  const given = { consent: caller.cookie('afs_consent'), privacyControl: caller.header('sec-gpc') === '1' };
  return mayTrack(attribution(strapi).rules().consent, given);
};

/** Clicks told by storefronts that run elsewhere, and leads of affiliates' own pages. */
export const trackingController: Controller = {
  name: 'tracking',
  implementations: [
    implement(leaveLead, async (strapi, { body }, { ip }) => {
      await takeLeadByCode(strapi, body.code, { email: body.email, ip });
      return ok({ data: { received: true as const } });
    }),
    implement(trackVisit, (strapi, { body }, caller) => {
      const visitor = caller.cookie(VISITOR_COOKIE);
      // Whoever asks is answered alike: what is measured of whom is nobody's to find out.
      if (visitor !== undefined && mayBeMeasured(strapi, caller))
        attribution(strapi).tellVisit(visitor, { seconds: body.seconds, pages: body.first ? 1 : 0 });
      return Promise.resolve(ok({ data: { received: true as const } }));
    }),
    implement(trackClick, async (strapi, { body }, caller) => {
      const rules = attribution(strapi).rules();
      const tracked = mayTrack(rules.consent, { consent: saidOf(body.consent), privacyControl: caller.header('sec-gpc') === '1' });
      // A code that does nothing is answered like one that does: nobody finds out codes by trying.
      const nothing = tracked ? attribution(strapi).visitorFor(body.visitor) : null;
      const links = linkFollower(strapi);
      const link = links.find(body.code);
      if (!link) return ok({ data: { visitor: nothing } });
      try {
        const visitor = await links.follow(link, {
          kind: 'server',
          landing: body.landing,
          ip: caller.ip,
          userAgent: caller.userAgent,
          country: null,
          visitor: body.visitor,
          mayTrack: tracked,
          mostKept: rules.mostKept,
          tags: links.tagsOf(link, parametersIn(body.landing)),
        });
        return ok({ data: { visitor } });
      } catch (error) {
        strapi.log.error(`affiliate-store: a click could not be stored: ${error instanceof Error ? error.message : String(error)}`);
        return failed(attributionFailures.because('CLICK_NOT_KEPT'));
      }
    }),
  ],
};
