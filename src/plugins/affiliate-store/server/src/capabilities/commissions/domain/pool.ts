import { type Allotment, allotments } from '../../../kernel/allocate';
import { WHOLE } from '../../../kernel/basis-points';
import { minor, type Minor } from '../../../kernel/money';
import { type DerivationStep, exactProduct, step } from './derivation';
import { coProducerBps, isFixed, type PartyId, type SplitPlan } from './plan';
import type { Component } from './split';

interface Member {
  readonly key: string;
  readonly role: 'creator' | 'co_producer';
  readonly party: PartyId;
  readonly bps: number;
}

/**
 * What is left belongs to those who made the product. Agreed amounts are served first, in the plan's order; the rest is
 * shared by percentage, largest remainder, the creator first in every tie and holding what is promised to nobody.
 */
export const splitPool = (pool: Minor, plan: SplitPlan): Component[] => {
  const agreed = serveAgreedAmounts(pool, plan);
  const left = minor(pool - agreed.reduce((total, each) => total + each.amount, 0));
  const members: Member[] = [{ key: 'creator', role: 'creator', party: plan.creator, bps: WHOLE - coProducerBps(plan) }];
  plan.coProducers.forEach((each, index) => {
    if (!isFixed(each)) members.push({ key: `co_producer:${index + 1}`, role: 'co_producer', party: each.party, bps: each.bps });
  });
  const parts = allotments(left, members.map((member) => member.bps));
  const shared = members.map((member, index) => memberShare(member, left, parts[index], members.length));
  return [...shared.slice(0, 1), ...[...agreed, ...shared.slice(1)].sort((a, b) => position(a) - position(b))];
};

const position = ({ key }: Component): number => Number(key.slice(key.indexOf(':') + 1));

const serveAgreedAmounts = (pool: Minor, plan: SplitPlan): Component[] => {
  const served: Component[] = [];
  let left: number = pool;
  plan.coProducers.forEach((each, index) => {
    if (!isFixed(each)) return;
    const amount = minor(Math.min(left, each.fixed));
    const capped = amount < each.fixed;
    const derivation = [step('FIXED_AGREED', each.fixed, { pool })];
    if (capped) derivation.push(step('CAPPED_BY_WHAT_IS_LEFT', amount, { wanted: each.fixed, left }));
    served.push({ key: `co_producer:${index + 1}`, role: 'co_producer', party: each.party, amount, inPool: false, capped, derivation });
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
  const steps = [step('POOL_LEFT', pool), step('WEIGHT_IN_POOL', part.floor, { bps: member.bps, exact })];
  if (part.remainder === 0n) return steps;
  return [...steps, step(part.raised ? 'RESIDUAL_CENT_RECEIVED' : 'RESIDUAL_CENT_ELSEWHERE', part.amount, { exact })];
};
