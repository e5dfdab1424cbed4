import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';

export type EntitlementState = 'active' | 'suspended' | 'revoked';

/** What a customer may open, and which order it came from. Times are UTC ms. */
export interface Entitlement {
  readonly id: number;
  readonly customerId: number;
  /** documentId of the product. */
  readonly productId: string;
  readonly productName: string;
  readonly orderId: number;
  readonly orderNumber: string | null;
  readonly memberGroupId: number | null;
  readonly state: EntitlementState;
  readonly grantedAt: number;
}

/** What a paid order gives for one product. */
export interface Grant {
  readonly customerId: number;
  readonly productId: string;
  readonly productName: string;
  readonly orderId: number;
  readonly orderNumber: string;
  /** The offer's own group; null takes the product's default group, if it has one. */
  readonly memberGroupId: number | null;
}

/** One product in a library: the best standing of all its entitlements. */
export interface Shelf {
  readonly productId: string;
  readonly productName: string;
  readonly state: EntitlementState;
  readonly grantedAt: number;
  readonly orderNumber: string | null;
  readonly groups: readonly string[];
}

/** A file that may be fetched, as far as this room has to know it. */
export interface FetchableFile {
  readonly publicId: string;
  readonly productId: string;
}

/** An address for one file, good until `expiresAt` (UTC ms). */
export interface DownloadTicket {
  readonly token: string;
  readonly expiresAt: number;
}

/** Who a ticket was given to, and for what. */
export interface TicketHolder {
  readonly assetId: string;
  readonly customerId: number;
}

/** The room of members: who may open what. */
export interface MembersService {
  /** Gives access for one product of an order; again is a no-op that also leaves a suspension alone. Inside the unit. */
  readonly grant: (grant: Grant) => Promise<void>;
  /** Takes access away for a while (dispute opened); answers how many rows changed. Inside the unit, like the next three. */
  readonly suspendForOrder: (orderId: number) => Promise<number>;
  /** Gives suspended access back (dispute won). */
  readonly restoreForOrder: (orderId: number) => Promise<number>;
  /** Ends access (wholly refunded, dispute lost). */
  readonly revokeForOrder: (orderId: number) => Promise<number>;
  /** Gives revoked access back: the refund that ended it never reached the buyer. */
  readonly reinstateForOrder: (orderId: number) => Promise<number>;
  readonly entitlementsOfOrder: (orderId: number) => Promise<readonly Entitlement[]>;
  /** What these customers own, newest first, one entry for each product. */
  readonly libraryOf: (customerIds: readonly number[]) => Promise<readonly Shelf[]>;
  /** The same for one order only. */
  readonly shelvesOfOrder: (orderId: number) => Promise<readonly Shelf[]>;
  /** The first of these customers who may open the product now, or null. */
  readonly whoMayOpen: (customerIds: readonly number[], productId: string) => Promise<number | null>;
  /** True when one of these customers may open the product now. */
  readonly mayOpen: (customerIds: readonly number[], productId: string) => Promise<boolean>;
  /** A ticket for one file, if one of these customers may open its product. */
  readonly ticketFor: (customerIds: readonly number[], file: FetchableFile) => Promise<Outcome<DownloadTicket, Failure>>;
  /** Reads a ticket: forged and stale ones are refused. Says nothing about access, which is asked for again at fetch time. */
  readonly readTicket: (token: string) => Outcome<TicketHolder, Failure>;
  /** Notes a fetch in the download log. */
  readonly noteDownload: (customerId: number, assetRowId: number) => Promise<void>;
  /** How often and when last a customer fetched files of these rows; evidence in a dispute. */
  readonly downloadsOf: (customerId: number) => Promise<ReadonlyArray<{ readonly assetRowId: number; readonly at: number }>>;
}

/** The door of this room. */
export const members = (strapi: Core.Strapi): MembersService => door<MembersService>(strapi, 'members');
