import type { WhatIfBite } from '../../../../contracts/what-if';
import { changedTerms, missingFacts, salesPay, type RateRule, type SaleFacts, type Terms } from '../../capabilities/affiliates/service';
import { judgedBy, partsOf, verdicts, type Decision, type SupposedTerms, type Winner } from '../../capabilities/attribution/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { canonical } from '../../platform/ids';

/** Why a draft cannot be told of an order. */
export type Untold = WhatIfBite['untoldBy'][number]['term'];
type Line = OrderSnapshot['lines'][number];

/** What a draft is tried on of one order: the decision as it stands, and by which terms whoever was weighed was judged. */
export interface TriedOn {
  readonly snapshot: OrderSnapshot;
  readonly decision: Decision;
  /** Which payment of its subscription it is; 1 for what is paid once. */
  readonly nth: number;
  /** The terms of a version of the program, as they were written down. */
  readonly version: (version: number) => Terms | undefined;
  /** Who held the buyer's country exclusively at that moment; null for nobody. */
  readonly holderId: number | null;
}

/** The terms somebody was judged by when the order was placed. */
const thenOf = ({ decision, version }: TriedOn, affiliateId: number): Terms | undefined => {
  const number = judgedBy(decision, affiliateId)?.version ?? decision.rule?.version;
  return number === undefined ? undefined : version(number);
};

/** The rules of the draft; none for whoever has a rate of their own. */
export const rulesFor = ({ rateFrom }: Pick<Winner, 'rateFrom'>, { rules = [] }: Pick<Terms, 'rules'>): readonly RateRule[] =>
  rateFrom === 'affiliate' ? [] : rules;

/** What was frozen of a line for a winner's rules; nothing where they had not won it then, which whoever it was attached to later had not either. */
const ratedFor = ({ rated, otherRated }: Line, decision: Decision, affiliateId: number): SaleFacts | undefined => {
  if (decision.late) return undefined;
  const place = partsOf(decision).findIndex(({ winner }) => winner.affiliateId === affiliateId);
  return place === 0 ? rated : place === 1 ? otherRated : undefined;
};

const groupsIn = (rules: readonly RateRule[] = []): readonly string[] => rules.flatMap(({ when }) => when.group ?? []);

/** Tier and group, as far as what was asked then answers what the draft asks. */
const placeKnown = (frozen: SaleFacts | undefined, then: Terms | undefined, draft: Terms): Partial<Pick<SaleFacts, 'tier' | 'group'>> => {
  const sameLadder = then !== undefined && canonical(then.tiers ?? null) === canonical(draft.tiers ?? null);
  const asked = groupsIn(then?.rules);
  // A group is frozen only where a rule asked for it: nobody can say of a group that was not asked for that they were in none.
  const groupKnown = frozen !== undefined && (frozen.group !== null || groupsIn(draft.rules).every((group) => asked.includes(group)));
  return {
    ...(draft.tiers === undefined ? { tier: null } : frozen && sameLadder ? { tier: frozen.tier } : {}),
    ...(groupKnown ? { group: frozen.group } : {}),
  };
};

/**
 * What is known of a line for the rules of somebody by a draft. What was frozen for rules of then is believed; what the order itself says
 * (the goods, the country, the currency, which payment it is) is known of orders that no rule was asked about, too.
 */
export const factsKnown = (line: Line, { affiliateId }: Pick<Winner, 'affiliateId'>, of: TriedOn, draft: Terms): Partial<SaleFacts> => {
  const { snapshot, decision, nth } = of;
  const asked = line.rated ?? line.otherRated;
  const goesOn = nth > 1 && (line.renewal?.instalments ?? null) === null;
  // Another offer of a subscription keeps what was promised with the first, which this order does not name.
  const goods = snapshot.offerChange ? {} : { offer: line.offerId, product: line.productId };
  return {
    ...goods,
    country: snapshot.country,
    currency: snapshot.currency,
    payment: goesOn ? 'renewal' : 'first',
    ...(asked && { offer: asked.offer, product: asked.product, kind: asked.kind, buyer: asked.buyer, payment: asked.payment }),
    ...placeKnown(ratedFor(line, decision, affiliateId), thenOf(of, affiliateId), draft),
  };
};

/** The same as a sale: what is not known is not asked by any rule that could speak of it, or the order is one nobody can tell. */
export const saleOf = (line: Line, winner: Winner, of: TriedOn, draft: Terms): SaleFacts | undefined =>
  rulesFor(winner, draft).length === 0
    ? undefined
    : {
        offer: line.offerId,
        product: line.productId,
        kind: 'digital',
        country: '',
        buyer: 'new',
        payment: 'first',
        currency: of.snapshot.currency,
        tier: null,
        group: null,
        ...factsKnown(line, winner, of, draft),
      };

/** Whom customers were bound to: nobody was, where the terms did not bind; and until when, if not for as long as the draft says. */
const untoldOfBinding = (decision: Decision, again: Decision, draft: Terms): Untold | null => {
  if (!draft.lifetime) return null;
  const bound = decision.touches.filter(({ kind }) => kind === 'lifetime');
  const months = ({ affiliateId }: { readonly affiliateId: number }) => (judgedBy(decision, affiliateId) ?? decision.rule)?.lifetimeMonths;
  if (bound.some((touch) => months(touch) !== draft.lifetimeMonths)) return 'lifetimeMonths';
  const neverBound = again.outcome === 'none' && bound.length === 0 && decision.rule?.lifetime !== true;
  return neverBound ? 'lifetime' : null;
};

/** A territory was looked for only where the terms spoke of it. */
const untoldOfTerritory = ({ decision, holderId }: TriedOn, supposed: SupposedTerms): Untold | null => {
  if (supposed.territoryRule === undefined || holderId === null || !verdicts.mayFindAnother(decision, supposed)) return null;
  const kept = decision.touches.some(({ kind }) => kind === 'territory');
  const nobodyElse = decision.touches.every(({ affiliateId }) => affiliateId === holderId);
  return kept || nobodyElse ? null : 'territoryRule';
};

/** A recruit is bound until a day that was fixed when they came. */
const untoldOfRecruits = (again: Decision, program: Terms, draft: Terms): Untold | null => {
  if (draft.secondTierMonths === program.secondTierMonths) return null;
  const asks = partsOf(again).some(({ secondTierReason }) => secondTierReason === 'SPONSORED' || secondTierReason === 'SECOND_TIER_OVER');
  return asks ? 'secondTierMonths' : null;
};

const untoldOfRules = (of: TriedOn, again: Decision, draft: Terms): Untold | null => {
  const programId = of.decision.rule?.programId;
  const missing = partsOf(again).flatMap(({ winner }) =>
    of.snapshot.lines
      .filter(({ program }) => program?.id === programId)
      .flatMap((line) => missingFacts(rulesFor(winner, draft), factsKnown(line, winner, of, draft))),
  );
  return missing.length === 0 ? null : missing.includes('tier') ? 'tiers' : 'rules';
};

/** A rate of somebody's own was not kept with orders of a time when sales paid nothing. */
const untoldOfOwnRate = (of: TriedOn, again: Decision, draft: Terms): Untold | null => {
  if (!salesPay(draft)) return null;
  const lost = partsOf(again).some(({ winner }) => {
    const then = winner.rateFrom === 'affiliate' ? thenOf(of, winner.affiliateId) : undefined;
    return then !== undefined && !salesPay(then);
  });
  return lost ? 'events' : null;
};

/**
 * What of a draft cannot be told of an order, since what it asks for was never kept; null where all of it can. `draft` is as sales are paid
 * by it, `said` as it was written.
 */
export const untoldOf = (
  of: TriedOn,
  again: Decision,
  {
    draft,
    said,
    program,
    supposed,
  }: { readonly draft: Terms; readonly said: Terms; readonly program: Terms; readonly supposed: SupposedTerms },
): Untold | null =>
  untoldOfTerritory(of, supposed) ??
  untoldOfBinding(of.decision, again, draft) ??
  untoldOfRecruits(again, program, draft) ??
  untoldOfOwnRate(of, again, said) ??
  untoldOfRules(of, again, draft);

/** Terms without what is weighed of what pays: the caps of sales and renewals. */
const uncapped = (terms: Terms): Terms => {
  const { events, ...rest } = terms;
  const { saleCap: _sale, renewalCap: _renewal, ...pays } = events ?? { scheme: 'all' as const };
  return pays.scheme === 'all' && !pays.lead && !pays.click ? rest : { ...rest, events: pays };
};

const NOT_IN_ORDERS = ['events', 'holdDays', 'forbidsBrandAds'] as const;

/** The terms a draft changes of which past orders show nothing, whichever they are: they are named, and in no figure. */
export const unweighedIn = (program: Terms, draft: Terms): WhatIfBite['unweighed'] => {
  const changed = changedTerms(uncapped(program), uncapped(draft));
  return NOT_IN_ORDERS.filter((term) => changed.includes(term));
};
