import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { normalizeEmail } from './domain/mailbox';
import { peopleFailures } from './domain/failures';
import type { Account, Customer, Entrance, LinkPurpose, Locale, Party, ProvenMailbox, Session } from './domain/person';
import { LINKS_PER_DAY, LINKS_PER_HOUR, whyRefused } from './domain/sign-in-rules';
import { accountOf, attemptPassword, choosePassword, confirmPresence, openAccount, takeMailbox } from './actions/accounts';
import { rowsOfAddress, rowsOfUser } from './actions/person-rows';
import type { PersonRows } from './actions/person-rows';
import { countLinks, findLink, insertLink, useUpLink } from './store/links';
import {
  findCustomers,
  findParties,
  findPartiesNamed,
  insertCustomer,
  insertParty,
  lockParty,
  setPartyLanguage,
  setProviderCustomer,
} from './store/parties';
import { findProof } from './store/proofs';
import { endSession, endSessions, openSession, renewSession } from './store/sessions';
import { duplicateEmails, findUserByEmail } from './store/users';

export { peopleFailures } from './domain/failures';
export { hintOf, mailboxOf, normalizeEmail, sameMailbox } from './domain/mailbox';
export { LINK_LIFE_MS } from './domain/sign-in-rules';
export type { PersonRows } from './actions/person-rows';
export type { Account, Customer, Entrance, LinkPurpose, Party, ProvenMailbox, Session } from './domain/person';

/** The room of people: who is paid, who bought, who is signed in. */
export interface PeopleService {
  /** Finds or makes the party of this address; a name already there is kept. Call inside the unit of work. */
  readonly partyForEmail: (email: string, name: string) => Promise<Party>;
  /** The party of whoever is at an address: their own where they have proven the mailbox and are one already, else that of the address. */
  readonly partyOfPerson: (email: string) => Promise<Party>;
  readonly party: (id: number) => Promise<Party | null>;
  readonly parties: (ids: readonly number[]) => Promise<ReadonlyMap<number, Party>>;
  /** Locks a party until the unit ends; before its payments, accounts and payouts. */
  readonly lockParty: (id: number) => Promise<Party | null>;
  /** Keeps the language a party wants to be written to in; null for none of its own. Inside the unit of work. */
  readonly chooseLanguage: (partyId: number, locale: Locale | null) => Promise<void>;
  readonly partyOfUser: (userId: number) => Promise<Party | null>;
  /** Public ids of parties whose name holds a text, at most a hundred. */
  readonly partiesNamed: (text: string) => Promise<readonly string[]>;
  /** Parties by their normalised address; who is none yet is not in it. */
  readonly partiesByEmail: (emails: readonly string[]) => Promise<ReadonlyMap<string, Party>>;
  readonly partiesByPublicId: (publicIds: readonly string[]) => Promise<ReadonlyMap<string, Party>>;

  /** Finds or makes the customer of this address. Its `userId` is what a new order's owner has to be. Call inside the unit. */
  readonly customerForEmail: (email: string, locale: Locale) => Promise<Customer>;
  readonly customer: (id: number) => Promise<Customer | null>;
  /** Customers by number, in its order. */
  readonly customers: (ids: readonly number[]) => Promise<readonly Customer[]>;
  readonly customersOfUser: (userId: number) => Promise<readonly Customer[]>;
  readonly keepProviderCustomer: (customerId: number, providerCustomerId: string) => Promise<void>;

  /** Makes a link that works once and answers its token; only the hash is kept. Call inside the unit that queues the mail. */
  readonly signInLink: (email: string, purpose?: LinkPurpose) => Promise<string>;
  /** Whether another link may be mailed to this address, so that nobody's mailbox is flooded. */
  readonly mayMailLink: (email: string) => Promise<boolean>;
  /** Uses a link up; answers the address it proves. Call inside the unit. */
  readonly useLink: (token: string) => Promise<Outcome<string, Failure>>;
  /** True when mail to this address makes sense: it bought, is paid, or has an account. */
  readonly isKnown: (email: string) => Promise<boolean>;
  /** Gives the mailbox's holder the account of that address, and the account this address' customer and party. Inside the unit. */
  readonly takeMailbox: (email: string) => Promise<Outcome<ProvenMailbox, Failure>>;
  /** Every row of people that an address leads to, by the address and by the account behind it. */
  readonly rowsOfAddress: (email: string) => Promise<PersonRows>;
  /** The same of a signed-in person: by what they have proven to be theirs, and nothing else. */
  readonly rowsOfUser: (userId: number) => Promise<PersonRows>;
  /** Ends every session of an account. */
  readonly endSessionsOf: (userId: number) => Promise<void>;
  /** Makes an account with a password on the operator's word that the address is proven: demo data and imports only. */
  readonly openAccount: (email: string, password: string) => Promise<Account>;

  readonly account: (userId: number) => Promise<Account | null>;
  /** Checks a password; five wrong ones lock the address for a while, known or not. */
  readonly checkPassword: (email: string, password: string) => Promise<Outcome<number, Failure>>;
  readonly openSession: (userId: number, entrance: Entrance, userAgent: string) => Promise<Session>;
  /** A fresh access token for a refresh token that is still good. */
  readonly renewSession: (refreshToken: string) => Promise<Outcome<Session, Failure>>;
  /** Ends the session behind a refresh or access token; of a token that is none, nothing. */
  readonly endSession: (token: string) => Promise<void>;
  /** Sets a password when the session came by a link minutes ago or the current password is right; ends all other sessions. */
  readonly setPassword: (
    userId: number,
    accessToken: string,
    wanted: { readonly password: string; readonly currentPassword?: string | undefined },
  ) => Promise<Outcome<true, Failure>>;
  /** True for whoever signed in minutes ago, or gives the right password: an open browser alone may not change bank data. */
  readonly confirmPresence: (userId: number, accessToken: string, currentPassword?: string) => Promise<Outcome<true, Failure>>;
  /** Addresses that several accounts share, for the health page: they keep the unique key from being made. */
  readonly duplicateAddresses: () => Promise<readonly string[]>;
}

/** The door of this room. */
export const people = (strapi: Core.Strapi): PeopleService => door<PeopleService>(strapi, 'people');

const HOUR = 3_600_000;

const first = <T>(found: readonly T[]): T | null => found[0] ?? null;

/** Whose a new row of this address is: only a proven mailbox has an owner. */
const provenUser = async (strapi: Core.Strapi, emailNorm: string): Promise<number | null> =>
  (await findProof(strapi, { email_norm: emailNorm }))?.userId ?? null;

const partyForEmail = async (strapi: Core.Strapi, email: string, name: string): Promise<Party> => {
  const address = normalizeEmail(email);
  const known = first(await findParties(strapi, 'email_norm', [address]));
  if (known) return known;
  const userId = await provenUser(strapi, address);
  const taken = userId === null ? [] : await findParties(strapi, 'user_id', [userId]);
  await insertParty(strapi, address, name.trim() || address, taken.length > 0 ? null : userId);
  return first(await findParties(strapi, 'email_norm', [address])) as Party;
};

const partyOfPerson = async (strapi: Core.Strapi, email: string): Promise<Party> => {
  const address = normalizeEmail(email);
  const known = first(await findParties(strapi, 'email_norm', [address]));
  const userId = known ? null : await provenUser(strapi, address);
  const own = userId === null ? null : first(await findParties(strapi, 'user_id', [userId]));
  return known ?? own ?? partyForEmail(strapi, address, address);
};

const customerForEmail = async (strapi: Core.Strapi, email: string, locale: Locale): Promise<Customer> => {
  const emailNorm = normalizeEmail(email);
  const known = first(await findCustomers(strapi, 'email_norm', [emailNorm]));
  if (known) return known;
  await insertCustomer(strapi, { email: email.trim(), emailNorm, locale, userId: await provenUser(strapi, emailNorm) });
  return first(await findCustomers(strapi, 'email_norm', [emailNorm])) as Customer;
};

const useLink = async (strapi: Core.Strapi, token: string): Promise<Outcome<string, Failure>> => {
  const emailNorm = await useUpLink(strapi, token);
  return emailNorm === null ? failed(peopleFailures.because(whyRefused(await findLink(strapi, token)))) : ok(emailNorm);
};

const isKnown = async (strapi: Core.Strapi, email: string): Promise<boolean> => {
  const address = normalizeEmail(email);
  const [customers, parties, user] = [
    await findCustomers(strapi, 'email_norm', [address]),
    await findParties(strapi, 'email_norm', [address]),
    await findUserByEmail(strapi, address),
  ];
  return customers.length > 0 || parties.length > 0 || user !== null;
};

/** Makes the room's service. */
export const peopleService = ({ strapi }: { strapi: Core.Strapi }): PeopleService => ({
  partyForEmail: (email, name) => partyForEmail(strapi, email, name),
  partyOfPerson: (email) => partyOfPerson(strapi, email),
  party: async (id) => first(await findParties(strapi, 'id', [id])),
  parties: async (ids) => new Map((await findParties(strapi, 'id', ids)).map((party) => [party.id, party])),
  lockParty: (id) => lockParty(strapi, id),
  chooseLanguage: (partyId, locale) => setPartyLanguage(strapi, partyId, locale),
  partyOfUser: async (userId) => first(await findParties(strapi, 'user_id', [userId])),
  partiesNamed: (text) => findPartiesNamed(strapi, text),
  partiesByEmail: async (emails) =>
    new Map(
      (await findParties(strapi, 'email_norm', [...new Set(emails.map(normalizeEmail))])).map((party) => [party.emailNorm ?? '', party]),
    ),
  partiesByPublicId: async (publicIds) =>
    new Map((await findParties(strapi, 'public_id', publicIds)).map((party) => [party.publicId, party])),
  customerForEmail: (email, locale) => customerForEmail(strapi, email, locale),
  customer: async (id) => first(await findCustomers(strapi, 'id', [id])),
  customers: (ids) => findCustomers(strapi, 'id', ids),
  customersOfUser: (userId) => findCustomers(strapi, 'user_id', [userId]),
  keepProviderCustomer: (customerId, providerCustomerId) => setProviderCustomer(strapi, customerId, providerCustomerId),
  signInLink: (email, purpose = 'access') => insertLink(strapi, normalizeEmail(email), purpose),
  mayMailLink: async (email) => {
    const sent = (since: number) => countLinks(strapi, normalizeEmail(email), now() - since);
    return (await sent(HOUR)) < LINKS_PER_HOUR && (await sent(24 * HOUR)) < LINKS_PER_DAY;
  },
  useLink: (token) => useLink(strapi, token),
  isKnown: (email) => isKnown(strapi, email),
  takeMailbox: (email) => takeMailbox(strapi, normalizeEmail(email)),
  openAccount: (email, password) => openAccount(strapi, normalizeEmail(email), password),
  rowsOfAddress: (email) => rowsOfAddress(strapi, email),
  rowsOfUser: (userId) => rowsOfUser(strapi, userId),
  endSessionsOf: (userId) => endSessions(strapi, userId),
  account: (userId) => accountOf(strapi, userId),
  checkPassword: (email, password) => attemptPassword(strapi, normalizeEmail(email), password),
  openSession: (userId, entrance, userAgent) => openSession(strapi, userId, entrance, userAgent),
  renewSession: async (refreshToken) => {
    const session = await renewSession(strapi, refreshToken);
    return session ? ok(session) : failed(peopleFailures.because('SESSION_MISSING'));
  },
  endSession: (token) => endSession(strapi, token),
  setPassword: (userId, accessToken, wanted) => choosePassword(strapi, userId, accessToken, wanted),
  confirmPresence: (userId, accessToken, currentPassword) => confirmPresence(strapi, userId, accessToken, currentPassword),
  duplicateAddresses: () => duplicateEmails(strapi),
});
