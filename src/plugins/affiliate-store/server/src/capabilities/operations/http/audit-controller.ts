import type { Core } from '@strapi/strapi';
import { listAudit, verifyAudit } from '../../../../../contracts/admin';
import type { AuditRow as AuditRowView } from '../../../../../contracts/admin';
import { failed, ok } from '../../../kernel/outcome';
import { countAudit, firstBrokenAuditEntry, readAudit } from '../../../platform/audit';
import type { AuditRow } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import type { Controller } from '../../../platform/endpoints';
import { implement } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { markerOf, placeOf } from '../domain/page-marker';
import { staffIdOf, staffNames } from '../../../platform/staff-names';
import { isoOf } from '../../../platform/moments';

const named = async (strapi: Core.Strapi, rows: readonly AuditRow[]): Promise<AuditRowView[]> => {
  const ids = rows.map((row) => staffIdOf(row.actor)).filter((id) => id !== null);
  const names = await staffNames(strapi, [...new Set(ids)]);
  return rows.map(({ seq, at, actor, action, subject, reason, before, after, hash }) => ({
    seq,
    at: isoOf(at),
    actor,
    actorName: names.get(staffIdOf(actor) ?? -1) ?? null,
    action,
    subject,
    reason,
    before,
    after,
    hash,
  }));
};

/** The audit log: reading it, and proving that nothing was changed in it. */
export const auditController: Controller = {
  name: 'adminAudit',
  implementations: [
    implement(listAudit, async (strapi, { query }) => {
      const before = query.cursor === undefined ? undefined : placeOf(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const filter = { subject: query.subject, actor: query.actor, action: query.action };
      const [rows, total] = await Promise.all([
        readAudit(strapi, { ...filter, ...(before === undefined ? {} : { before }), limit: query.pageSize + 1 }),
        countAudit(strapi, filter),
      ]);
      const page = rows.slice(0, query.pageSize);
      const last = page.at(-1);
      return ok({
        data: await named(strapi, page),
        pagination: { total, nextCursor: rows.length > page.length && last ? markerOf(last.seq) : null },
      });
    }),
    implement(verifyAudit, async (strapi) => {
      const [entries, firstBroken] = await Promise.all([countAudit(strapi, {}), firstBrokenAuditEntry(strapi)]);
      return ok({ data: { entries, firstBroken, checkedAt: isoOf(now()) } });
    }),
  ],
};
