import type { Core } from '@strapi/strapi';
import type { CreatorIdentity } from '../../../../contracts/confirmations';
import type { PayeeIdentityView } from '../../../../contracts/payee-identity';
import { confirmations } from '../../capabilities/confirmations/service';
import { ledger } from '../../capabilities/ledger/service';
import { payeesConfirmed, payeesConfirmedAbove, payouts } from '../../capabilities/payouts/service';
import type { Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { gatherPayee } from '../payouts/gather-payees';
import { historyOf, identityKnown, isOverdue, keepHandedIn } from './hand-in-identity';
import { payeeSelf } from '../payouts/read-payouts';

/** Whether a payout in some currency waits for it now. */
const waitsNow = async (strapi: Core.Strapi, party: Party): Promise<boolean> => {
  for (const { currency } of await ledger(strapi).balancesOf(party.publicId))
    if (!(await gatherPayee(strapi, party, currency, now())).payee.identified) return true;
  return false;
};

const viewOf = async (strapi: Core.Strapi, party: Party): Promise<PayeeIdentityView> => {
  const kept = await confirmations(strapi).of(party.id);
  const asked = await setting(strapi, payeesConfirmed);
  const limits = asked === 'above' ? await setting(strapi, payeesConfirmedAbove) : {};
  return {
    asked,
    above: Object.entries(limits).map(([currency, amount]) => moneyView({ minor: minor(amount), currency })),
    waits: await waitsNow(strapi, party),
    state: kept.state,
    handedInAt: maybeIsoOf(kept.handedInAt),
    dueOn: kept.state === 'in_review' ? kept.dueOn : null,
    overdue: await isOverdue(strapi, kept),
    reason: kept.reason,
    hasMethod: (await payouts(strapi).methods([party.id])).has(party.id),
    identity: await identityKnown(strapi, party, kept),
    history: await historyOf(strapi, party),
  };
};

/** How it stands with who a signed-in payee is. */
export const readPayeeIdentityOf = async (
  strapi: Core.Strapi,
  userId: number | undefined,
): Promise<Outcome<PayeeIdentityView, Failure>> => {
  const self = await payeeSelf(strapi, userId);
  return self.ok ? ok(await viewOf(strapi, self.value)) : self;
};

/** Hands in who they are, for the first time or changed. */
export const handInPayeeIdentityOf = (
  strapi: Core.Strapi,
  userId: number | undefined,
  said: CreatorIdentity,
): Promise<Outcome<PayeeIdentityView, Failure>> =>
  togetherOrNot(strapi, async () => {
    const self = await payeeSelf(strapi, userId);
    if (!self.ok) return self;
    const kept = await keepHandedIn(strapi, self.value, said, { by: `person:${userId ?? ''}`, action: 'payee.hand-in' });
    return kept.ok ? ok(await viewOf(strapi, kept.value)) : kept;
  });
