import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import { afterMessage, type Conversation, type Message, type Side } from '../domain/conversation';

const TABLE = 'afs_conversations';
const MESSAGES = 'afs_messages';

type Raw = Record<string, unknown>;

const conversationOf = (row: Raw): Conversation => ({
  affiliateId: Number(row['affiliate_id']),
  unreadByPartner: Number(row['unread_by_partner']),
  unreadByShop: Number(row['unread_by_shop']),
  lastBy: row['last_by'] as Side,
  lastAt: Number(row['last_at']),
});

const messageOf = (row: Raw): Message => ({
  id: Number(row['id']),
  affiliateId: Number(row['affiliate_id']),
  side: row['side'] as Side,
  actor: String(row['actor']),
  text: String(row['text']),
  at: Number(row['written_at']),
});

const columnsOf = (kept: Conversation) => ({
  affiliate_id: kept.affiliateId,
  unread_by_partner: kept.unreadByPartner,
  unread_by_shop: kept.unreadByShop,
  last_by: kept.lastBy,
  last_at: kept.lastAt,
});

/** The conversation of a place, held until the unit of work ends; begun where there was none, so that two first messages count as two. */
const hold = async (strapi: Core.Strapi, affiliateId: number, side: Side): Promise<Conversation> => {
  const empty: Conversation = { affiliateId, unreadByPartner: 0, unreadByShop: 0, lastBy: side, lastAt: now() };
  await sql(strapi)(TABLE).insert(columnsOf(empty)).onConflict('affiliate_id').ignore();
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ affiliate_id: affiliateId }).first())) as Raw;
  return conversationOf(row);
};

/** Writes a message down; answers it, and how the conversation stands with it. */
export const insertMessage = async (
  strapi: Core.Strapi,
  said: Pick<Message, 'affiliateId' | 'side' | 'actor' | 'text'>,
): Promise<{ readonly message: Message; readonly conversation: Conversation }> => {
  const before = await hold(strapi, said.affiliateId, said.side);
  const { affiliateId, side, actor, text } = said;
  const at = now();
  const [row] = (await sql(strapi)(MESSAGES)
    .insert({ affiliate_id: affiliateId, side, actor, text, written_at: at })
    .returning('*')) as Raw[];
  const conversation = afterMessage(before, affiliateId, side, at);
  await sql(strapi)(TABLE).where({ affiliate_id: affiliateId }).update(columnsOf(conversation));
  return { message: messageOf(row ?? {}), conversation };
};

/** Says that one side has read everything. */
export const markMessagesRead = async (strapi: Core.Strapi, affiliateId: number, side: Side): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ affiliate_id: affiliateId })
    .update(side === 'partner' ? { unread_by_partner: 0 } : { unread_by_shop: 0 });
};

/** Messages of one place, newest first, below an id where given. */
export const findMessages = async (
  strapi: Core.Strapi,
  affiliateId: number,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly Message[]> => {
  const query = sql(strapi)(MESSAGES).where({ affiliate_id: affiliateId }).orderBy('id', 'desc').limit(page.limit);
  if (page.before !== undefined) query.where('id', '<', page.before);
  return ((await query) as Raw[]).map(messageOf);
};

export const countMessages = async (strapi: Core.Strapi, affiliateId: number): Promise<number> => {
  const row = (await sql(strapi)(MESSAGES).where({ affiliate_id: affiliateId }).count({ n: '*' }).first()) as
    | { n: number | string }
    | undefined;
  return Number(row?.n ?? 0);
};

export const conversationsOf = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<ReadonlyMap<number, Conversation>> => {
  const rows = (await sql(strapi)(TABLE).whereIn('affiliate_id', [...affiliateIds])) as Raw[];
  return new Map(rows.map((row) => [Number(row['affiliate_id']), conversationOf(row)]));
};

/** Which conversations the desk lists. */
export interface ConversationFilter {
  /** Whether the shop has something unread. */
  readonly waiting?: boolean | undefined;
  /** Affiliates of one manager, as a part of the query. */
  readonly affiliates?: (() => Knex.QueryBuilder) | undefined;
}

const matching = (strapi: Core.Strapi, { waiting, affiliates }: ConversationFilter) => {
  const query = sql(strapi)(TABLE);
  if (waiting === true) query.where('unread_by_shop', '>', 0);
  if (waiting === false) query.where({ unread_by_shop: 0 });
  if (affiliates !== undefined) query.whereIn('affiliate_id', affiliates().select('id'));
  return query;
};

/** Conversations: those with something unread first, then the latest; `from` is how many are above. */
export const findConversations = async (
  strapi: Core.Strapi,
  filter: ConversationFilter,
  page: { readonly from: number; readonly limit: number },
): Promise<readonly Conversation[]> =>
  (
    (await matching(strapi, filter)
      .orderByRaw('CASE WHEN unread_by_shop > 0 THEN 0 ELSE 1 END')
      .orderBy('last_at', 'desc')
      .orderBy('affiliate_id', 'desc')
      .offset(page.from)
      .limit(page.limit)) as Raw[]
  ).map(conversationOf);

export const countConversations = async (strapi: Core.Strapi, filter: ConversationFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};
