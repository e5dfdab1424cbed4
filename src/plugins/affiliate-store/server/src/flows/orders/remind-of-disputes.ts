import type { Core } from '@strapi/strapi';
import type { SplitPlan } from '../../capabilities/commissions/service';
import { messaging } from '../../capabilities/messaging/service';
import {
  evidenceLastNoticeDays,
  evidenceNoticeDays,
  noticeDue,
  noticedUntil,
  orders,
  type EvidenceNotice,
  type FoundDispute,
} from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { minor } from '../../kernel/money';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { staffMailbox, staffWhoMay } from '../../platform/staff-names';
import { together } from '../../platform/transaction';
import { languageOfParty } from '../messaging/party-language';

/** A dispute whose answer is due, as it stands while its letters are written. */
type Due = FoundDispute & { readonly evidenceDueAt: number };

const tellStaff = async (strapi: Core.Strapi, dispute: Due, notice: EvidenceNotice): Promise<void> => {
  const { providerDisputeId: id, orderNumber, amount, currency, evidenceDueAt: dueAt } = dispute;
  for (const staffId of await staffWhoMay(strapi, 'disputes.answer')) {
    const mailbox = await staffMailbox(strapi, staffId);
    if (!mailbox) continue;
    await messaging(strapi).queueMail({
      kind: 'evidence_due',
      to: mailbox.email,
      locale: mailbox.language,
      dedupeKey: `evidence-due:${id}:${notice}:${staffId}`,
      facts: { id, orderNumber, amount: { minor: minor(amount), currency }, dueAt },
    });
  }
};

/** Whoever sold something of the order hears of it once; of the products only those that are theirs are named. */
const tellSellers = async (strapi: Core.Strapi, { providerDisputeId, orderId, orderNumber, evidenceDueAt: dueAt }: Due): Promise<void> => {
  const { lines } = await orders(strapi).snapshot(orderId);
  const sellers = new Map<string, string[]>();
  for (const { plan, productName } of lines) {
    const seller = (plan as SplitPlan).creator;
    sellers.set(seller, [...(sellers.get(seller) ?? []), productName]);
  }
  for (const [publicId, party] of await people(strapi).partiesByPublicId([...sellers.keys()])) {
    if (party.emailNorm === null) continue;
    await messaging(strapi).queueMail({
      kind: 'evidence_wanted',
      to: party.emailNorm,
      locale: await languageOfParty(strapi, party),
      dedupeKey: `evidence-wanted:${providerDisputeId}:${publicId}`,
      facts: { orderNumber, products: sellers.get(publicId) ?? [], dueAt },
    });
  }
};

/** Tells whoever answers disputes, and whoever sold what they are about, that an answer is due: once for each dispute and notice. */
export const remindOfDisputes = async (strapi: Core.Strapi): Promise<void> => {
  const days = { first: await setting(strapi, evidenceNoticeDays), last: await setting(strapi, evidenceLastNoticeDays) };
  for (const id of await orders(strapi).unansweredDisputes({ after: now(), until: noticedUntil(now(), days) }))
    await together(strapi, async () => {
      const dispute = await orders(strapi).disputeOnDesk(id);
      const dueAt = dispute?.evidenceDueAt ?? null;
      const notice = dueAt === null ? null : noticeDue(dueAt, now(), days);
      if (!dispute?.waiting || dueAt === null || notice === null) return;
      const due = { ...dispute, evidenceDueAt: dueAt };
      await tellStaff(strapi, due, notice);
      await tellSellers(strapi, due);
    });
};
