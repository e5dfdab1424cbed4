import { listPlaceReport, listRestatements, listTrafficQuality, readCohorts, readPlaceSummary } from '../../../../../contracts/admin';
import { readCohortsOf } from '../../../flows/insights/read-cohorts';
import { listPlaces, summaryOf } from '../../../flows/insights/read-place-report';
import { listRestatementsOf } from '../../../flows/insights/read-restatements';
import { listQuality } from '../../../flows/insights/read-traffic-quality';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { onlyManagedBy } from '../../../platform/managed';

interface Page {
  readonly from: number;
  readonly size: number;
}

/** Where a list goes on: its rows are counted, for they are in no order of rows of a table. */
const paged = async <Answer>(
  { cursor, pageSize: size }: { readonly cursor?: string | undefined; readonly pageSize: number },
  list: (page: Page) => Promise<Answer>,
): Promise<Outcome<Answer, Failure>> => {
  const from = rowOfCursor(cursor);
  return from === null ? failed(platformFailures.because('CURSOR_INVALID')) : ok(await list({ from: from ?? 0, size }));
};

/** A question about everybody is one about those an administrator manages, where they see no others. */
const theirs = <Query extends object>(query: Query, caller: Caller) => ({ ...query, onlyManagedBy: onlyManagedBy(caller) });

/** Reports of what affiliates brought. */
export const adminReports: Controller = {
  name: 'adminReports',
  implementations: [
    implement(listPlaceReport, (strapi, { query }, caller) => paged(query, (page) => listPlaces(strapi, theirs(query, caller), page))),
    implement(readPlaceSummary, async (strapi, { query }, caller) => ok({ data: await summaryOf(strapi, theirs(query, caller)) })),
    implement(listRestatements, (strapi, { query }, caller) =>
      paged(query, (page) => listRestatementsOf(strapi, theirs(query, caller), page)),
    ),
    implement(readCohorts, async (strapi, { query }, caller) => {
      const found = await readCohortsOf(strapi, theirs(query, caller));
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(listTrafficQuality, (strapi, { query }, caller) => paged(query, (page) => listQuality(strapi, theirs(query, caller), page))),
  ],
};
