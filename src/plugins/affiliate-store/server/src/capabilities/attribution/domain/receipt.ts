import { judgedBy, partsOf, type Decision, type Reason, type WeighedTouch } from './decision';
import type { Tags } from './tags';

/** One touch as an affiliate may see it: their own by themselves, others' under a letter that means nothing elsewhere. */
export interface ReceiptTouch {
  readonly at: number;
  readonly who: 'you' | 'another_affiliate';
  readonly rival: string | null;
  readonly kind: WeighedTouch['kind'];
  readonly landing: string;
  readonly verdict: WeighedTouch['verdict'];
  readonly reason: Reason;
  readonly ageSeconds: number;
  /** Where a binding of theirs stood in the list of a programme of before; null for every other touch, and for every rival's. */
  readonly broughtOver: NonNullable<WeighedTouch['broughtOver']> | null;
  /** What their link said of itself; null for one that said nothing, and for every rival's. */
  readonly tags: Tags | null;
}

/** One step of the explanation; amounts and times in the facts are texts. */
export interface ReceiptStep {
  readonly code: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, string>>;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A, B, … Z, AA, AB, …: by first appearance on this receipt, so that the letter says nothing about anybody elsewhere. */
const letterOf = (place: number): string =>
  place < LETTERS.length
    ? LETTERS.charAt(place)
    : `${letterOf(Math.floor(place / LETTERS.length) - 1)}${LETTERS.charAt(place % LETTERS.length)}`;

/** The touches of a decision as one affiliate may see them, oldest first. Where a rival's visitor landed is the rival's business. */
export const touchesFor = (decision: Decision, affiliateId: number): readonly ReceiptTouch[] => {
  const rivals = [...new Set(decision.touches.filter((touch) => touch.affiliateId !== affiliateId).map((touch) => touch.affiliateId))];
  return decision.touches.map(({ affiliateId: id, at, kind, landing, verdict, reason, ageSeconds, broughtOver = null, tags = null }) => {
    const own = id === affiliateId;
    return {
      at,
      who: own ? 'you' : 'another_affiliate',
      rival: own ? null : `Affiliate ${letterOf(rivals.indexOf(id))}`,
      kind,
      landing: own ? landing : '',
      verdict,
      reason,
      ageSeconds,
      broughtOver: own ? broughtOver : null,
      tags: own ? tags : null,
    };
  });
};

/** What each reason means to the affiliate it is told to. */
export const REASONS: Readonly<Record<Reason, string>> = {
  ATTACHED_BY_STAFF: 'The shop attached this order to you afterwards, so the sale is yours.',
  LAST_CLICK: 'Your click was the last one before the order that counts in this program, so the sale is yours.',
  FIRST_CLICK: 'Your click was the first one inside the window of this program, so the sale is yours.',
  FIRST_OF_TWO:
    'Your click was the first one inside the window. In this program first and last share the sale, and the last was another’s.',
  LAST_OF_TWO: 'Your click was the last one before the order. In this program first and last share the sale, and the first was another’s.',
  BOTH_CLICKS: 'First and last share a sale in this program, and both were yours, so the sale is yours alone.',
  EXPLICIT_CODE: 'The buyer brought your code to the checkout, so the sale is yours.',
  COUPON: 'The buyer used your coupon, which counts before any link, so the sale is yours.',
  TERRITORY: 'The order came from your exclusive territory. Another affiliate brought it, and by the terms of the program it is yours.',
  TERRITORY_SHARE: 'The order came from your exclusive territory. Another affiliate brought it, and you share the sale.',
  LEAD: 'The buyer’s e-mail address was bound to you as a lead, inside the window of the program, so the sale is yours.',
  LIFETIME: 'This customer is bound to you, and this program lets you keep customers you brought, so the sale is yours.',
  STAFF_WON: 'The shop attached this order to another affiliate afterwards.',
  RIVAL_WON: 'The visitor had also followed another affiliate’s link, and by the rule of the program that touch decided.',
  COUPON_WON: 'The buyer used another affiliate’s coupon, which in this shop counts before any link.',
  LEAD_WON: 'The buyer’s e-mail address was bound to another affiliate first, and that counts before what you had.',
  TERRITORY_WON: 'The order came from the exclusive territory of another affiliate, and by the terms of the program it is theirs.',
  TERRITORY_CLOSED: 'The order came from an exclusive territory in which only its holder earns, and another brought it: nobody does.',
  OWN_TOUCH_WON: 'Another touch of yours decided.',
  WINDOW_EXPIRED: 'The order came after the window of the program had ended.',
  BINDING_ENDED: 'The time for which this customer was bound to you had ended.',
  SELF_REFERRAL: 'Buyer and affiliate are one person. This program pays nothing for own purchases.',
  AFFILIATE_BLOCKED: 'Your place in the program was blocked at that moment.',
  AFFILIATE_PENDING: 'Your place in the program was not approved yet at that moment.',
  CONTRACT_ENDED: 'Your contract had ended at that moment. What you earned before stays; renew it to go on.',
  AFFILIATE_UNKNOWN: 'The link led to nobody in the program.',
  OTHER_PROGRAM: 'The product bought belongs to a program you are not in.',
  AFTER_DECISION: 'The touch came after the order.',
  NO_TOUCH: 'No touch of an affiliate was found.',
  NO_PROGRAM: 'The product has no affiliate program.',
  REJECTED_AFTERWARDS: 'The sale was taken back from the affiliate before it was paid.',
};

const MODELS = {
  last_click: 'the last touch inside the window decides',
  first_click: 'the first touch inside the window decides',
  multi_click: 'the first and the last touch inside the window share the sale',
} as const;

/** The rule one affiliate was judged by: their contract's where they had one. */
export const ruleFor = (decision: Decision, affiliateId: number | undefined): Decision['rule'] => {
  const contract = judgedBy(decision, affiliateId);
  if (!decision.rule || !contract) return decision.rule;
  const { version, model, firstShareBasisPoints, windowDays, allowOwnReferrals, secondTierBasisPoints, secondTierBase } = contract;
  const share = firstShareBasisPoints === undefined ? {} : { firstShareBasisPoints };
  return { ...decision.rule, version, model, ...share, windowDays, allowOwnReferrals, secondTierBasisPoints, secondTierBase };
};

/** When and why the shop decided otherwise than the touches did, for those it was about. */
const lateSteps = ({ late }: Decision, reason: Reason): readonly ReceiptStep[] =>
  late && (reason === 'ATTACHED_BY_STAFF' || reason === 'STAFF_WON')
    ? [
        {
          code: 'ATTACHED_LATE',
          text: `The shop decided so on ${new Date(late.at).toISOString().slice(0, 10)}. Its reason: ${late.reason}`,
          facts: { at: new Date(late.at).toISOString(), reason: late.reason },
        },
      ]
    : [];

const percentOf = (basisPoints: number): string => `${basisPoints / 100} %`;

/** What an affiliate who shares a sale has of it. Who the other is, is not theirs to know. */
const shareSteps = (decision: Decision, affiliateId: number): readonly ReceiptStep[] => {
  const share = partsOf(decision).find(({ winner }) => winner.affiliateId === affiliateId)?.winner.shareBasisPoints;
  if (share === undefined) return [];
  const text = `Two affiliates share this sale: you get ${percentOf(share)} of what you would have earned of it alone.`;
  return [{ code: 'SALE_SHARED', text, facts: { bps: String(share) } }];
};

/** Where the binding that decided came from, where it came from a programme of before and not from an order of this shop. */
const broughtOverSteps = ({ touches }: Decision, affiliateId: number): readonly ReceiptStep[] =>
  touches.flatMap(({ affiliateId: id, at, verdict, broughtOver }) => {
    if (id !== affiliateId || verdict !== 'won' || !broughtOver) return [];
    const [day, line] = [new Date(at).toISOString().slice(0, 10), String(broughtOver.line)];
    return [
      {
        code: 'BROUGHT_OVER',
        text: `This customer was brought over from your former programme on ${day}: line ${line} of ${broughtOver.file}.`,
        facts: { broughtAt: new Date(at).toISOString(), file: broughtOver.file, line },
      },
    ];
  });

/** The steps that lead to the decision, as one affiliate is told: what was found, by which rule, with what outcome. */
export const stepsFor = (decision: Decision, claim: { readonly affiliateId: number; readonly reason: Reason }): readonly ReceiptStep[] => {
  const own = decision.touches.filter((touch) => touch.affiliateId === claim.affiliateId).length;
  const others = decision.touches.length - own;
  const rule = ruleFor(decision, claim.affiliateId);
  const models = new Set(decision.contracts?.map(({ model }) => model));
  const window = rule?.windowDays === 0 ? 'this visit only' : `${rule?.windowDays ?? 0} days`;
  return [
    {
      code: 'TOUCHES_WEIGHED',
      text: `${own} touches of yours and ${others} of others were weighed.`,
      facts: { own: String(own), others: String(others), leftOut: String(decision.touchesLeftOut) },
    },
    ...(rule
      ? [
          {
            code: 'RULE_APPLIED',
            text: `Program ${rule.program}, terms no. ${rule.version}: ${MODELS[rule.model]}, window ${window}.`,
            facts: { program: rule.program, version: String(rule.version), model: rule.model, windowDays: String(rule.windowDays) },
          },
        ]
      : []),
    ...(models.size > 1
      ? [
          {
            code: 'MODELS_DIFFER',
            text: 'Affiliates who were promised different models led to this order: the promise made first is kept first.',
            facts: {},
          },
        ]
      : []),
    ...broughtOverSteps(decision, claim.affiliateId),
    ...lateSteps(decision, claim.reason),
    ...shareSteps(decision, claim.affiliateId),
    { code: claim.reason, text: REASONS[claim.reason], facts: { decidedAt: new Date(decision.decidedAt).toISOString() } },
  ];
};
