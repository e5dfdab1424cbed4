import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import {
  payoutCoolingHours,
  payoutFailures,
  payoutMethods,
  payouts,
  type Method,
  type MethodDetails,
} from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { writeMethodMail } from './write-payout-mail';

const HOUR = 3_600_000;

/** Who changes bank data, with what shows that it is really them. */
export interface MethodChange {
  readonly userId: number;
  readonly accessToken: string;
  readonly currentPassword?: string | undefined;
  readonly details: MethodDetails;
  readonly locale: Locale;
}

/** Addresses of before: the account's own, and the PayPal account money went to until now. */
const addressesBefore = async (strapi: Core.Strapi, email: string | null, before: Method | undefined): Promise<string[]> => {
  const details = before ? (await payouts(strapi).openMethods([before.id])).get(before.id) : undefined;
  return [...(email === null ? [] : [email]), ...(details?.kind === 'paypal' ? [details.email.toLowerCase()] : [])];
};

/**
 * Puts a way of being paid in force (A14, B13): told to the old address, and with a wait before money goes there. Payouts that are
 * under way keep the method they were claimed with. The same account at Stripe again is no change.
 */
export const putMethodInForce = async (
  strapi: Core.Strapi,
  { userId, locale }: Pick<MethodChange, 'userId' | 'locale'>,
  details: MethodDetails,
): Promise<Outcome<Method, Failure>> => {
  const at = now();
  const usableFrom = at + (await setting(strapi, payoutCoolingHours)) * HOUR;
  return togetherOrNot(strapi, async () => {
    const mine = await people(strapi).partyOfUser(userId);
    const party = mine ? await people(strapi).lockParty(mine.id) : null;
    if (!party) return failed(payoutFailures.because('NOT_A_PAYEE'));
    const before = (await payouts(strapi).methods([party.id])).get(party.id);
    if (details.kind === 'stripe' && before?.kind === 'stripe') return ok(before);
    const addresses = await addressesBefore(strapi, party.emailNorm, before);
    await payouts(strapi).replaceMethod(party.id, details, { by: `person:${userId}`, at, usableFrom });
    const method = (await payouts(strapi).methods([party.id])).get(party.id);
    if (!method) throw new Error(`party ${party.publicId} has no method after it was changed`);
    await writeMethodMail(strapi, party, { method, addresses, locale });
    await audit(strapi, {
      actor: `person:${userId}`,
      action: 'payouts.change-method',
      subject: `party:${party.publicId}`,
      before: before ? { kind: before.kind, shown: before.shown } : null,
      after: { kind: method.kind, shown: method.shown },
    });
    return ok(method);
  });
};

/** Changes how a party is paid: only after a fresh proof of who asks, and to something the shop offers. */
export const changePayoutMethod = async (strapi: Core.Strapi, change: MethodChange): Promise<Outcome<Method, Failure>> => {
  const { userId, details } = change;
  const present = await people(strapi).confirmPresence(userId, change.accessToken, change.currentPassword);
  if (!present.ok) return present;
  if (!(await setting(strapi, payoutMethods)).includes(details.kind)) return failed(payoutFailures.because('METHOD_NOT_OFFERED'));
  const checked = payouts(strapi).checkMethod(details);
  return checked.ok ? putMethodInForce(strapi, change, checked.value) : checked;
};
