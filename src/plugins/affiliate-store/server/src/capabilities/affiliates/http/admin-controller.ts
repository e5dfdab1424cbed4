import type { Core } from '@strapi/strapi';
import {
  addAffiliate,
  approveAffiliate,
  blockAffiliate,
  changeAffiliateCode,
  changeAffiliateRate,
  changeAffiliateSponsor,
  listAffiliates,
  listPrograms,
  listProgramVersions,
  readAffiliate,
  type AffiliateRow,
} from '../../../../../contracts/admin-affiliates';
import { approvePlace, blockPlace } from '../../../flows/affiliates/block-affiliate';
import { enrolAffiliate } from '../../../flows/affiliates/enrol-affiliate';
import {
  affiliateView,
  managedFilter,
  listAffiliates as pageOfAffiliates,
  programView,
  readAffiliate as affiliateDetail,
} from '../../../flows/affiliates/read-affiliates';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';
import { affiliateFailures, affiliates, type Affiliate } from '../service';

const shown = async (strapi: Core.Strapi, decided: Outcome<Affiliate, Failure>): Promise<Outcome<Answer<AffiliateRow>, Failure>> =>
  decided.ok ? ok({ data: await affiliateView(strapi, decided.value) }) : decided;

/** What staff does with affiliates. */
export const adminAffiliates: Controller = {
  name: 'adminAffiliates',
  implementations: [
    implement(listAffiliates, async (strapi, { query }, caller) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, nextCursor, total } = await pageOfAffiliates(strapi, {
        text: query.q,
        state: query.state,
        programDocumentId: query.program,
        group: query.group,
        tag: query.tag,
        ...managedFilter(strapi, onlyManagedBy(caller), query.manager),
        beforeId,
        limit: query.pageSize,
      });
      return ok({ data: [...rows], pagination: { nextCursor, total } });
    }),
    implement(readAffiliate, async (strapi, { params }, caller) => {
      const detail = await affiliateDetail(strapi, params.id, onlyManagedBy(caller));
      return detail.ok ? ok({ data: detail.value }) : detail;
    }),
    implement(addAffiliate, async (strapi, { body }, caller) => {
      const added = await enrolAffiliate(strapi, { ...body, by: actorOf(caller), keptBy: onlyManagedBy(caller) });
      return shown(strapi, added);
    }),
    implement(approveAffiliate, async (strapi, { params }, caller) =>
      shown(strapi, await approvePlace(strapi, params.id, actorOf(caller))),
    ),
    implement(blockAffiliate, async (strapi, { params, body }, caller) =>
      shown(strapi, await blockPlace(strapi, params.id, body, actorOf(caller))),
    ),
    implement(changeAffiliateRate, async (strapi, { params, body }, caller) =>
      shown(strapi, await affiliates(strapi).changeRate(params.id, body.rateBasisPoints, actorOf(caller))),
    ),
    implement(changeAffiliateCode, async (strapi, { params, body }, caller) =>
      shown(strapi, await affiliates(strapi).changeCode(params.id, body.code, actorOf(caller))),
    ),
    implement(changeAffiliateSponsor, async (strapi, { params, body }, caller) =>
      shown(strapi, await affiliates(strapi).changeSponsor(params.id, body, actorOf(caller))),
    ),
    implement(listPrograms, async (strapi) => ok({ data: (await affiliates(strapi).programs()).map(programView) })),
    implement(listProgramVersions, async (strapi, { params }) => {
      const program = await affiliates(strapi).programOfDocument(params.id);
      if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
      const versions = await affiliates(strapi).versionsOf(program.id);
      return ok({
        data: versions.map(({ version, name, since, terms }) => ({ ...terms, version, name, since: new Date(since).toISOString() })),
      });
    }),
  ],
};
