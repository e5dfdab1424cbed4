import type { Core } from '@strapi/strapi';
import type { ContractView } from '../../../../contracts/affiliate-contracts';
import type { LeavingView } from '../../../../contracts/leaving';
import type { Locale } from '../../../../contracts/primitives';
import { affiliateFailures, affiliates, isByDeal, noticeDays, type Affiliate } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { commissions } from '../../capabilities/commissions/service';
import { coupons } from '../../capabilities/coupons/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { earnedAt } from './align-holds';
import { contractOfAffiliate } from './read-contracts';
import type { PartnerSelf } from './read-partner-portal';
import { mailParted } from './write-parting-mail';

const DAY = 86_400_000;
/** As many waiting commissions as are added up; of more, what is said is that there are at least so many. */
const MOST = 500;
const ROLES = ['affiliate', 'second_tier'] as const;

/** What waits for its hold in the program of a place, by currency. */
const pendingAt = async (strapi: Core.Strapi, place: Affiliate): Promise<LeavingView['pending']> => {
  const rows = await commissions(strapi).list({ partyIds: [place.partyId], roles: ROLES, state: 'pending', limit: MOST });
  const sums = new Map<string, number>();
  for (const { currency, amount, reversed } of await earnedAt(strapi, place, rows))
    sums.set(currency, (sums.get(currency) ?? 0) + amount - reversed);
  return [...sums].map(([currency, amount]) => moneyView({ minor: minor(amount), currency }));
};

/** What an end of a contract on a day would come to, before anybody presses. */
const foreseeEnd = async (strapi: Core.Strapi, place: Affiliate | null, until: number): Promise<Outcome<LeavingView, Failure>> => {
  const of = place && (await affiliates(strapi).contractOf(place));
  if (!place || !of) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  if (isByDeal(of.entries)) return failed(affiliateFailures.because('CONTRACT_BY_DEAL'));
  if (of.contract.ended) return failed(affiliateFailures.because('CONTRACT_OVER'));
  return ok({
    program: of.program.name,
    endsAt: isoOf(Math.min(until, of.contract.validUntil)),
    pending: await pendingAt(strapi, place),
    customers: await attribution(strapi).countBindings([place.id]),
    coupons: await coupons(strapi).count({ affiliateIds: [place.id], state: 'active', at: now() }),
  });
};

const afterNotice = async (strapi: Core.Strapi): Promise<number> => now() + (await setting(strapi, noticeDays)) * DAY;

const ownPlace = ({ places }: PartnerSelf, id: string): Affiliate | null => places.find(({ documentId }) => documentId === id) ?? null;

/** What leaving would come to for a signed-in affiliate; anybody else's place is not found. */
export const foreseeLeaving = (strapi: Core.Strapi, self: PartnerSelf, id: string): Promise<Outcome<LeavingView, Failure>> =>
  foreseeEnd(strapi, ownPlace(self, id), now());

/** What an end with notice would come to, and when. */
export const foreseeNotice = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<LeavingView, Failure>> =>
  foreseeEnd(strapi, await affiliates(strapi).affiliateOfDocument(documentId), await afterNotice(strapi));

/**
 * An affiliate leaves a program, at once. Their place, code and customers stay written down, and bring nothing while no contract holds; what they earned
 * is paid as agreed, and they may apply again.
 */
export const leaveProgram = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  id: string,
  { reason, locale }: { readonly reason: string | null; readonly locale: Locale },
): Promise<Outcome<ContractView, Failure>> => {
  const own = ownPlace(self, id);
  if (!own) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  const left = await togetherOrNot(strapi, async () => {
    const parted = await affiliates(strapi).part(id, { side: 'affiliate', until: now(), reason, by: `affiliate:${id}` });
    if (parted.ok) await mailParted(strapi, parted.value, { what: 'left', reason: null });
    return parted;
  });
  return left.ok ? contractOfAffiliate(strapi, own, locale) : left;
};

/** The shop ends a contract: not before the days are over that it tells of worse terms ahead, for a reason the affiliate reads. */
export const endWithNotice = async (
  strapi: Core.Strapi,
  documentId: string,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<Outcome<ContractView, Failure>> => {
  const until = await afterNotice(strapi);
  const ended = await togetherOrNot(strapi, async () => {
    const parted = await affiliates(strapi).part(documentId, { side: 'shop', until, reason, by });
    if (parted.ok) await mailParted(strapi, parted.value, { what: 'ended', reason });
    return parted;
  });
  return ended.ok ? contractOfAffiliate(strapi, ended.value.affiliate, 'en') : ended;
};

/** The shop takes its notice back before it is over; the affiliate is told. */
export const keepOnAfterAll = async (
  strapi: Core.Strapi,
  documentId: string,
  said: { readonly reason: string; readonly by: string },
): Promise<Outcome<ContractView, Failure>> => {
  const kept = await togetherOrNot(strapi, async () => {
    const goesOn = await affiliates(strapi).keepOn(documentId, said);
    if (goesOn.ok) await mailParted(strapi, { affiliate: goesOn.value, until: now() }, { what: 'kept', reason: said.reason });
    return goesOn;
  });
  return kept.ok ? contractOfAffiliate(strapi, kept.value, 'en') : kept;
};
