import type { Core } from '@strapi/strapi';
import type { NetworkView } from '../../../../contracts/network';
import { affiliates, lacksTerms, type Affiliate, type Listing, type Recruitment, type Terms } from '../../capabilities/affiliates/service';
import { attribution, type Decision } from '../../capabilities/attribution/service';
import { publicUrl } from '../../capabilities/checkout/service';
import { commissions, type Commission } from '../../capabilities/commissions/service';
import { endOfDay } from '../../capabilities/insights/service';
import { accountingTimeZone, dayOf } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import { minor, moneyView } from '../../kernel/money';
import { monthsAfter } from '../../kernel/months';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import type { PartnerSelf } from './read-partner-portal';
import { partOfShare } from '../attribution/part-of-share';
import { sharesKnownOn } from '../commissions/shares-known';
import { knownOn } from '../insights/read-place-report';
import { termsOfPlace } from './recruiter';

const MONTHS_BACK = 12;
const BITE = 500;
const MOST_CHANGES = 100;

/** One share of a second tier, whose sale it was, and the month it was earned in. */
interface Brought {
  readonly recruitId: number;
  readonly programId: number;
  readonly month: string;
  readonly orderId: number;
  readonly currency: string;
  readonly amount: number;
}

const sumsOf = (rows: readonly Brought[]): NetworkView['byMonth'][number]['earned'] => {
  const sums = new Map<string, number>();
  for (const { currency, amount } of rows) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => moneyView({ minor: minor(amount), currency }));
};

const salesOf = (rows: readonly Brought[]): number => new Set(rows.map(({ orderId }) => orderId)).size;

/** What is asked: the day it is to be as known on, and the moment that was over; null and now where it is as it stands. */
interface When {
  readonly known: string | null;
  readonly at: number;
}

/** Shares as they were known on a day; what stands was known where nothing was booked of them since. */
const asThen = async (strapi: Core.Strapi, rows: readonly Commission[], known: string | null): Promise<readonly Commission[]> => {
  if (known === null) return rows;
  const then = await sharesKnownOn(strapi, [...new Set(rows.map(({ orderId }) => orderId))], known);
  return rows.map((row) => {
    const shares = then.get(row.orderId);
    return shares ? { ...row, ...(shares.get(row.shareKey) ?? { amount: 0, reversed: 0 }) } : row;
  });
};

/** Every share of the second tier of the last months that earned something, bite by bite: none is left out of a sum. */
const sharesOf = async (strapi: Core.Strapi, { partyId }: PartnerSelf, { known, at }: When): Promise<readonly Commission[]> => {
  const span = { from: monthsAfter(at, -MONTHS_BACK), ...(known === null ? {} : { until: at }) };
  const filter = { partyIds: [partyId], roles: ['second_tier'] as const, ...span, limit: BITE };
  const found: Commission[] = [];
  for (let before: number | undefined; ;) {
    const bite = await commissions(strapi).list({ ...filter, ...(before === undefined ? {} : { before }) });
    found.push(...(await asThen(strapi, bite, known)).filter(({ amount }) => amount > 0));
    if (bite.length < BITE) return found;
    before = bite.at(-1)?.id;
  }
};

/** Whose sale each share is of: the winner of its line's program, as the decision that holds, or held then, says it. */
const broughtIn = async (
  strapi: Core.Strapi,
  { partyPublicId }: PartnerSelf,
  shares: readonly Commission[],
  { known, at }: When,
): Promise<readonly Brought[]> => {
  const zone = await setting(strapi, accountingTimeZone);
  const ids = [...new Set(shares.map(({ orderId }) => orderId))];
  const snapshots = await orders(strapi).snapshots(ids);
  const decided = new Map<number, readonly Decision[]>();
  for (const id of ids) decided.set(id, await attribution(strapi).standingDecisionsOf(id, known === null ? undefined : at));
  return shares.flatMap(({ orderId, shareKey, currency, amount, reversed, earnedAt }) => {
    const programId = snapshots.get(orderId)?.lines.find(({ line }) => line === parseInt(shareKey, 10))?.program?.id;
    const decision = decided.get(orderId)?.find(({ rule }) => rule !== null && rule.programId === programId);
    const part = decision && partOfShare(decision, { key: shareKey, role: 'second_tier', party: partyPublicId });
    const recruitId = (part ?? decision)?.winner?.affiliateId;
    if (programId === undefined || recruitId === undefined) return [];
    return [{ recruitId, programId, month: dayOf(earnedAt, zone).slice(0, 7), orderId, currency, amount: amount - reversed }];
  });
};

type Closed = NetworkView['closed'];
const whyClosed = (place: Affiliate, terms: Terms | null, listing: Listing | null): Closed => {
  if ((terms?.secondTierBasisPoints ?? 0) === 0) return 'pays_nothing';
  if (place.state !== 'active') return 'not_active';
  if (!listing?.listed || lacksTerms(listing.program)) return 'not_listed';
  return listing.admission === 'closed' ? 'takes_nobody' : null;
};

const recruitsView = async (
  strapi: Core.Strapi,
  place: Affiliate,
  brought: readonly Brought[],
  { known, at }: When,
): Promise<NetworkView['recruits']> => {
  const views: NetworkView['recruits'] = [];
  const people = affiliates(strapi);
  for (const one of known === null ? await people.recruitsOf([place.id]) : await people.recruitsAt(place.id, at - 1)) {
    const own = brought.filter(({ recruitId }) => recruitId === one.id);
    const bound = (await affiliates(strapi).recruitmentsOf(one.id)).filter((row) => known === null || row.at < at).at(-1);
    views.push({
      name: one.name,
      state: one.state,
      since: isoOf(bound?.at ?? one.enrolledAt),
      until: maybeIsoOf(one.sponsorUntil),
      earned: sumsOf(own),
      sales: salesOf(own),
    });
  }
  return views.reverse();
};

const monthsView = (brought: readonly Brought[]): NetworkView['byMonth'] =>
  [...new Set(brought.map(({ month }) => month))]
    .sort((a, b) => (a < b ? 1 : -1))
    .map((month) => {
      const rows = brought.filter((each) => each.month === month);
      return { month, earned: sumsOf(rows), sales: salesOf(rows) };
    });

/** What staff changed; who came by the link themselves is among the recruits. */
const changesView = async (strapi: Core.Strapi, place: Affiliate, { known, at }: When): Promise<NetworkView['changes']> => {
  const about = await affiliates(strapi).recruitmentsAbout([place.id], MOST_CHANGES, known === null ? undefined : at);
  const rows = about.filter(({ reason }) => reason !== null);
  const named = await affiliates(strapi).affiliates(rows.map(({ affiliateId }) => affiliateId));
  const what = ({ sponsorId }: Recruitment) => (sponsorId === place.id ? ('came' as const) : ('went' as const));
  return rows.map((row) => ({ at: isoOf(row.at), name: named.get(row.affiliateId)?.name ?? '', what: what(row), reason: row.reason }));
};

const placeView = async (strapi: Core.Strapi, place: Affiliate, shares: readonly Brought[], when: When): Promise<NetworkView | null> => {
  const terms = await termsOfPlace(strapi, place);
  const listing = await affiliates(strapi).listingOfProgram(place.programId);
  const brought = shares.filter(({ programId }) => programId === place.programId);
  const recruits = await recruitsView(strapi, place, brought, when);
  const closed = whyClosed(place, terms, listing);
  if (!terms || (closed === 'pays_nothing' && recruits.length === 0 && brought.length === 0)) return null;
  const site = await setting(strapi, publicUrl);
  const url = closed === null && listing ? `${site}/store/programs/${encodeURIComponent(listing.slug)}?by=${place.code}` : null;
  const { default: QRCode } = await import('qrcode');
  return {
    id: place.documentId,
    asKnownOn: when.known,
    program: place.programName,
    code: place.code,
    state: place.state,
    rateBasisPoints: terms.secondTierBasisPoints,
    base: terms.secondTierBase,
    commissionBase: terms.commissionBase,
    months: terms.secondTierMonths ?? null,
    url,
    qrSvg: url === null ? null : await QRCode.toString(url, { type: 'svg', margin: 1 }),
    closed,
    recruits,
    byMonth: monthsView(brought),
    changes: await changesView(strapi, place, when),
  };
};

/**
 * Whom an affiliate brought into each program, and what their sales brought, as it stands or as it was known at the end of a day. Only where
 * there is, or was, a second tier. Link and terms are an offer, and are those of now.
 */
export const networkOf = async (strapi: Core.Strapi, self: PartnerSelf, asKnownOn?: string): Promise<NetworkView[]> => {
  const known = knownOn(asKnownOn);
  const when: When = { known, at: known === null ? now() : endOfDay(known) };
  const brought = await broughtIn(strapi, self, await sharesOf(strapi, self, when), when);
  const views: NetworkView[] = [];
  for (const place of self.places) {
    const view = await placeView(strapi, place, brought, when);
    if (view) views.push(view);
  }
  return views;
};

/** Whether there is anything to see there. */
export const hasNetwork = async (strapi: Core.Strapi, places: readonly Affiliate[]): Promise<boolean> => {
  for (const place of places) if (((await termsOfPlace(strapi, place))?.secondTierBasisPoints ?? 0) > 0) return true;
  return (await affiliates(strapi).recruitsOf(places.map(({ id }) => id))).length > 0;
};
