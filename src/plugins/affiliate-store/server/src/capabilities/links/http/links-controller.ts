import type { Core } from '@strapi/strapi';
import {
  changeOwnLink,
  exportTraffic,
  listDestinations,
  listOwnLinks,
  makeOwnLink,
  readAffiliateTraffic,
  readLinkQr,
  readTraffic,
} from '../../../../../contracts/links';
import { changeLinkOf, destinations, linkQr, listLinks, makeLink } from '../../../flows/links/manage-links';
import { rangeOf } from '../../../flows/insights/read-partner-earnings';
import { partnerSelf, type PartnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { readSources, readSourcesOf, sourcesAsCsv } from '../../../flows/links/read-sources';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

const asAffiliate = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  read: (self: PartnerSelf) => Promise<Outcome<Answer<T>, Failure>>,
): Promise<Outcome<Answer<T>, Failure>> => {
  const self = await partnerSelf(strapi, caller.person?.id);
  return self.ok ? read(self.value) : self;
};

const answered = <T>(outcome: Outcome<T, Failure>): Outcome<Answer<T>, Failure> => (outcome.ok ? ok({ data: outcome.value }) : outcome);

/** An affiliate's own links, found through their own places in programs. */
export const partnerLinksController: Controller = {
  name: 'partnerLinks',
  implementations: [
    implement(listOwnLinks, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async (self) => {
        const before = rowOfCursor(query.cursor);
        if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await listLinks(strapi, self, { retired: query.state === 'retired', before });
        return ok({ data: rows, pagination });
      }),
    ),
    implement(listDestinations, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async (self) => ok({ data: await destinations(strapi, self, query.locale) })),
    ),
    implement(makeOwnLink, (strapi, { body }, caller) =>
      asAffiliate(strapi, caller, async (self) => answered(await makeLink(strapi, self, body))),
    ),
    implement(changeOwnLink, (strapi, { params, body }, caller) =>
      asAffiliate(strapi, caller, async (self) => answered(await changeLinkOf(strapi, self, params.slug, body))),
    ),
    implement(readLinkQr, (strapi, { params }, caller) =>
      asAffiliate(strapi, caller, async (self) => answered(await linkQr(strapi, self, params.slug))),
    ),
  ],
};

/** What came of an affiliate's links, by what they said of themselves. */
export const partnerTraffic: Controller = {
  name: 'partnerTraffic',
  implementations: [
    implement(readTraffic, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async ({ places }) =>
        ok({
          data: await readSources(
            strapi,
            places.map(({ id }) => id),
            query.by,
            rangeOf(query),
          ),
        }),
      ),
    ),
    implement(exportTraffic, (strapi, { query }, caller) =>
      asAffiliate(strapi, caller, async ({ places }) => {
        const ids = places.map(({ id }) => id);
        return ok({ data: sourcesAsCsv(await readSources(strapi, ids, query.by, rangeOf(query))) });
      }),
    ),
  ],
};

/** The same for staff, one affiliate at a time. */
export const adminTraffic: Controller = {
  name: 'adminTraffic',
  implementations: [
    implement(readAffiliateTraffic, async (strapi, { params, query }) =>
      answered(await readSourcesOf(strapi, params.id, query.by, rangeOf(query))),
    ),
  ],
};
