import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import {
  accessBy,
  bonuses,
  bonusFailures,
  standingOf,
  type Access,
  type Bonus,
  type BonusFile,
  type GivenBonus,
} from '../../capabilities/bonuses/service';
import { publicUrl } from '../../capabilities/checkout/service';
import { fileName, mediaType, memberFailures, members, type DownloadTicket, type Entitlement } from '../../capabilities/members/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { onceWhole, stepOfBonus } from './keep-bonuses';

/** What a ticket lets its holder do: look at the file of a bonus, send it, or open one that was promised to them. */
const LOOK = 'look_';
const SEND = 'send_';
const GIVEN = 'gbn_';
const UNKNOWN_TYPE = 'application/octet-stream';
const API = '/affiliate-store';

type Address = { readonly url: string; readonly expiresAt: string };

const addressOf = async (strapi: Core.Strapi, way: 'downloads' | 'bonus-files', { token, expiresAt }: DownloadTicket): Promise<Address> => {
  const api = strapi.config.get('api.rest.prefix', '/api') as string;
  return { url: `${await setting(strapi, publicUrl)}${api}${API}/${way}/${token}`, expiresAt: isoOf(expiresAt) };
};

/** An address of the file of a bonus for somebody who may look at it; `holder` is whoever asked, for the record of the ticket. */
export const lookAtBonus = async (strapi: Core.Strapi, bonus: Bonus, holder: number): Promise<Outcome<Address, Failure>> =>
  bonus.file
    ? ok(await addressOf(strapi, 'downloads', members(strapi).sign(`${LOOK}${bonus.publicId}`, holder)))
    : failed(bonusFailures.because('BONUS_HAS_NO_FILE'));

/** An address an affiliate's file is sent to. */
export const uploadAddress = async (strapi: Core.Strapi, bonus: Bonus): Promise<Outcome<Address, Failure>> =>
  bonus.state === 'begun'
    ? ok(await addressOf(strapi, 'bonus-files', members(strapi).sign(`${SEND}${bonus.publicId}`, bonus.partyId)))
    : failed(bonusFailures.because('BONUS_STATE', { state: bonus.state }));

/** Takes the file of a bonus: first the bytes, whole, then the row that says so. */
export const takeBonusFile = async (
  strapi: Core.Strapi,
  token: string,
  { name: typed, type, content }: { readonly name: string; readonly type: string; readonly content: Readable },
): Promise<Outcome<Bonus, Failure>> => {
  const ticket = members(strapi).readTicket(token);
  if (!ticket.ok) return ticket;
  const { assetId, customerId: partyId } = ticket.value;
  if (!assetId.startsWith(SEND)) return failed(memberFailures.because('DOWNLOAD_INVALID'));
  const name = fileName(typed);
  const contentType = mediaType(type || UNKNOWN_TYPE);
  if (name === null) return failed(memberFailures.because('FILE_NAME_INVALID'));
  if (contentType === null) return failed(memberFailures.because('FILE_TYPE_INVALID'));
  const id = assetId.slice(SEND.length);
  const begun = await bonuses(strapi).find(id);
  if (begun?.state !== 'begun') return failed(bonusFailures.because('BONUS_STATE', { state: begun?.state ?? '' }));
  const stored = await members(strapi).keepFile(content);
  if (!stored.ok) return stored;
  const { key: storageKey, bytes, checksum } = stored.value;
  const kept = await stepOfBonus(
    strapi,
    id,
    (bonus) => bonus.partyId === partyId,
    async ({ programId }) => ({
      to: await onceWhole(strapi, programId),
      action: 'bonus.file',
      by: `party:${partyId}`,
      file: { name, contentType, bytes, checksum, storageKey },
    }),
  ).catch(async (error: unknown) => {
    await members(strapi).dropFile(storageKey);
    throw error;
  });
  // Somebody was faster: the file that came second is nobody's.
  if (!kept.ok) await members(strapi).dropFile(storageKey);
  return kept;
};

/** How access to what a bonus came with stands, by the order it came with; later payments of the same subscription keep it open. */
export const accessOf = async (strapi: Core.Strapi, given: GivenBonus, at: number, known?: readonly Entitlement[]): Promise<Access> => {
  const { orderId, productId, customerId } = given;
  const entitlements = known ?? (await members(strapi).entitlementsOfOrder(orderId));
  const own = entitlements.filter((one) => one.orderId === orderId && one.productId === productId);
  const access = accessBy(own, at, false);
  if (access !== 'over' || !own.some(({ state }) => state === 'active')) return access;
  return accessBy(own, at, await members(strapi).mayOpen([customerId], productId));
};

/** The file of a bonus that was promised to a customer, with one order where it is named, if it is open now. */
const openFor = async (strapi: Core.Strapi, id: string, customerId: number, orderId?: number): Promise<Outcome<BonusFile, Failure>> => {
  const given = await bonuses(strapi).findGiven(id);
  if (given?.customerId !== customerId || (orderId !== undefined && given.orderId !== orderId))
    return failed(memberFailures.because('FILE_NOT_FOUND'));
  const bonus = (await bonuses(strapi).byIds([given.bonusId])).get(given.bonusId);
  if (!bonus?.file) return failed(memberFailures.because('FILE_NOT_FOUND'));
  const at = now();
  const access = await accessOf(strapi, given, at);
  return standingOf(given, bonus, { access, at }) === 'open' ? ok(bonus.file) : failed(memberFailures.because('ACCESS_DENIED'));
};

export const isGivenBonus = (fileId: string): boolean => fileId.startsWith(GIVEN);

/** A ticket for a promised bonus that is open to one of these customers. */
export const ticketForBonus = async (
  strapi: Core.Strapi,
  fileId: string,
  customerIds: readonly number[],
  orderId?: number,
): Promise<Outcome<DownloadTicket, Failure>> => {
  for (const customerId of customerIds) {
    const open = await openFor(strapi, fileId, customerId, orderId);
    if (open.ok) return ok(members(strapi).sign(fileId, customerId));
    if (open.failure.code !== 'FILE_NOT_FOUND') return open;
  }
  return failed(memberFailures.because('FILE_NOT_FOUND'));
};

/** The file of a bonus behind a ticket; null for a ticket that is for something else. What was promised is asked for again at every fetch. */
export const bonusOfTicket = async (
  strapi: Core.Strapi,
  { assetId, customerId }: { readonly assetId: string; readonly customerId: number },
): Promise<Outcome<BonusFile, Failure> | null> => {
  if (isGivenBonus(assetId)) return openFor(strapi, assetId, customerId);
  if (!assetId.startsWith(LOOK)) return null;
  const bonus = await bonuses(strapi).find(assetId.slice(LOOK.length));
  return bonus?.file ? ok(bonus.file) : failed(memberFailures.because('FILE_NOT_FOUND'));
};
