import type { Core } from '@strapi/strapi';
import { caseFailures, cases, isOpen, type Case } from '../../capabilities/cases/service';
import type { Booked } from '../../capabilities/commissions/service';
import type { Order } from '../../capabilities/orders/service';
import type { Adjustment } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import { refuse } from '../../kernel/failure';
import { now } from '../../platform/clock';
import { dueFrom } from './case-clock';

type Change = Booked['changes'][number];

/** What a case has to say of a commission: that another state, or another amount, is held or left of it. */
const isTold = ({ from, to, reversed }: Change): boolean => from !== null && (from !== to || reversed.from !== reversed.to);

const tell = async (strapi: Core.Strapi, about: Case, change: Change, actor: string): Promise<void> => {
  const facts = { by: change.by, from: change.from ?? '', to: change.to, share: change.share };
  await cases(strapi).tell(about.id, { kind: 'moved', actor, text: null, facts });
};

/**
 * Nothing moves behind the back of an open case: what happens to a contested commission is written into the case, and a person or a rule
 * that would reject it has to wait for the decision. In the unit of work that moves it.
 */
export const followCases = async (
  strapi: Core.Strapi,
  order: Order,
  { changes }: Pick<Booked, 'changes'>,
  { actor }: { readonly actor: string },
): Promise<void> => {
  const told = changes.filter(isTold);
  if (told.length === 0) return;
  for (const about of await cases(strapi).openOfOrder(order.id)) {
    const party = await people(strapi).party(about.partyId);
    for (const change of told) {
      if (change.party !== party?.publicId) continue;
      if (change.by === 'fraud_confirmed') refuse(caseFailures.because('CASE_OPEN', { case: about.publicId }));
      await tell(strapi, about, change, actor);
    }
  }
};

/**
 * A second person has let the entry of a decision be booked, or turned it down: the case says so. Turned down, the decision is none, and the
 * case is the shop's turn again, unless its partner has opened another about the same meanwhile.
 */
export const followEntry = async (
  strapi: Core.Strapi,
  made: Adjustment,
  { to, by }: { readonly to: 'booked' | 'rejected'; readonly by: string },
): Promise<void> => {
  if (made.caseId === null) return;
  const decided = await cases(strapi).lock(made.caseId);
  if (decided?.entry?.ref !== made.publicId) return;
  const entry = { ...decided.entry, state: to };
  await cases(strapi).tell(decided.id, { kind: to === 'booked' ? 'entry_booked' : 'entry_rejected', actor: by, text: null, facts: {} });
  const another = await cases(strapi).openAbout(decided.subject, decided.partyId);
  if (to === 'booked' || isOpen(decided.state) || another.length > 0) return cases(strapi).keep({ ...decided, entry });
  await cases(strapi).keep({
    ...decided,
    state: 'open',
    dueOn: await dueFrom(strapi, now()),
    outcome: null,
    answer: null,
    decidedBy: null,
    decidedAt: null,
    entry: null,
  });
};
