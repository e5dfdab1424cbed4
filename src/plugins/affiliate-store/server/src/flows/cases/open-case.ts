import type { Core } from '@strapi/strapi';
import type { ClickReceipt } from '../../../../contracts/clicks';
import { attribution } from '../../capabilities/attribution/service';
import { caseFailures, cases, subjectKey, type Case, type CaseKind } from '../../capabilities/cases/service';
import { commissions, type Commission } from '../../capabilities/commissions/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import type { Affiliate } from '../../capabilities/affiliates/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { contentHash } from '../../platform/ids';
import { platformFailures } from '../../platform/failures';
import { allowed } from '../../platform/rate-limits';
import { togetherOrNot } from '../../platform/transaction';
import { dueFrom, shopDay } from './case-clock';
import { evidenceOfBlock, evidenceOfOrder, noEvidence } from './case-evidence';
import { clickFor, leadFor, receiptAsked } from './contest-event';
import { fitting, unknownAbout, type About, type AskedCase } from './contested';
import type { PartnerSelf } from '../affiliates/read-partner-portal';
import { mailOpened } from './write-case-mail';

/** How many cases of one partner may be open at once, and how many they may begin in a minute. */
const MOST_OPEN = 20;
const PER_MINUTE = 5;
const ROLES: readonly string[] = ['affiliate', 'second_tier'];

type Found = Promise<Outcome<About, Failure>>;

const aboutPlace = (strapi: Core.Strapi, place: Affiliate): About => ({
  kind: 'appeal',
  subject: subjectKey.place(place.documentId),
  affiliateId: place.id,
  order: null,
  currency: null,
  product: place.programName,
  saleDay: null,
  evidence: () => evidenceOfBlock(strapi, place),
});

const placeFor = async (strapi: Core.Strapi, self: PartnerSelf, asked: AskedCase): Found => {
  const place = self.places.find(({ documentId, state }) => documentId === asked.id && state === 'blocked');
  if (!place) return unknownAbout();
  const kind = fitting({ about: 'place' }, asked.kind);
  return kind.ok ? ok(aboutPlace(strapi, place)) : kind;
};

const aboutOrder = (
  strapi: Core.Strapi,
  self: PartnerSelf,
  {
    kind,
    affiliateId,
    orderId,
    number,
    currency,
    product,
  }: { kind: CaseKind; affiliateId: number | null; orderId: number; number: string; currency: string; product: string },
): About => ({
  kind,
  subject: subjectKey.order(number),
  affiliateId,
  order: { id: orderId, number },
  currency,
  product,
  saleDay: null,
  evidence: () => evidenceOfOrder(strapi, self, orderId),
});

const referralFor = async (strapi: Core.Strapi, self: PartnerSelf, asked: AskedCase): Found => {
  const found = await attribution(strapi).receiptOf(
    asked.id ?? '',
    self.places.map(({ id }) => id),
  );
  if (!found) return unknownAbout();
  const { referral } = found;
  const kind = fitting({ about: 'referral', outcome: referral.outcome }, asked.kind);
  if (!kind.ok) return kind;
  const { affiliateId, orderId, orderNumber: number, currency, productName: product } = referral;
  return ok(aboutOrder(strapi, self, { kind: kind.value, affiliateId, orderId, number, currency, product }));
};

/** The blocked place of the partner's own that holds a commission; null where something else does, or nothing. */
const holdingPlace = async (strapi: Core.Strapi, self: PartnerSelf, row: Commission): Promise<Affiliate | null> => {
  if (row.state !== 'held' || row.reason !== 'PLACE_BLOCKED') return null;
  const line = parseInt(row.shareKey, 10);
  const program = (await orders(strapi).snapshot(row.orderId)).lines.find((each) => each.line === line)?.program;
  return self.places.find(({ programId, state }) => state === 'blocked' && programId === program?.id) ?? null;
};

const commissionFor = async (strapi: Core.Strapi, self: PartnerSelf, asked: AskedCase): Found => {
  const row = await commissions(strapi).find(asked.id ?? '');
  if (!row || row.partyId !== self.partyId || !ROLES.includes(row.role)) return unknownAbout();
  const place = await holdingPlace(strapi, self, row);
  // A block holds more than one commission, and ends for all of them: what holds is what is contested.
  if (place && asked.kind === 'held_commission') return ok(aboutPlace(strapi, place));
  const kind = fitting({ about: 'commission', state: row.state, placeBlocked: place !== null }, asked.kind);
  if (!kind.ok) return kind;
  const { orderId, orderNumber: number, currency, productName: product } = row;
  return ok(aboutOrder(strapi, self, { kind: kind.value, affiliateId: null, orderId, number, currency, product }));
};

const saleFor = async (strapi: Core.Strapi, self: PartnerSelf, asked: AskedCase): Found => {
  const { saleDay, product } = asked;
  if (saleDay === undefined || product === undefined || saleDay > (await shopDay(strapi, now())))
    return failed(caseFailures.because('CASE_INCOMPLETE'));
  const kind = fitting({ about: 'sale' }, asked.kind);
  if (!kind.ok) return kind;
  const [only] = self.places.length === 1 ? self.places : [];
  return ok({
    kind: kind.value,
    subject: subjectKey.sale(saleDay, product),
    affiliateId: only?.id ?? null,
    order: null,
    currency: null,
    product,
    saleDay,
    evidence: async () => noEvidence(),
  });
};

const nothingFor = async (asked: AskedCase): Found => {
  if ((asked.text ?? '') === '') return failed(caseFailures.because('CASE_INCOMPLETE'));
  const kind = fitting({ about: 'nothing' }, asked.kind);
  if (!kind.ok) return kind;
  const { product = null } = asked;
  return ok({
    kind: kind.value,
    subject: subjectKey.question,
    affiliateId: null,
    order: null,
    currency: null,
    product,
    saleDay: null,
    evidence: async () => noEvidence(),
  });
};

const aboutOf = (strapi: Core.Strapi, self: PartnerSelf, asked: AskedCase, click: ClickReceipt | null): Found => {
  switch (asked.about) {
    case 'referral':
      return referralFor(strapi, self, asked);
    case 'commission':
      return commissionFor(strapi, self, asked);
    case 'place':
      return placeFor(strapi, self, asked);
    case 'sale':
      return saleFor(strapi, self, asked);
    case 'lead':
      return leadFor(strapi, self, asked);
    case 'click':
      return clickFor(strapi, self, asked, click);
    case 'nothing':
      return nothingFor(asked);
  }
};

/** The refusal that names the case which is open already. */
const alreadyOpen = async (strapi: Core.Strapi, subject: string, partyId: number): Promise<Failure> => {
  const [open] = await cases(strapi).openAbout(subject, partyId);
  return caseFailures.because('CASE_ALREADY_OPEN', { case: open?.publicId ?? '' });
};

const write = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  about: About,
  { text, by }: { text: string; by: string },
): Promise<Outcome<Case, Failure>> => {
  const evidence = JSON.stringify(await about.evidence());
  const dueOn = await dueFrom(strapi, now());
  const opened = await cases(strapi).open({
    partyId: self.partyId,
    affiliateId: about.affiliateId,
    kind: about.kind,
    subject: about.subject,
    orderId: about.order?.id ?? null,
    orderNumber: about.order?.number ?? null,
    currency: about.currency,
    product: about.product,
    saleDay: about.saleDay,
    evidence,
    dueOn,
  });
  if (!opened) return failed(await alreadyOpen(strapi, about.subject, self.partyId));
  await cases(strapi).tell(opened.id, { kind: 'opened', actor: by, text: text === '' ? null : text, facts: {} });
  await audit(strapi, {
    actor: by,
    action: 'case.open',
    subject: `case:${opened.publicId}`,
    after: { party: self.partyPublicId, kind: about.kind, about: about.subject, dueOn, evidence: contentHash(evidence) },
  });
  await mailOpened(strapi, opened);
  return ok(opened);
};

/**
 * Opens a case about something of the partner's own, with the evidence as it stands. One thing is contested once at a time, by the key of
 * the table; the party is locked, so that nobody opens more at once than they may.
 */
export const openCaseOf = async (strapi: Core.Strapi, self: PartnerSelf, asked: AskedCase, by: string): Promise<Outcome<Case, Failure>> => {
  const wait = await allowed(strapi, 'cases.open-by', self.partyPublicId, PER_MINUTE);
  if (wait > 0) return failed(platformFailures.because('RATE_LIMITED', { retryAfterSeconds: wait }));
  const click = await receiptAsked(strapi, self, asked);
  return togetherOrNot(strapi, async () => {
    await people(strapi).lockParty(self.partyId);
    const about = await aboutOf(strapi, self, asked, click);
    if (!about.ok) return about;
    // What is open already is said first: it is where to go on.
    if ((await cases(strapi).openAbout(about.value.subject, self.partyId)).length > 0)
      return failed(await alreadyOpen(strapi, about.value.subject, self.partyId));
    if ((await cases(strapi).countOpen(self.partyId)) >= MOST_OPEN)
      return failed(caseFailures.because('CASES_TOO_MANY', { most: MOST_OPEN }));
    return write(strapi, self, about.value, { text: asked.text ?? '', by });
  });
};
