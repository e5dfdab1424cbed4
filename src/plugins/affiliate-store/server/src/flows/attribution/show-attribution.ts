import type { Core } from '@strapi/strapi';
import type { AdminOrder } from '../../../../contracts/admin';
import type { Explanation } from '../../../../contracts/primitives';
import { affiliates, type AffiliatesService } from '../../capabilities/affiliates/service';
import { isWon, partsOf, ruleFor, type Decision } from '../../capabilities/attribution/service';
import { isoOf } from '../../platform/moments';

/** Who takes part: affiliates give the touches their names. */
export interface ShowAttributionCast {
  readonly affiliates: Pick<AffiliatesService, 'affiliates'>;
}

const castOf = (strapi: Core.Strapi): ShowAttributionCast => ({ affiliates: affiliates(strapi) });

type Names = (affiliateId: number) => string;

const WHY: Readonly<Record<Decision['reason'], string>> = {
  ATTACHED_BY_STAFF: 'Staff attached the order afterwards.',
  STAFF_WON: 'Staff attached the order to another affiliate afterwards.',
  LAST_CLICK: 'The last click inside the window decides.',
  FIRST_CLICK: 'The first click inside the window decides.',
  FIRST_OF_TWO: 'The first click inside the window shares the sale with the last.',
  LAST_OF_TWO: 'The last click inside the window shares the sale with the first.',
  BOTH_CLICKS: 'First and last click inside the window share a sale, and both were the same affiliate’s.',
  EXPLICIT_CODE: 'The buyer brought the code to the checkout, which decides.',
  COUPON: 'The buyer used the affiliate’s coupon, which counts before any link.',
  TERRITORY: 'The country is the affiliate’s exclusive territory, to whom the program gives it, whoever brought the order.',
  TERRITORY_SHARE: 'The country is the affiliate’s exclusive territory, and the program shares the sale with its holder.',
  LEAD: 'The affiliate had brought the buyer’s e-mail address before, inside the window.',
  LIFETIME: 'This customer is bound to the affiliate, and the program lets affiliates keep the customers they brought.',
  RIVAL_WON: 'Another affiliate’s touch decided.',
  COUPON_WON: 'The coupon of another affiliate decided.',
  LEAD_WON: 'The lead of another affiliate decided.',
  TERRITORY_WON: 'The country is another affiliate’s exclusive territory, to whom the program gives it.',
  TERRITORY_CLOSED: 'The country is an exclusive territory in which only its holder may earn, and another brought the order.',
  OWN_TOUCH_WON: 'Another touch of the same affiliate decided.',
  WINDOW_EXPIRED: 'Every touch came before the window opened.',
  BINDING_ENDED: 'The time for which the customer was bound had ended.',
  SELF_REFERRAL: 'Buyer and affiliate are one person, and the program pays nothing for own purchases.',
  AFFILIATE_BLOCKED: 'The affiliate was blocked at that moment.',
  AFFILIATE_PENDING: 'The affiliate was not approved yet at that moment.',
  CONTRACT_ENDED: 'The affiliate’s contract had ended at that moment.',
  AFFILIATE_UNKNOWN: 'The link led to nobody in the program.',
  OTHER_PROGRAM: 'The touches belong to another program than the product.',
  AFTER_DECISION: 'The touch came after the order.',
  NO_TOUCH: 'Nobody’s link was followed before the order.',
  NO_PROGRAM: 'The product has no affiliate program.',
  REJECTED_AFTERWARDS: 'The sale was taken back from the affiliate before it was paid.',
};

const MODEL = {
  last_click: ['the last touch', 'decides'],
  first_click: ['the first touch', 'decides'],
  multi_click: ['the first and the last touch', 'share the sale'],
} as const;

/** Who shares the sale, and at which part of what each would have earned alone. */
const shareSteps = (decision: Decision, name: Names): Explanation['steps'] =>
  partsOf(decision).flatMap(({ winner }) => {
    const { shareBasisPoints: share, code } = winner;
    if (share === undefined) return [];
    const text = `${name(winner.affiliateId)} gets ${share / 100} % of what they would have earned of it alone.`;
    return [{ code: 'SALE_SHARED', text, amount: null, facts: { affiliate: code, bps: String(share) } }];
  });

/** When and why staff decided otherwise; what was decided before is in the order as it was frozen. */
const lateStep = ({ late }: Decision): Explanation['steps'] =>
  late
    ? [
        {
          code: 'ATTACHED_LATE',
          text: `Attached by staff on ${isoOf(late.at).slice(0, 10)}: ${late.reason}`,
          amount: null,
          facts: { at: isoOf(late.at), reason: late.reason },
        },
      ]
    : [];

/** Where a binding came from, where an import brought it over. */
const broughtOverSteps = ({ touches }: Decision, name: Names): Explanation['steps'] =>
  touches.flatMap(({ affiliateId, at, code, broughtOver }) =>
    broughtOver
      ? [
          {
            code: 'BROUGHT_OVER',
            text: `Brought over for ${name(affiliateId)} from a programme of before on ${isoOf(at).slice(0, 10)}: line ${broughtOver.line} of ${broughtOver.file}.`,
            amount: null,
            facts: { affiliate: code, at: isoOf(at), file: broughtOver.file, line: String(broughtOver.line) },
          },
        ]
      : [],
  );

const explained = (decision: Decision, name: Names): Explanation => {
  const { touches } = decision;
  const rule = ruleFor(decision, decision.winner?.affiliateId);
  const won = partsOf(decision).map(({ winner }) => name(winner.affiliateId));
  const who = won.length === 0 ? null : won.join(' and ');
  const weighed = touches.map((touch) => ({
    code: 'TOUCH',
    text: `${name(touch.affiliateId)}, ${isoOf(touch.at).slice(0, 16).replace('T', ' ')} UTC: ${WHY[touch.reason]}`,
    amount: null,
    facts: { affiliate: touch.code, at: isoOf(touch.at), verdict: touch.verdict, reason: touch.reason },
  }));
  const byRule = rule
    ? [
        {
          code: 'RULE_APPLIED',
          text: `Program ${rule.program}, version ${rule.version}: ${MODEL[rule.model][0]} within ${rule.windowDays === 0 ? 'the visit' : `${rule.windowDays} days`} ${MODEL[rule.model][1]}.`,
          amount: null,
          facts: { program: rule.program, version: String(rule.version), model: rule.model, windowDays: String(rule.windowDays) },
        },
      ]
    : [];
  return {
    title: who === null ? 'This order counts for nobody' : `This order counts for ${who}`,
    amount: null,
    steps: [
      ...byRule,
      ...weighed,
      ...broughtOverSteps(decision, name),
      ...lateStep(decision),
      ...shareSteps(decision, name),
      {
        code: decision.reason,
        text: WHY[decision.reason],
        facts: { decidedAt: isoOf(decision.decidedAt), leftOut: String(decision.touchesLeftOut) },
        amount: null,
      },
    ],
  };
};

/** Those who share a sale, each with their part of it; empty where nobody shares. */
export const sharersOf = (decision: Decision, name: Names): NonNullable<AdminOrder['attribution']>['sharedBy'] =>
  partsOf(decision).flatMap(({ winner: { code, affiliateId, shareBasisPoints } }) =>
    shareBasisPoints === undefined ? [] : [{ code, name: name(affiliateId), shareBasisPoints }],
  );

/** Why an order counts for this affiliate, or for nobody, with the names staff may see. Of several programs the one with a winner. */
export const showAttribution = async (
  strapi: Core.Strapi,
  decisions: readonly Decision[],
  cast: ShowAttributionCast = castOf(strapi),
): Promise<AdminOrder['attribution']> => {
  const decision = decisions.find(isWon) ?? decisions[0];
  if (!decision) return null;
  const known = await cast.affiliates.affiliates([
    ...decision.touches.map((touch) => touch.affiliateId),
    ...(decision.winner ? [decision.winner.affiliateId] : []),
    ...partsOf(decision).map(({ winner }) => winner.affiliateId),
  ]);
  const name: Names = (id) => known.get(id)?.name ?? `Affiliate ${id}`;
  const rule = ruleFor(decision, decision.winner?.affiliateId);
  return {
    decidedAt: isoOf(decision.decidedAt),
    reason: decision.reason,
    affiliate: isWon(decision) ? { code: decision.winner.code, name: name(decision.winner.affiliateId) } : null,
    sharedBy: sharersOf(decision, name),
    rule: rule && { program: rule.program, model: rule.model, windowDays: rule.windowDays, version: rule.version },
    touches: decision.touches.map(({ at, affiliateId, code, kind, landing, verdict, ageSeconds }) => ({
      at: isoOf(at),
      affiliateCode: code,
      affiliateName: name(affiliateId),
      kind,
      landing,
      verdict,
      ageSeconds,
    })),
    explanation: explained(decision, name),
  };
};
