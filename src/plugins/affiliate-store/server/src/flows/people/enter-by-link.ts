import type { Core } from '@strapi/strapi';
import { people, type PeopleService, type Session } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { ok, type Outcome } from '../../kernel/outcome';
import { togetherOrNot } from '../../platform/transaction';
import { claimPurchases, claimPurchasesCast, type ClaimPurchasesCast } from './claim-purchases';

/** Who takes part: people check the link, and all who are claimed from. */
export interface EnterByLinkCast extends ClaimPurchasesCast {
  readonly people: ClaimPurchasesCast['people'] & Pick<PeopleService, 'useLink' | 'openSession'>;
}

/** Trades a mailed link for a session: used up, claimed, and only then signed in. A refusal leaves the link as it was. */
export const enterByLink = async (
  strapi: Core.Strapi,
  token: string,
  userAgent: string,
  cast: EnterByLinkCast = { ...claimPurchasesCast(strapi), people: people(strapi) },
): Promise<Outcome<Session, Failure>> => {
  const proven = await togetherOrNot(strapi, async () => {
    const address = await cast.people.useLink(token);
    return address.ok ? claimPurchases(strapi, address.value, cast) : address;
  });
  return proven.ok ? ok(await cast.people.openSession(proven.value.account.userId, 'link', userAgent)) : proven;
};
