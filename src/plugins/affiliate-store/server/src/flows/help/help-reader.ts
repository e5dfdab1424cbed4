import type { Core } from '@strapi/strapi';
import { affiliates, isLetIn } from '../../capabilities/affiliates/service';
import type { HelpRole } from '../../capabilities/help/service';
import { people, peopleFailures } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { studioSelf } from '../catalog/recognise-creator';

/** A signed-in person as a reader of the help centre. */
export interface HelpReader {
  readonly userId: number;
  /** What they write too fast as, here and in every talk. */
  readonly writesAs: string;
  /** Everybody is a buyer. */
  readonly roles: readonly HelpRole[];
}

/** Who a signed-in person is as a reader: by what is theirs, as everywhere. */
export const helpReader = async (strapi: Core.Strapi, userId: number | undefined): Promise<Outcome<HelpReader, Failure>> => {
  const account = userId === undefined ? null : await people(strapi).account(userId);
  if (!account) return failed(peopleFailures.because('SESSION_MISSING'));
  const party = await people(strapi).partyOfUser(account.userId);
  const is: Readonly<Record<HelpRole, boolean>> = {
    affiliate: party !== null && (await affiliates(strapi).affiliatesOfParty(party.id)).some(isLetIn),
    creator: (await studioSelf(strapi, account.userId)).ok,
    buyer: true,
  };
  return ok({
    userId: account.userId,
    writesAs: party?.publicId ?? `user:${account.userId}`,
    roles: (['affiliate', 'creator', 'buyer'] as const).filter((role) => is[role]),
  });
};
