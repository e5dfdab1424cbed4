import type { Core } from '@strapi/strapi';
import type { LateAttributionView, listLateCandidates, previewLate } from '../../../../contracts/admin';
import type { AdminOrder } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { affiliates } from '../../capabilities/affiliates/service';
import { attribution, isWon, type LateAttribution } from '../../capabilities/attribution/service';
import { orderFailures, orders, type Order, type OrderSnapshot } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { subscriptions } from '../../capabilities/subscriptions/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { mayApprove } from '../../kernel/second-person';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { shopName } from '../../platform/shop-identity';
import { namesOfActors } from '../../platform/staff-names';
import { attachLate, decideLate, previewAttachment, whyTooLate, type LateWish } from './attach-late';
import { asksSecondPerson, differencesOf, type Attachment } from './attachment';

/** Late attributions as staff reads them; `actor` is who asks. */
const lateViews = async (strapi: Core.Strapi, rows: readonly LateAttribution[], actor: string): Promise<LateAttributionView[]> => {
  const known = await affiliates(strapi).affiliates(rows.map(({ affiliateId }) => affiliateId));
  const named = await namesOfActors(
    strapi,
    rows.flatMap(({ madeBy, decidedBy }) => [madeBy, decidedBy ?? '']),
  );
  return rows.map(({ publicId, affiliateId, reason, state, madeBy, madeAt, decidedBy, decidedAt }) => {
    const who = known.get(affiliateId);
    return {
      id: publicId,
      affiliate: { code: who?.code ?? '', name: who?.name ?? '' },
      reason,
      state,
      madeBy: named(madeBy),
      madeAt: isoOf(madeAt),
      decidedBy: decidedBy === null ? null : named(decidedBy),
      decidedAt: maybeIsoOf(decidedAt),
      approvable: state === 'awaiting_approval' && mayApprove(actor, [madeBy]),
    };
  });
};

/** What an order says about attaching an affiliate to it. */
export const showLate = async (strapi: Core.Strapi, order: Order, snapshot: OrderSnapshot, actor: string): Promise<AdminOrder['late']> => ({
  refused: whyTooLate(order, snapshot)?.code ?? null,
  rows: await lateViews(strapi, await attribution(strapi).lateOf([order.id]), actor),
});

const MOST = 20;

/** Active affiliates of the programs in an order whose name, address or code has the text in it. */
export const lateCandidates = async (
  strapi: Core.Strapi,
  number: string,
  text: string | undefined,
): Promise<Outcome<Data<typeof listLateCandidates>, Failure>> => {
  const order = await orders(strapi).find({ number });
  if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const { lines } = await orders(strapi).snapshot(order.id);
  const found: Data<typeof listLateCandidates> = [];
  for (const id of new Set(lines.flatMap(({ program }) => program?.id ?? []))) {
    const program = await affiliates(strapi).program(id);
    if (!program) continue;
    const { rows } = await affiliates(strapi).page({ text, state: 'active', programDocumentId: program.documentId, limit: MOST });
    found.push(...rows.map(({ documentId, name, code, programName }) => ({ id: documentId, name, code, program: programName })));
  }
  return ok(found.slice(0, MOST));
};

const showPreview = async (strapi: Core.Strapi, attachment: Attachment): Promise<Data<typeof previewLate>> => {
  const { order, affiliate, decided } = attachment;
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: order.currency });
  const changed = differencesOf(attachment).filter(({ before, after }) => before !== after);
  const parties = await people(strapi).partiesByPublicId(changed.flatMap(({ share }) => share.party ?? []));
  const shop = await setting(strapi, shopName);
  const was = decided.filter(isWon).find(({ rule }) => rule?.programId === affiliate.programId)?.winner;
  const from = was ? await affiliates(strapi).affiliate(was.affiliateId) : null;
  return {
    affiliate: { code: affiliate.code, name: affiliate.name },
    from: from && { code: from.code, name: from.name },
    shares: changed.map(({ share, before, after }) => ({
      key: share.key,
      role: share.role,
      who: share.party === null ? shop : (parties.get(share.party)?.name ?? share.party),
      before: money(before),
      after: money(after),
      difference: money(after - before),
      owes: after < before && (share.state === 'paid' || share.state === 'in_payout'),
    })),
    rest: money(changed.reduce((sum, { before, after }) => sum + before - after, 0)),
    needsSecondPerson: await asksSecondPerson(strapi, attachment),
    oneOfSeveral: (await subscriptions(strapi).ofOrder(order.id)) !== null,
  };
};

/** What attaching would give and take; nothing is written. */
export const previewLateOnDesk = async (
  strapi: Core.Strapi,
  number: string,
  affiliate: string,
): Promise<Outcome<Data<typeof previewLate>, Failure>> => {
  const attachment = await previewAttachment(strapi, number, affiliate);
  return attachment.ok ? ok(await showPreview(strapi, attachment.value)) : attachment;
};

const shown = async (
  strapi: Core.Strapi,
  made: Outcome<LateAttribution, Failure>,
  actor: string,
): Promise<Outcome<LateAttributionView, Failure>> => {
  if (!made.ok) return made;
  const [view] = await lateViews(strapi, [made.value], actor);
  return view ? ok(view) : failed(orderFailures.because('LATE_NOT_FOUND'));
};

export const attachOnDesk = async (strapi: Core.Strapi, wish: LateWish): Promise<Outcome<LateAttributionView, Failure>> =>
  shown(strapi, await attachLate(strapi, wish), wish.by);

export const decideLateOnDesk = async (
  strapi: Core.Strapi,
  decision: Parameters<typeof decideLate>[1],
): Promise<Outcome<LateAttributionView, Failure>> => shown(strapi, await decideLate(strapi, decision), decision.by);
