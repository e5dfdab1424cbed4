import type { publishTerms } from '../../../../contracts/affiliate-contracts';
import type { ContractTerms } from '../../../../contracts/affiliate-contracts';
import type { Request } from '../../../../contracts/endpoint';
import { minorOf, percentText } from '../../shell/money';
import { eventsIn, typedEvents, type TypedEvents } from './events-draft';

export type Draft = Request<typeof publishTerms>['body']['terms'];

/** Terms as they are typed: rates in per cent, numbers as digits, an empty field where there is no limit. */
export interface TypedTerms extends Pick<Draft, 'commissionBase' | 'model' | 'secondTierBase' | 'allowOwnReferrals' | 'lifetime'> {
  readonly territoryRule: NonNullable<Draft['territoryRule']> | 'none';
  readonly territoryShare: string;
  readonly forbidsBrandAds: boolean;
  readonly rate: string;
  readonly firstShare: string;
  readonly secondTier: string;
  readonly secondTierMonths: string;
  readonly windowDays: string;
  readonly holdDays: string;
  readonly maxPayments: string;
  readonly lifetimeMonths: string;
  readonly events: TypedEvents;
}

export const typedOf = (terms: ContractTerms): TypedTerms => ({
  rate: percentText(terms.rateBasisPoints),
  territoryRule: terms.territoryRule ?? 'none',
  territoryShare: percentText(terms.territoryShareBasisPoints ?? 5_000),
  firstShare: percentText(terms.firstShareBasisPoints ?? 5_000),
  secondTier: percentText(terms.secondTierBasisPoints),
  secondTierBase: terms.secondTierBase,
  secondTierMonths: terms.secondTierMonths === null ? '' : String(terms.secondTierMonths),
  commissionBase: terms.commissionBase,
  model: terms.model,
  allowOwnReferrals: terms.allowOwnReferrals,
  forbidsBrandAds: terms.forbidsBrandAds,
  lifetime: terms.lifetime,
  windowDays: String(terms.windowDays),
  holdDays: String(terms.holdDays),
  maxPayments: terms.maxPayments === null ? '' : String(terms.maxPayments),
  lifetimeMonths: terms.lifetimeMonths === null ? '' : String(terms.lifetimeMonths),
  events: typedEvents(terms.events),
});

const within = (value: number, least: number, most: number): number | null => (value >= least && value <= most ? value : null);

const percent = (typed: string, most: number): number | null => {
  const digits = minorOf(typed, 2);
  return digits === null ? null : within(parseInt(digits, 10), 0, most);
};

const between = (value: number | null, least: number): number | null => (value === null || value < least ? null : value);

const count = (typed: string, least: number, most: number): number | null =>
  /^\d{1,5}$/.test(typed.trim()) ? within(parseInt(typed, 10), least, most) : null;

/** A field that may be empty: null then; undefined for what is no number. */
const maybe = (typed: string, most: number): number | null | undefined =>
  typed.trim() === '' ? null : (count(typed, 1, most) ?? undefined);

type Sharing = Pick<TypedTerms, 'model' | 'territoryRule' | 'firstShare' | 'territoryShare'>;

/** The parts of whoever shares a sale, where anybody does; null for what is no part of one. */
const sharesIn = (typed: Sharing) => ({
  firstShare: typed.model === 'multi_click' ? between(percent(typed.firstShare, 9_999), 1) : 0,
  territoryShare: typed.territoryRule === 'shared' ? between(percent(typed.territoryShare, 9_999), 1) : 0,
});

/** What the terms say of sales that are not one affiliate's alone. */
const sharedBy = (
  { model, territoryRule }: Sharing,
  { firstShare, territoryShare }: ReturnType<typeof sharesIn>,
): Pick<Draft, 'firstShareBasisPoints' | 'territoryRule' | 'territoryShareBasisPoints'> => ({
  ...(model === 'multi_click' ? { firstShareBasisPoints: firstShare } : {}),
  territoryRule: territoryRule === 'none' ? null : territoryRule,
  ...(territoryRule === 'shared' ? { territoryShareBasisPoints: territoryShare } : {}),
});

/** The terms that were typed, or the fields that are no terms. */
export const draftIn = (typed: TypedTerms): { readonly draft: Draft | null; readonly wrong: ReadonlyArray<keyof TypedTerms> } => {
  const numbers = {
    rate: percent(typed.rate, 15_000),
    secondTier: percent(typed.secondTier, 10_000),
    ...sharesIn(typed),
    windowDays: count(typed.windowDays, 0, 3650),
    holdDays: count(typed.holdDays, 0, 365),
  };
  const limits = {
    maxPayments: maybe(typed.maxPayments, 1000),
    lifetimeMonths: maybe(typed.lifetimeMonths, 240),
    secondTierMonths: maybe(typed.secondTierMonths, 240),
  };
  const events = eventsIn(typed.events);
  const wrong = [
    ...(events === undefined ? (['events'] as const) : []),
    ...(Object.keys(numbers) as Array<keyof typeof numbers>).filter((key) => numbers[key] === null),
    ...(Object.keys(limits) as Array<keyof typeof limits>).filter((key) => limits[key] === undefined),
  ];
  if (wrong.length > 0) return { draft: null, wrong };
  const { commissionBase, model, secondTierBase, allowOwnReferrals, forbidsBrandAds, lifetime } = typed;
  const draft = {
    rateBasisPoints: numbers.rate ?? 0,
    secondTierBasisPoints: numbers.secondTier ?? 0,
    secondTierBase,
    secondTierMonths: limits.secondTierMonths ?? null,
    commissionBase,
    model,
    ...sharedBy(typed, numbers),
    windowDays: numbers.windowDays ?? 0,
    holdDays: numbers.holdDays ?? 0,
    allowOwnReferrals,
    forbidsBrandAds,
    maxPayments: limits.maxPayments ?? null,
    lifetime,
    lifetimeMonths: lifetime ? (limits.lifetimeMonths ?? null) : null,
    events: events ?? null,
  };
  return { draft, wrong };
};
