import { allocate, type Allotment, allotments } from '../../../kernel/allocate';
import { share, WHOLE } from '../../../kernel/basis-points';
import { minor, type Minor, NOTHING } from '../../../kernel/money';
import { type DerivationStep, exactProduct, step } from './derivation';
import { type CoProducer, coProducerBps, isFixed, type PartyId, type SplitPlan } from './plan';
import type { Component } from './split';

interface Member {
  readonly key: string;
  readonly role: 'creator' | 'co_producer';
  readonly party: PartyId;
  readonly bps: number;
  readonly agreed: DerivationStep[];
}

/** What is kept for the creator of a pool: what was agreed, and what of it is there. */
interface Kept {
  readonly wanted: Minor;
  readonly amount: Minor;
}

const keptOf = (pool: Minor, { creatorKeeps }: SplitPlan): Kept => {
  const wanted = creatorKeeps ? minor(Math.max(share(pool, creatorKeeps.bps), creatorKeeps.fixed)) : NOTHING;
  return { wanted, amount: minor(Math.min(pool, wanted)) };
};

/** Of nothing charged no amount is owed to anybody: a free order breaks no promise. */
const ofNothing = ({ creatorKeeps: _keeps, ...plan }: SplitPlan): SplitPlan => ({
  ...plan,
  coProducers: plan.coProducers.map((each) => (isFixed(each) ? { ...each, fixed: NOTHING } : each)),
});

/**
 * What is left belongs to those who made the product. What the creator keeps is set aside; agreed amounts are served of the rest, in the plan's
 * order; what is left then is shared by percentage, largest remainder, the creator first in every tie and holding what is promised to nobody.
 * Where that gives the creator less than they keep, they have what they keep, and the percentages share what is left beside it.
 */
export const splitPool = (pool: Minor, promised: SplitPlan, net: Minor): Component[] => {
  const plan = net > 0 ? promised : ofNothing(promised);
  const kept = keptOf(pool, plan);
  const agreed = serveAgreedAmounts(minor(pool - kept.amount), plan);
  const left = minor(pool - [...agreed.values()].reduce((total, each) => total + each.amount, 0));
  const creator: Member = { key: 'creator', role: 'creator', party: plan.creator, bps: WHOLE - coProducerBps(plan), agreed: [] };
  const members = [creator, ...plan.coProducers.flatMap((each, index) => percentageMember(each, index))];
  const parts = allotments(
    left,
    members.map((member) => member.bps),
  );
  const asShared = members.map((member, index) => memberShare(member, left, parts[index], members.length));
  const shared = new Map(withKept(asShared, { left, kept, members }).map((component) => [component.key, component]));
  const keys = [creator.key, ...plan.coProducers.map((_, index) => keyOf(index))];
  return keys.flatMap((key) => agreed.get(key) ?? shared.get(key) ?? []);
};

interface Sharing {
  readonly left: Minor;
  readonly kept: Kept;
  readonly members: readonly Member[];
}

/** Percentages of what is left beside what the creator keeps, where their own part of it would be less than that. */
const withKept = (shared: readonly Component[], { left, kept, members }: Sharing): readonly Component[] => {
  const [creator, ...others] = shared;
  if (!creator || (creator.amount >= kept.amount && kept.amount === kept.wanted)) return shared;
  const short = kept.amount < kept.wanted;
  const cap = short ? [step('CAPPED_BY_WHAT_IS_LEFT', kept.amount, { wanted: kept.wanted, left })] : [];
  const own: Component = {
    ...creator,
    amount: kept.amount,
    capped: short,
    derivation: [...creator.derivation, step('CREATOR_KEEPS', kept.wanted, { wanted: kept.wanted }), ...cap],
  };
  const weights = members.slice(1).map(({ bps }) => bps);
  // Nobody else shares by percentage, or at nothing: what is not promised is the creator's anyway.
  const beside = weights.some((weight) => weight > 0) ? allocate(minor(left - kept.amount), weights) : weights.map(() => NOTHING);
  const cut = others.map((each, index): Component => {
    const amount = beside[index] ?? NOTHING;
    if (amount === each.amount) return each;
    return { ...each, amount, derivation: [...each.derivation, step('LESS_FOR_CREATOR', amount, { wanted: each.amount })] };
  });
  return [own, ...cut];
};

const keyOf = (index: number): string => `co_producer:${index + 1}`;

const percentageMember = (coProducer: CoProducer, index: number): Member[] =>
  isFixed(coProducer)
    ? []
    : [{ key: keyOf(index), role: 'co_producer', party: coProducer.party, bps: coProducer.bps, agreed: agreedTimes(coProducer) }];

/** Since when and until when a share was agreed, for whoever asks why they have it. */
const agreedTimes = ({ from, until }: { readonly from?: string; readonly until?: string }): DerivationStep[] => [
  ...(from === undefined ? [] : [step('AGREED_FROM', null, { agreedFrom: from })]),
  ...(until === undefined ? [] : [step('AGREED_UNTIL', null, { agreedUntil: until })]),
];

const serveAgreedAmounts = (pool: Minor, plan: SplitPlan): Map<string, Component> => {
  const served = new Map<string, Component>();
  let left: number = pool;
  plan.coProducers.forEach((each, index) => {
    if (!isFixed(each)) return;
    const amount = minor(Math.min(left, each.fixed));
    const capped = amount < each.fixed;
    const derivation = [...agreedTimes(each), step('FIXED_AGREED', each.fixed, { pool })];
    if (capped) derivation.push(step('CAPPED_BY_WHAT_IS_LEFT', amount, { wanted: each.fixed, left }));
    served.set(keyOf(index), { key: keyOf(index), role: 'co_producer', party: each.party, amount, inPool: false, capped, derivation });
    left -= amount;
  });
  return served;
};

const memberShare = (member: Member, pool: Minor, part: Allotment | undefined, members: number): Component => {
  if (!part) throw new Error(`no part for ${member.key}`);
  const derivation = members === 1 ? [step('WHOLE_POOL', part.amount, { pool })] : poolSteps(member, pool, part);
  return { key: member.key, role: member.role, party: member.party, amount: part.amount, inPool: true, capped: false, derivation };
};

const poolSteps = (member: Member, pool: Minor, part: Allotment): DerivationStep[] => {
  const exact = exactProduct(pool, member.bps);
  const steps = [step('POOL_LEFT', pool), ...member.agreed, step('WEIGHT_IN_POOL', part.floor, { bps: member.bps, exact })];
  if (part.remainder === 0n) return steps;
  return [...steps, step(part.raised ? 'RESIDUAL_CENT_RECEIVED' : 'RESIDUAL_CENT_ELSEWHERE', part.amount, { exact })];
};
