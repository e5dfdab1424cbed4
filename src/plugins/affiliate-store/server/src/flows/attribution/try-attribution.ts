import type { Core } from '@strapi/strapi';
import type { Data, Input } from '../../../../contracts/endpoint';
import type { tryAttribution, tryOwnLink } from '../../../../contracts/ways';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import {
  attribution,
  attributionFailures,
  isWon,
  partsOf,
  readSharedLink,
  safeTarget,
  type Decision,
  type SharedLink,
  type Touch,
} from '../../capabilities/attribution/service';
import { links } from '../../capabilities/links/service';
import { checkoutFailures, publicUrl, type Cart } from '../../capabilities/checkout/service';
import { decisions as books, textOf, type SalePaid, type ShareBook } from '../../capabilities/commissions/service';
import { codeOf, couponFailures } from '../../capabilities/coupons/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { catalog } from '../../capabilities/catalog/service';
import { refuse, type Failure } from '../../kernel/failure';
import { moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { together } from '../../platform/transaction';
import { freezeOrder } from '../checkout/freeze-order';
import { isAnswered } from '../taxes/freeze-tax';
import { priceCart, type PricedCart } from '../checkout/price-cart';
import type { PartnerSelf } from '../affiliates/read-partner-portal';
import { holdCapped, measureCaps, metCaps } from '../commissions/measure-caps';
import { saleOf } from './sale-of';
import { sharersOf } from './show-attribution';
import { weigh, type WeighedBuyer } from '../checkout/weigh-order';

type Asked = Input<typeof tryAttribution>['body'];
type Told = Data<typeof tryAttribution>;

const HOUR = 3_600_000;
/** A click that is only supposed comes after all there are. */
const SUPPOSED_CLICK = Number.MAX_SAFE_INTEGER;

const momentOr = (text: string | undefined, otherwise: number): number => (text === undefined ? otherwise : Date.parse(text));

/** Whose link it is: by its code, or by the own link behind a short address. */
const whoseLink = async (strapi: Core.Strapi, { code, slug }: SharedLink): Promise<Affiliate | null> => {
  if (code !== '') return affiliates(strapi).affiliateByCode(code);
  const own = slug === null ? undefined : links(strapi).linkOf(slug);
  return own ? affiliates(strapi).affiliate(own.affiliateId) : null;
};

/** The click the link would have made, had it been followed. A code nobody has makes none. */
const supposedClick = async (strapi: Core.Strapi, { url, clickedAt }: Asked, at: number): Promise<Outcome<readonly Touch[], Failure>> => {
  if (url === undefined || url === '') return ok([]);
  const link = readSharedLink(url, attribution(strapi).rules().parameter);
  if (!link) return failed(attributionFailures.because('CODE_NOT_IN_URL'));
  const who = await whoseLink(strapi, link);
  if (!who) return ok([]);
  const { id: affiliateId, programId } = who;
  return ok([{ clickId: SUPPOSED_CLICK, affiliateId, programId, at: momentOr(clickedAt, at), kind: link.kind, landing: '' }]);
};

const cartFor = (asked: Asked, currency: string, at: number): Cart => ({
  id: 0,
  version: 1,
  locale: 'en',
  email: asked.email ?? null,
  currency,
  country: asked.country?.toUpperCase() ?? null,
  items: [{ offer: asked.offer }],
  bumps: [],
  coupon: asked.coupon === undefined || asked.coupon === '' ? null : codeOf(asked.coupon),
  consents: [],
  company: null,
  visitor: null,
  ref: null,
  orderId: null,
  createdAt: at,
  expiresAt: at + HOUR,
});

const shareView = (
  { role, party, amount, derivation }: ShareBook,
  nameOf: (id: string) => string,
  currency: string,
): Told['shares'][number] => ({
  role,
  name: party === null ? null : nameOf(party),
  amount: moneyView({ minor: amount, currency }),
  explanation: {
    title: role,
    amount: moneyView({ minor: amount, currency }),
    steps: derivation.map((each) => ({
      code: each.code,
      text: textOf(each, currency),
      facts: { ...each.facts },
      amount: each.amount === null ? null : moneyView({ minor: each.amount, currency }),
    })),
  },
});

const touchesView = async (strapi: Core.Strapi, { touches }: Decision): Promise<Told['touches']> => {
  const known = await affiliates(strapi).affiliates(touches.map((touch) => touch.affiliateId));
  return touches.map(({ affiliateId, code, kind, at, verdict, reason }) => ({
    affiliate: known.get(affiliateId)?.name ?? code,
    code,
    kind,
    at: isoOf(at),
    verdict,
    reason,
  }));
};

/** Nobody's program, nobody's sale. */
const NO_PROGRAM = { reason: 'NO_PROGRAM', winner: null, sharedBy: [], rule: null, touches: [] };

const decisionView = async (
  strapi: Core.Strapi,
  decision: Decision | undefined,
  line: OrderSnapshot['lines'][number] | undefined,
): Promise<Pick<Told, 'reason' | 'winner' | 'sharedBy' | 'rule' | 'touches'>> => {
  if (!decision?.rule) return NO_PROGRAM;
  const { program, version, model, windowDays } = decision.rule;
  const known = await affiliates(strapi).affiliates(partsOf(decision).map(({ winner }) => winner.affiliateId));
  const who = isWon(decision) ? await affiliates(strapi).affiliate(decision.winner.affiliateId) : null;
  return {
    reason: decision.reason,
    winner: who && { name: who.name, code: who.code },
    sharedBy: sharersOf(decision, (id) => known.get(id)?.name ?? ''),
    rule: { program, version, model, windowDays, site: line?.program?.site ?? null },
    touches: await touchesView(strapi, decision),
  };
};

/** The cart that is asked about, with its prices of now. */
const pricedFor = async (strapi: Core.Strapi, asked: Asked, at: number): Promise<Outcome<PricedCart, Failure>> => {
  const offer = (await catalog(strapi).offersOnSale(500, now())).find(({ offerId }) => offerId === asked.offer);
  if (!offer) return failed(checkoutFailures.because('OFFER_NOT_FOUND'));
  const currency = asked.currency?.toUpperCase() ?? offer.prices[0]?.currency ?? '';
  const priced = await priceCart(strapi, cartFor(asked, currency, at));
  if (!priced.ok) return priced;
  return priced.value.cart.coupon !== null && !priced.value.coupon ? failed(couponFailures.because('COUPON_INVALID')) : priced;
};

const buyerOf = async (strapi: Core.Strapi, { email }: Asked): Promise<WeighedBuyer> => {
  const customer = email === undefined ? null : await people(strapi).customerForEmail(email, 'en');
  return { userId: customer?.userId ?? null, email: email ?? '', customerId: customer?.id ?? null };
};

const sharesOf = async (strapi: Core.Strapi, sale: SalePaid): Promise<Told['shares']> => {
  const booked = books.bookSale(null, sale);
  if (!booked.ok) return refuse(booked.failure);
  const { shares } = booked.value.books;
  const parties = await people(strapi).partiesByPublicId(shares.flatMap((share) => share.party ?? []));
  return shares.map((share) => shareView(share, (id) => parties.get(id)?.name ?? id, sale.currency));
};

/** By the very functions that place an order and book its sale. Writes what they write: the caller takes it back. */
const tried = async (strapi: Core.Strapi, asked: Asked): Promise<Outcome<Told, Failure>> => {
  const at = momentOr(asked.at, now());
  const click = await supposedClick(strapi, asked, at);
  if (!click.ok) return click;
  const priced = await pricedFor(strapi, asked, at);
  if (!priced.ok) return priced;
  const weighed = await weigh(strapi, priced.value, await buyerOf(strapi, asked), { at, follows: null, supposed: click.value });
  // Each question about a tax is billed, and none is asked where rows are locked: what the shop can know is the price without any.
  const taxLeftOut = !isAnswered(priced.value);
  const snapshot = await freezeOrder(strapi, priced.value, weighed, { ahead: taxLeftOut });
  if (!snapshot.ok) return snapshot;
  const { currency } = snapshot.value;
  const decided = snapshot.value.decisions as readonly Decision[];
  const met = metCaps(snapshot.value, decided, 'sale');
  await holdCapped(strapi, met);
  const caps = await measureCaps(strapi, met, { currency, paidAt: at });
  const payment = { provider: 'stripe', chargeId: 'try', method: null, paidAt: at } as const;
  return ok({
    ...(await decisionView(strapi, decided[0], snapshot.value.lines[0])),
    total: moneyView({ minor: priced.value.total, currency }),
    taxLeftOut,
    shares: await sharesOf(strapi, saleOf({ number: 'try', currency }, snapshot.value, decided, payment, null, caps)),
  });
};

/** Carries an answer out of a unit of work that is to leave nothing behind. */
class TakenBack extends Error {
  constructor(readonly answer: Outcome<Told, Failure>) {
    super('this unit of work only asked what would be');
  }
}

/** Who would get an order, why, and how much. Everything is undone that finding it out may have written. */
export const tryAttributionOf = async (strapi: Core.Strapi, asked: Asked): Promise<Outcome<Told, Failure>> => {
  try {
    return await together(strapi, async () => {
      throw new TakenBack(await tried(strapi, asked));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.answer;
    throw error;
  }
};

type OwnLink = Data<typeof tryOwnLink>;

const NOTHING = { code: null, program: null, target: null, rateBasisPoints: null, windowDays: null } as const;

const hostOf = (address: string): string | null => {
  try {
    return new URL(address).host;
  } catch {
    return null;
  }
};

/** Where a visitor of the link lands, and whether that is where it says; null for a link to another site. */
const landingOf = async (strapi: Core.Strapi, link: SharedLink): Promise<{ readonly target: string | null; readonly asSaid: boolean }> => {
  const rules = attribution(strapi).rules();
  if (link.host !== null && link.host !== hostOf(await setting(strapi, publicUrl))) return { target: null, asSaid: false };
  const home = safeTarget(undefined, rules);
  const target = safeTarget(link.target, rules);
  const astray = link.kind === 'link' && link.target !== undefined && target === home && link.target !== home;
  return { target, asSaid: !astray };
};

/** What the place promises, as the link would earn it. */
const termsOf = async (strapi: Core.Strapi, { code, programName, programId, rateBasisPoints }: Affiliate) => {
  const program = await affiliates(strapi).program(programId);
  return {
    code,
    program: programName,
    rateBasisPoints: rateBasisPoints ?? program?.rateBasisPoints ?? null,
    windowDays: program?.windowDays ?? null,
  };
};

/** Whether a link credits the person who asks. Of somebody else's code they learn that it is not theirs, and no more. */
export const tryOwnLinkOf = async (strapi: Core.Strapi, { places }: PartnerSelf, url: string): Promise<OwnLink> => {
  const link = readSharedLink(url, attribution(strapi).rules().parameter);
  if (!link) return { ...NOTHING, credits: false, because: 'NO_CODE' };
  const who = await whoseLink(strapi, link);
  const place = places.find(({ id }) => id === who?.id);
  if (!place) return { ...NOTHING, credits: false, because: 'NOT_YOURS' };
  const own = link.code === '' && link.slug !== null ? links(strapi).linkOf(link.slug) : undefined;
  const { target, asSaid } = await landingOf(strapi, { ...link, target: own?.target ?? link.target });
  const about = { ...(await termsOf(strapi, place)), target };
  if (place.state !== 'active') return { ...about, credits: false, because: 'NOT_ACTIVE' };
  return { ...about, credits: target !== null, because: asSaid ? 'CREDITS' : 'BAD_TARGET' };
};
