import type { Core } from '@strapi/strapi';
import type { ProfileView } from '../../../../contracts/accounts';
import { affiliates, isLetIn, isOnPath, type Affiliate, type AffiliatesService } from '../../capabilities/affiliates/service';
import { catalog, type CatalogService } from '../../capabilities/catalog/service';
import { ledger, type LedgerService } from '../../capabilities/ledger/service';
import { members, type MembersService } from '../../capabilities/members/service';
import { people, peopleFailures, type Party, type PeopleService } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { hasNetwork } from '../affiliates/read-network';

/** Who takes part: each says whether the person has rows of its kind. */
export interface ReadProfileCast {
  readonly people: Pick<PeopleService, 'account' | 'customersOfUser' | 'partyOfUser'>;
  readonly members: Pick<MembersService, 'contentsOfLibrary'>;
  readonly affiliates: Pick<AffiliatesService, 'affiliatesOfParty'>;
  readonly catalog: Pick<CatalogService, 'creatorsWithEmails'>;
  readonly ledger: Pick<LedgerService, 'accounts'>;
}

const castOf = (strapi: Core.Strapi): ReadProfileCast => ({
  people: people(strapi),
  members: members(strapi),
  affiliates: affiliates(strapi),
  catalog: catalog(strapi),
  ledger: ledger(strapi),
});

const owns = async (cast: ReadProfileCast, userId: number): Promise<boolean> => {
  const customers = await cast.people.customersOfUser(userId);
  return (await cast.members.contentsOfLibrary(customers.map((customer) => customer.id))).length > 0;
};

const placesOf = async (cast: ReadProfileCast, party: Party | null): Promise<readonly Affiliate[]> =>
  party === null ? [] : cast.affiliates.affiliatesOfParty(party.id);

const sells = async (cast: ReadProfileCast, party: Party | null): Promise<boolean> =>
  party !== null && party.emailNorm !== null && (await cast.catalog.creatorsWithEmails([party.emailNorm])).length > 0;

/** A signed-in person and what they are here: by what proven mailboxes own, never by an e-mail address typed at registration. */
export const readProfile = async (
  strapi: Core.Strapi,
  userId: number,
  cast: ReadProfileCast = castOf(strapi),
): Promise<Outcome<ProfileView, Failure>> => {
  const account = await cast.people.account(userId);
  if (!account) return failed(peopleFailures.because('SESSION_MISSING'));
  const party = await cast.people.partyOfUser(userId);
  const places = await placesOf(cast, party);
  const is = { member: await owns(cast, userId), affiliate: places.some(isLetIn), creator: await sells(cast, party) };
  const roles = (['member', 'affiliate', 'creator'] as const).filter((role) => is[role]);
  const credit = party ? await cast.ledger.accounts({ owner: party.publicId, type: 'customer_credit' }) : [];
  const { email, hasPassword } = account;
  return ok({
    email,
    name: party?.name ?? '',
    roles,
    hasPassword,
    hasCredit: credit.length > 0,
    onPath: places.some(isOnPath),
    hasNetwork: await hasNetwork(strapi, places),
  });
};
