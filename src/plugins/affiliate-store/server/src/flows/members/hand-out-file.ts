import type { Core } from '@strapi/strapi';
import { catalog, type Asset, type CatalogService } from '../../capabilities/catalog/service';
import { memberFailures, members, type DownloadTicket, type MembersService } from '../../capabilities/members/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { people, type PeopleService } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { bonusOfTicket, isGivenBonus, ticketForBonus } from '../bonuses/hand-out-bonus';
import { openOrderByToken } from '../orders/open-order-by-token';

/** Who takes part: the catalogue knows the file, people and orders who asks, members who may. */
export interface HandOutFileCast {
  readonly catalog: Pick<CatalogService, 'asset'>;
  readonly people: Pick<PeopleService, 'customersOfUser'>;
  readonly orders: Pick<OrdersService, 'byToken'>;
  readonly members: Pick<MembersService, 'ticketFor' | 'entitlementsOfOrder' | 'readTicket' | 'whoMayOpen'>;
}

const castOf = (strapi: Core.Strapi): HandOutFileCast => ({
  catalog: catalog(strapi),
  people: people(strapi),
  orders: orders(strapi),
  members: members(strapi),
});

const onSale = async (cast: HandOutFileCast, fileId: string): Promise<Outcome<Asset, Failure>> => {
  const asset = await cast.catalog.asset(fileId);
  return asset && asset.removedAt === null ? ok(asset) : failed(memberFailures.because('FILE_NOT_FOUND'));
};

/** A ticket for one file, for a signed-in person who has access to its product. */
export const handOutToPerson = async (
  strapi: Core.Strapi,
  userId: number,
  fileId: string,
  cast: HandOutFileCast = castOf(strapi),
): Promise<Outcome<DownloadTicket, Failure>> => {
  const customers = (await cast.people.customersOfUser(userId)).map((customer) => customer.id);
  if (isGivenBonus(fileId)) return ticketForBonus(strapi, fileId, customers);
  const asset = await onSale(cast, fileId);
  return asset.ok ? cast.members.ticketFor(customers, asset.value) : asset;
};

/** The same from the thank-you page: for files of that order and no others, although its buyer may own more. */
export const handOutToOrder = async (
  strapi: Core.Strapi,
  token: string,
  fileId: string,
  cast: HandOutFileCast = castOf(strapi),
): Promise<Outcome<DownloadTicket, Failure>> => {
  const order = await openOrderByToken(strapi, token, cast);
  if (!order.ok) return order;
  if (isGivenBonus(fileId)) return ticketForBonus(strapi, fileId, [order.value.customerId], order.value.id);
  const asset = await onSale(cast, fileId);
  if (!asset.ok) return asset;
  const bought = (await cast.members.entitlementsOfOrder(order.value.id)).find((one) => one.productId === asset.value.productId);
  if (!bought) return failed(memberFailures.because('FILE_NOT_FOUND'));
  return bought.state === 'active'
    ? cast.members.ticketFor([order.value.customerId], asset.value)
    : failed(memberFailures.because('ACCESS_DENIED'));
};

/** A file that may be sent, and the row its download is noted by; null for what is no paid file. */
export interface SentFile extends Pick<Asset, 'name' | 'contentType' | 'bytes' | 'checksum' | 'storageKey'> {
  readonly noted: { readonly assetId: number; readonly customerId: number } | null;
}

/** The file behind a ticket, if its holder may still open the product: access that ended since ends the ticket too. */
export const fileOfTicket = async (
  strapi: Core.Strapi,
  token: string,
  cast: HandOutFileCast = castOf(strapi),
): Promise<Outcome<SentFile, Failure>> => {
  const ticket = cast.members.readTicket(token);
  if (!ticket.ok) return ticket;
  const bonus = await bonusOfTicket(strapi, ticket.value);
  if (bonus) return bonus.ok ? ok({ ...bonus.value, noted: null }) : bonus;
  const asset = await onSale(cast, ticket.value.assetId);
  if (!asset.ok) return asset;
  const customerId = await cast.members.whoMayOpen([ticket.value.customerId], asset.value.productId);
  return customerId === null
    ? failed(memberFailures.because('ACCESS_DENIED'))
    : ok({ ...asset.value, noted: { assetId: asset.value.id, customerId } });
};
