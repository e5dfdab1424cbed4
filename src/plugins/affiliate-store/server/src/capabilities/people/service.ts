import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';

/** One person or company that is paid. */
export interface Party {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly emailNorm: string | null;
  /** The account that has proven this party's mailbox; null until then. */
  readonly userId: number | null;
}

/** An e-mail address that bought. */
export interface Customer {
  readonly id: number;
  readonly publicId: string;
  readonly email: string;
  readonly emailNorm: string;
  /** The account that has proven this mailbox; null until then. */
  readonly userId: number | null;
  readonly locale: Locale;
  readonly providerCustomerId: string | null;
}

/** A sign-in account of the shop (users-permissions) as the store sees it. */
export interface Account {
  readonly userId: number;
  readonly email: string;
  readonly username: string;
  readonly hasPassword: boolean;
}

/** What became known when somebody proved to own a mailbox. */
export interface ProvenMailbox {
  readonly account: Account;
  readonly customers: readonly Customer[];
  readonly parties: readonly Party[];
  /** True when an account with this address existed that had never proven it: its password and sessions are gone. */
  readonly evicted: boolean;
}

/** A session just opened or renewed. `refreshToken` is null when the browser's cookie stays as it is. */
export interface Session {
  readonly userId: number;
  readonly jwt: string;
  readonly refreshToken: string | null;
}

/** How somebody signed in. */
export type Entrance = 'link' | 'password';

/** What a mailed link is for; decides how long it works (30 minutes, or 7 days in a receipt). */
export type LinkPurpose = 'sign_in' | 'access';

/** The room of people: who is paid, who bought, who is signed in. */
export interface PeopleService {
  /** Finds or makes the party of this address; a name already there is kept. Call inside the unit of work. */
  readonly partyForEmail: (email: string, name: string) => Promise<Party>;
  readonly party: (id: number) => Promise<Party | null>;
  readonly parties: (ids: readonly number[]) => Promise<ReadonlyMap<number, Party>>;
  readonly partyOfUser: (userId: number) => Promise<Party | null>;
  readonly partiesByPublicId: (publicIds: readonly string[]) => Promise<ReadonlyMap<string, Party>>;

  /** Finds or makes the customer of this address. Its `userId` is what a new order's owner has to be. Call inside the unit. */
  readonly customerForEmail: (email: string, locale: Locale) => Promise<Customer>;
  readonly customer: (id: number) => Promise<Customer | null>;
  readonly customersOfUser: (userId: number) => Promise<readonly Customer[]>;
  readonly keepProviderCustomer: (customerId: number, providerCustomerId: string) => Promise<void>;

  /** Makes a link that works once and answers its token; only the hash is kept. Call inside the unit that queues the mail. */
  readonly signInLink: (email: string, purpose?: LinkPurpose) => Promise<string>;
  /** Links asked for by this address in the last hour, to stop somebody's mailbox from being flooded. */
  readonly recentLinks: (email: string) => Promise<number>;
  /** Uses a link up; answers the address it proves. Call inside the unit. */
  readonly useLink: (token: string) => Promise<Outcome<string, Failure>>;
  /** True when mail to this address makes sense: it bought, is paid, or has an account. */
  readonly isKnown: (email: string) => Promise<boolean>;
  /** Gives the mailbox's holder the account of that address, and the account this address' customer and party. Inside the unit. */
  readonly takeMailbox: (email: string) => Promise<ProvenMailbox>;
  /** Makes an account with a password on the operator's word that the address is proven: demo data and imports only. */
  readonly openAccount: (email: string, password: string) => Promise<Account>;

  readonly account: (userId: number) => Promise<Account | null>;
  /** Checks a password; five wrong ones lock the address for a while, known or not. */
  readonly checkPassword: (email: string, password: string) => Promise<Outcome<number, Failure>>;
  readonly openSession: (userId: number, entrance: Entrance, userAgent: string) => Promise<Session>;
  /** A fresh access token for a refresh token that is still good. */
  readonly renewSession: (refreshToken: string) => Promise<Outcome<Session, Failure>>;
  readonly endSession: (refreshToken: string) => Promise<void>;
  /** Sets a password when the session came by a link minutes ago or the current password is right; ends all other sessions. */
  readonly setPassword: (userId: number, accessToken: string, wanted: { readonly password: string; readonly currentPassword?: string | undefined }) => Promise<Outcome<true, Failure>>;
}

/** The door of this room. */
export const people = (strapi: Core.Strapi): PeopleService => door<PeopleService>(strapi, 'people');
