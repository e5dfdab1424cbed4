import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { door } from '../../platform/door';
import { setting } from '../../platform/settings';
import { opensAt, shelvesOf, standingAt, type Entitlement, type Shelf } from './domain/entitlement';
import { memberFailures } from './domain/failures';
import { TICKET_LIFE_MS } from './domain/ticket';
import { FileTooLargeError, fileVault, type ByteRange, type StoredFile } from './ports';
import { largestFile } from './settings';
import { defaultGroup, groupNames } from './store/groups';
import {
  downloadsOfCustomer,
  endEntitlements,
  entitlementsOfCustomers,
  entitlementsOfOrders,
  insertDownload,
  insertEntitlement,
  moveEntitlements,
  prolongEntitlements,
  type Grant,
} from './store/entitlements';
import { readTicket, signTicket } from './actions/tickets';

export type { Entitlement, EntitlementState, Shelf } from './domain/entitlement';
export { memberFailures } from './domain/failures';
export { fileName, mediaType } from './domain/file-name';
export type { ByteRange, StoredFile } from './ports';
export type { Grant } from './store/entitlements';

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
  /** Ends access to these products of an order (given back, dispute lost). */
  readonly revokeForOrder: (orderId: number, productIds: readonly string[]) => Promise<number>;
  /** Gives revoked access back: the refund that ended it never reached the buyer. */
  readonly reinstateForOrder: (orderId: number, productIds: readonly string[]) => Promise<number>;
  /** Lets access that runs for a time end at a moment (UTC ms), unless it ends before: the subscription is over. */
  readonly endForOrders: (orderIds: readonly number[], at: number) => Promise<number>;
  /** Lets what ends at one moment run until another: that it was to end sooner is taken back. */
  readonly prolongForOrders: (orderIds: readonly number[], from: number, until: number) => Promise<number>;
  readonly entitlementsOfOrder: (orderId: number) => Promise<readonly Entitlement[]>;
  readonly entitlementsOfOrders: (orderIds: readonly number[]) => Promise<readonly Entitlement[]>;
  /** What these customers own, newest first, one entry for each product. */
  readonly contentsOfLibrary: (customerIds: readonly number[]) => Promise<readonly Shelf[]>;
  /** The same for one order only. */
  readonly shelvesOfOrder: (orderId: number) => Promise<readonly Shelf[]>;
  /** The first of these customers who may open the product now, or null. */
  readonly whoMayOpen: (customerIds: readonly number[], productId: string) => Promise<number | null>;
  /** True when one of these customers may open the product now. */
  readonly mayOpen: (customerIds: readonly number[], productId: string) => Promise<boolean>;
  /** A ticket for one file, if one of these customers may open its product. */
  readonly ticketFor: (customerIds: readonly number[], file: FetchableFile) => Promise<Outcome<DownloadTicket, Failure>>;
  /** A ticket for something else in the vault, for a holder of its own kind: who may have it was asked before, and is asked again when it is used. */
  readonly sign: (subject: string, holder: number) => DownloadTicket;
  /** Reads a ticket: forged and stale ones are refused. Says nothing about access, which is asked for again at fetch time. */
  readonly readTicket: (token: string) => Outcome<TicketHolder, Failure>;
  /** Notes a fetch in the download log. */
  readonly noteDownload: (customerId: number, assetRowId: number) => Promise<void>;
  /** How often and when a customer fetched which files; evidence in a dispute. */
  readonly downloadsOf: (customerId: number) => Promise<ReadonlyArray<{ readonly assetRowId: number; readonly at: number }>>;

  /** Puts a paid file away, whole or not at all. */
  readonly keepFile: (content: Readable) => Promise<Outcome<StoredFile, Failure>>;
  /** The bytes of a paid file, or of a part; null when the vault has lost it. Whoever calls has asked who may open it. */
  readonly openFile: (storageKey: string, range?: ByteRange) => Promise<Readable | null>;
  readonly dropFile: (storageKey: string) => Promise<void>;
}

/** The door of this room. */
export const members = (strapi: Core.Strapi): MembersService => door<MembersService>(strapi, 'members');

const MEGABYTE = 1_048_576;

const shelved = async (strapi: Core.Strapi, entitlements: readonly Entitlement[]): Promise<readonly Shelf[]> => {
  const groups = entitlements.flatMap((one) => (one.memberGroupId === null ? [] : [one.memberGroupId]));
  const at = now();
  const standing = entitlements.map((one) => standingAt(one, at));
  return shelvesOf(standing, await groupNames(strapi, [...new Set(groups)]));
};

const whoMayOpen = async (strapi: Core.Strapi, customerIds: readonly number[], productId: string): Promise<number | null> =>
  (await entitlementsOfCustomers(strapi, customerIds, productId)).find((one) => opensAt(one, now()))?.customerId ?? null;

const sign = (strapi: Core.Strapi, assetId: string, customerId: number): DownloadTicket => {
  const expiresAt = now() + TICKET_LIFE_MS;
  return { token: signTicket(strapi, { assetId, customerId, expiresAt }), expiresAt };
};

const ticketFor = async (
  strapi: Core.Strapi,
  customerIds: readonly number[],
  file: FetchableFile,
): Promise<Outcome<DownloadTicket, Failure>> => {
  const owned = await entitlementsOfCustomers(strapi, customerIds, file.productId);
  // Who never had the product learns nothing about its files, not even that they exist.
  if (owned.length === 0) return failed(memberFailures.because('FILE_NOT_FOUND'));
  const active = owned.find((one) => opensAt(one, now()));
  if (!active) return failed(memberFailures.because('ACCESS_DENIED'));
  return ok(sign(strapi, file.publicId, active.customerId));
};

const keepFile = async (strapi: Core.Strapi, content: Readable): Promise<Outcome<StoredFile, Failure>> => {
  const limit = (await setting(strapi, largestFile)) * MEGABYTE;
  try {
    const stored = await fileVault(strapi).put(content, limit);
    if (stored.bytes > 0) return ok(stored);
    await fileVault(strapi).remove(stored.key);
    return failed(memberFailures.because('FILE_EMPTY'));
  } catch (error) {
    if (error instanceof FileTooLargeError) return failed(memberFailures.because('FILE_TOO_LARGE', { megabytes: limit / MEGABYTE }));
    throw error;
  }
};

/** Makes the room's service. */
export const membersService = ({ strapi }: { strapi: Core.Strapi }): MembersService => ({
  grant: async (grant) =>
    insertEntitlement(strapi, { ...grant, memberGroupId: grant.memberGroupId ?? (await defaultGroup(strapi, grant.productId)) }),
  suspendForOrder: (orderId) => moveEntitlements(strapi, orderId, 'suspend'),
  restoreForOrder: (orderId) => moveEntitlements(strapi, orderId, 'restore'),
  revokeForOrder: (orderId, productIds) => moveEntitlements(strapi, orderId, 'revoke', productIds),
  reinstateForOrder: (orderId, productIds) => moveEntitlements(strapi, orderId, 'reinstate', productIds),
  endForOrders: (orderIds, at) => endEntitlements(strapi, orderIds, at),
  prolongForOrders: (orderIds, from, until) => prolongEntitlements(strapi, orderIds, from, until),
  entitlementsOfOrder: (orderId) => entitlementsOfOrders(strapi, [orderId]),
  entitlementsOfOrders: (orderIds) => entitlementsOfOrders(strapi, orderIds),
  contentsOfLibrary: async (customerIds) => shelved(strapi, await entitlementsOfCustomers(strapi, customerIds)),
  shelvesOfOrder: async (orderId) => shelved(strapi, await entitlementsOfOrders(strapi, [orderId])),
  whoMayOpen: (customerIds, productId) => whoMayOpen(strapi, customerIds, productId),
  mayOpen: async (customerIds, productId) => (await whoMayOpen(strapi, customerIds, productId)) !== null,
  ticketFor: (customerIds, file) => ticketFor(strapi, customerIds, file),
  sign: (subject, holder) => sign(strapi, subject, holder),
  readTicket: (token) => readTicket(strapi, token),
  noteDownload: (customerId, assetRowId) => insertDownload(strapi, customerId, assetRowId),
  downloadsOf: (customerId) => downloadsOfCustomer(strapi, customerId),
  keepFile: (content) => keepFile(strapi, content),
  openFile: (storageKey, range) => fileVault(strapi).open(storageKey, range),
  dropFile: (storageKey) => fileVault(strapi).remove(storageKey),
});
