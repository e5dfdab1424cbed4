import type { Core } from '@strapi/strapi';
import type { Explanation, ExplanationStep } from '../../../../contracts/primitives';
import { affiliates } from '../../capabilities/affiliates/service';
import { LEFT_OUT, paidEvents, type Earning } from '../../capabilities/paid-events/service';
import { day, shown, step, view } from '../ledger/explanation-step';

const WHY_LEFT_OUT = {
  NOT_KEPT: 'were not kept one by one: their visitors did not want to be told apart, or there were too many at once',
  TOLD_BY_SERVER: 'were told by a server: no browser was seen',
  FLOOD: 'came from networks that made more clicks in a minute than visitors make',
  REPEAT: 'were of visitors who were counted already that day',
  CAPPED: 'were above the cap',
} as const;

const eventStep = ({ kind, at, evidence }: Earning, program: string): ExplanationStep => {
  const facts = { day: day(at), program, count: String(evidence.wanted) };
  return kind === 'lead'
    ? step('LEAD_ACCEPTED', `A lead of ${day(at)} was accepted in the program ${program}.`, null, facts)
    : step('CLICKS_COUNTED', `${evidence.wanted} clicks of ${day(at)} (UTC) count in the program ${program}.`, null, facts);
};

const leftOutSteps = ({ evidence }: Earning): ExplanationStep[] =>
  LEFT_OUT.flatMap((why) => {
    const count = why === 'CAPPED' ? 0 : (evidence.leftOut[why] ?? 0);
    return count === 0 ? [] : [step(`CLICKS_${why}`, `${count} clicks ${WHY_LEFT_OUT[why]}.`, null, { count: String(count) })];
  });

const limitsOf = ({ evidence: { cap }, currency }: Earning): string =>
  [cap.count === null ? null : String(cap.count), cap.amount === null ? null : shown(cap.amount, currency)].filter(Boolean).join(' / ');

const capStep = (earning: Earning): ExplanationStep => {
  const { evidence, currency } = earning;
  const facts = {
    most: limitsOf(earning),
    period: new Date(earning.at).toISOString().slice(0, evidence.cap.period === 'day' ? 'YYYY-MM-DD'.length : 'YYYY-MM'.length),
    used: String(evidence.used.count),
    usedAmount: shown(evidence.used.amount, currency),
    count: String(evidence.leftOut.CAPPED ?? 0),
  };
  const before = `The cap of ${facts.period} is ${facts.most}; ${facts.used} (${facts.usedAmount}) were used before`;
  return evidence.cappedBy === null
    ? step('EVENT_BELOW_CAP', `${before}.`, null, facts)
    : step('EVENT_CAPPED', `${before}, so that ${facts.count} pay nothing.`, null, { ...facts, by: evidence.cappedBy });
};

const contractStep = ({ evidence }: Earning, program: string): ExplanationStep =>
  step('CONTRACT_TERMS', `The terms are those of the contract in the program ${program}, version ${evidence.version}.`, null, {
    program,
    version: String(evidence.version),
    consent: evidence.consent,
    consentAt: new Date(evidence.consentAt).toISOString(),
    contract: evidence.contract,
  });

const bucketStep = ({ bucket, payableAt, amount, currency }: Earning): ExplanationStep[] => {
  if (amount === 0) return [];
  const facts = { payableAt: new Date(payableAt).toISOString() };
  if (bucket === 'held')
    return [
      step('HELD_BLOCKED', `${shown(amount, currency)} is held while the place in the program is blocked; it is not lost.`, null, {
        held: String(amount),
      }),
    ];
  return bucket === 'available'
    ? [step('MATURED', `The hold was over on ${day(payableAt)}: it may be paid out.`, null, facts)]
    : [step('PAYABLE_AT', `It becomes payable on ${day(payableAt)}, when the hold is over.`, null, facts)];
};

/** Why an earning is what it is: how many counted, which did not and why, which terms, which cap. */
export const explainEarning = async (strapi: Core.Strapi, earning: Earning): Promise<Explanation> => {
  const program = (await affiliates(strapi).program(earning.programId))?.name ?? '';
  const { amount, currency, each, count } = earning;
  return {
    title: `${earning.kind === 'lead' ? 'A lead' : 'Clicks'} of ${day(earning.at)}`,
    amount: view(amount, currency),
    steps: [
      eventStep(earning, program),
      ...leftOutSteps(earning),
      contractStep(earning, program),
      capStep(earning),
      step('EVENT_AMOUNT', `${count} at ${shown(each, currency)} each: ${shown(amount, currency)}.`, view(amount, currency), {
        count: String(count),
        each: shown(each, currency),
      }),
      ...bucketStep(earning),
    ],
  };
};

/** The same on the desk; null where there is none. */
export const explainEventOnDesk = async (strapi: Core.Strapi, publicId: string): Promise<Explanation | null> => {
  const earning = await paidEvents(strapi).earning(publicId);
  return earning && explainEarning(strapi, earning);
};
