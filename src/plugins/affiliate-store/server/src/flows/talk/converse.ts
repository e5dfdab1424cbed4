import type { Core } from '@strapi/strapi';
import { affiliateFailures, affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { talk, tellsByLetter, type Message, type Side } from '../../capabilities/talk/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { togetherOrNot } from '../../platform/transaction';
import { placeOfCode, type PartnerSelf } from '../affiliates/read-partner-portal';
import { writesTooFast } from './talk-rules';
import { writeToldManager, writeToldPartner } from './write-talk-mail';

type Said = Promise<Outcome<Message, Failure>>;

/** One message, with the letter it may bring. */
const say = async (strapi: Core.Strapi, place: Affiliate, side: Side, by: string, text: string): Promise<Message> => {
  const { message, conversation } = await talk(strapi).say({ affiliateId: place.id, side, actor: by, text });
  if (tellsByLetter(conversation)) await (side === 'shop' ? writeToldPartner : writeToldManager)(strapi, place, message);
  return message;
};

/** A partner writes, about one of their places. */
export const writeToShop = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  { code, text, by }: { readonly code: string; readonly text: string; readonly by: string },
): Said => {
  const place = placeOfCode(self, code);
  if (!place.ok) return place;
  const tooFast = await writesTooFast(strapi, self.partyPublicId);
  if (tooFast) return failed(tooFast);
  return togetherOrNot(strapi, async () => ok(await say(strapi, place.value, 'partner', by, text)));
};

/** Staff writes to an affiliate. */
export const writeToPartner = (strapi: Core.Strapi, documentId: string, text: string, by: string): Said =>
  togetherOrNot(strapi, async () => {
    const place = await affiliates(strapi).affiliateOfDocument(documentId);
    return place ? ok(await say(strapi, place, 'shop', by, text)) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  });

/** Staff has read what an affiliate wrote. */
export const readByShop = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<{ readonly unread: number }, Failure>> => {
  const place = await affiliates(strapi).affiliateOfDocument(documentId);
  if (!place) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  await talk(strapi).markRead(place.id, 'shop');
  return ok({ unread: 0 });
};
