import { type Allotment, allotments } from '../../../kernel/allocate';
import { WHOLE } from '../../../kernel/basis-points';
import { minor, type Minor } from '../../../kernel/money';
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

/**
 * What is left belongs to those who made the product. Agreed amounts are served first, in the plan's order; the rest is
 * shared by percentage, largest remainder, the creator first in every tie and holding what is promised to nobody.
 */
export const splitPool = (pool: Minor, plan: SplitPlan): Component[] => {
  const agreed = serveAgreedAmounts(pool, plan);
  const left = minor(pool - [...agreed.values()].reduce((total, each) => total + each.amount, 0));
  const creator: Member = { key: 'creator', role: 'creator', party: plan.creator, bps: WHOLE - coProducerBps(plan), agreed: [] };
  const members = [creator, ...plan.coProducers.flatMap((each, index) => percentageMember(each, index))];
  const parts = allotments(
    left,
    members.map((member) => member.bps),
  );
  const shared = new Map(members.map((member, index) => [member.key, memberShare(member, left, parts[index], members.length)]));
  const keys = [creator.key, ...plan.coProducers.map((_, index) => keyOf(index))];
  return keys.flatMap((key) => agreed.get(key) ?? shared.get(key) ?? []);
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
    const derivation = [step('FIXED_AGREED', each.fixed, { pool })];
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
