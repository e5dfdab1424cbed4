import type { Core } from '@strapi/strapi';
import type { ConversationRow, StaffMessage } from '../../../../contracts/admin';
import type { listConversations, MessageView } from '../../../../contracts/talk';
import type { Data } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { talk, type Message } from '../../capabilities/talk/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { managedOf } from '../managers/read-managers';
import { placeOfCode, type Page, type PartnerSelf } from '../affiliates/read-partner-portal';

interface Asked {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The conversations of a person, one for each place, begun or not. */
export const ownConversations = async (strapi: Core.Strapi, { places }: PartnerSelf): Promise<Data<typeof listConversations>> => {
  const found = await talk(strapi).conversationsOf(places.map(({ id }) => id));
  return places.map(({ id, code, programName }) => ({
    code,
    program: programName,
    unread: found.get(id)?.unreadByPartner ?? 0,
    lastAt: maybeIsoOf(found.get(id)?.lastAt ?? null),
  }));
};

/** A message as its affiliate reads it: the shop is one. */
export const messageForPartner = ({ id, side, text, at }: Message): MessageView => ({
  id: String(id),
  by: side === 'partner' ? 'you' : 'shop',
  text,
  at: isoOf(at),
});

const pageOf = async (strapi: Core.Strapi, affiliateId: number, asked: Asked): Promise<Page<Message>> => {
  const rows = await talk(strapi).messages(affiliateId, asked);
  const last = rows.length === asked.limit ? rows.at(-1) : undefined;
  return { rows: [...rows], nextCursor: last ? String(last.id) : null, total: await talk(strapi).countMessages(affiliateId) };
};

/** A page of one conversation of a person's own, newest first. */
export const ownMessages = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  code: string,
  asked: Asked,
): Promise<Outcome<Page<MessageView>, Failure>> => {
  const place = placeOfCode(self, code);
  if (!place.ok) return place;
  const { rows, ...rest } = await pageOf(strapi, place.value.id, asked);
  return ok({ rows: rows.map(messageForPartner), ...rest });
};

/** Messages with who wrote each. */
export const staffMessages = async (strapi: Core.Strapi, name: string, found: readonly Message[]): Promise<StaffMessage[]> => {
  const nameOf = await namesOfActors(
    strapi,
    found.map(({ actor }) => actor),
  );
  return found.map(({ id, side, actor, text, at }) => ({
    id: String(id),
    by: side,
    who: side === 'partner' ? name : nameOf(actor),
    text,
    at: isoOf(at),
  }));
};

/** A page of the conversation with an affiliate, newest first. */
export const messagesOnDesk = async (
  strapi: Core.Strapi,
  documentId: string,
  asked: Asked,
): Promise<Outcome<Page<StaffMessage>, Failure>> => {
  const place = await affiliates(strapi).affiliateOfDocument(documentId);
  if (!place) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  const { rows, ...rest } = await pageOf(strapi, place.id, asked);
  return ok({ rows: await staffMessages(strapi, place.name, rows), ...rest });
};

/** One message of an affiliate's conversation as staff reads it. */
export const messageOnDesk = async (strapi: Core.Strapi, message: Message): Promise<StaffMessage> => {
  const place = await affiliates(strapi).affiliate(message.affiliateId);
  return (await staffMessages(strapi, place?.name ?? '', [message]))[0] as StaffMessage;
};

/** A page of conversations; of one manager's affiliates alone where they see no others. */
export const conversationsOnDesk = async (
  strapi: Core.Strapi,
  asked: { readonly waiting?: boolean | undefined; readonly onlyManagedBy: number | null },
  page: { readonly from: number; readonly limit: number },
): Promise<Page<ConversationRow>> => {
  const managed = managedOf(strapi, asked.onlyManagedBy);
  const filter = { waiting: asked.waiting, ...(managed ? { affiliates: () => affiliates(strapi).asQuery(managed) } : {}) };
  const total = await talk(strapi).countConversations(filter);
  const found = await talk(strapi).conversations(filter, page);
  const places = await affiliates(strapi).affiliates(found.map(({ affiliateId }) => affiliateId));
  const end = page.from + page.limit;
  return {
    rows: found.map(({ affiliateId, unreadByShop, lastBy, lastAt }) => {
      const place = places.get(affiliateId);
      return {
        affiliate: { id: place?.documentId ?? '', name: place?.name ?? '' },
        program: place?.programName ?? '',
        unread: unreadByShop,
        lastBy,
        lastAt: isoOf(lastAt),
      };
    }),
    nextCursor: end < total ? String(end) : null,
    total,
  };
};
