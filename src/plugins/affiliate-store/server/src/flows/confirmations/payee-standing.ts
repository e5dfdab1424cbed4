import type { Core } from '@strapi/strapi';
import { catalog } from '../../capabilities/catalog/service';
import { confirmations, mayBePaid, UNKNOWN } from '../../capabilities/confirmations/service';
import { accountingTimeZone, dayOf, startOfDay } from '../../capabilities/ledger/service';
import { payeesConfirmed, payeesConfirmedAbove, payouts } from '../../capabilities/payouts/service';
import { normalizeEmail, type Party } from '../../capabilities/people/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';

/** The first moment of the calendar year in which accounts are kept now. */
export const yearBegan = async (strapi: Core.Strapi): Promise<number> => {
  const timeZone = await setting(strapi, accountingTimeZone);
  return startOfDay(`${dayOf(now(), timeZone).slice(0, 4)}-01-01`, timeZone);
};

/** Who of some parties sells here: who they are is another question, with an answer of its own (`heldParties`). */
export const sellersAmong = async (strapi: Core.Strapi, parties: readonly Party[]): Promise<ReadonlySet<number>> => {
  const creators = await catalog(strapi).creatorsWithEmails(parties.flatMap(({ emailNorm }) => emailNorm ?? []));
  const selling = new Set(creators.map(({ email }) => normalizeEmail(email)));
  return new Set(parties.filter(({ emailNorm }) => emailNorm !== null && selling.has(emailNorm)).map(({ id }) => id));
};

/** Somebody who would be paid so much now; nothing where what is paid is claimed already. */
export interface Coming {
  readonly party: Party;
  readonly amount: number;
}

/** Of those who would be paid in a currency, who has to be confirmed first, as the setting wants it. */
export const unidentified = async (strapi: Core.Strapi, currency: string, coming: readonly Coming[]): Promise<ReadonlySet<number>> => {
  const asked = await setting(strapi, payeesConfirmed);
  if (asked === 'never' || coming.length === 0) return new Set();
  const standings = await confirmations(strapi).standings(coming.map(({ party }) => party.id));
  const doubtful = coming.filter(({ party }) => !mayBePaid(standings.get(party.id) ?? UNKNOWN, true));
  const sellers = await sellersAmong(
    strapi,
    doubtful.map(({ party }) => party),
  );
  const others = doubtful.filter(({ party }) => !sellers.has(party.id));
  if (asked === 'always') return new Set(others.map(({ party }) => party.id));
  const limit = (await setting(strapi, payeesConfirmedAbove))[currency];
  if (limit === undefined) return new Set();
  const ids = others.map(({ party }) => party.id);
  const claimed = await payouts(strapi).claimedSince(ids, currency, await yearBegan(strapi));
  return new Set(others.filter(({ party, amount }) => (claimed.get(party.id) ?? 0) + amount > limit).map(({ party }) => party.id));
};
