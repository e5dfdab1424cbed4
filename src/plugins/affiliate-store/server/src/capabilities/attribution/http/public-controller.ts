import { trackClick } from '../../../../../contracts/tracking';
import { leaveLead } from '../../../../../contracts/ways';
import { linkFollower } from '../../../flows/follow-link';
import { takeLeadByCode } from '../../../flows/take-lead';
import { failed, ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';
import { attribution, attributionFailures, mayTrack, parametersIn } from '../service';

const saidOf = (consent: boolean | undefined): string | undefined => (consent === undefined ? undefined : consent ? 'granted' : 'refused');

/** Clicks told by storefronts that run elsewhere, and leads of affiliates' own pages. */
export const trackingController: Controller = {
  name: 'tracking',
  implementations: [
    implement(leaveLead, async (strapi, { body }, { ip }) => {
      await takeLeadByCode(strapi, body.code, { email: body.email, ip });
      return ok({ data: { received: true as const } });
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
