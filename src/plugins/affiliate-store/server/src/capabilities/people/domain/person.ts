/** The languages the store writes in. */
export type Locale = 'en' | 'fr' | 'es' | 'pt-BR' | 'ar';

/** One person or company that is paid. */
export interface Party {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly emailNorm: string | null;
  /** The account that has proven this party's mailbox; null until then. */
  readonly userId: number | null;
  /** The language they chose for what is written to them; null where they chose none. */
  readonly locale: Locale | null;
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
  /** False where only the store's own unusable password is set. */
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
