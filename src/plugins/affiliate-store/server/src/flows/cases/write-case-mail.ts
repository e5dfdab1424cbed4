import type { Core } from '@strapi/strapi';
import type { Case } from '../../capabilities/cases/service';
import type { Affiliate, BlockReason } from '../../capabilities/affiliates/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { minor } from '../../kernel/money';
import { languageOfParty } from '../messaging/party-language';

/** What a case is about, in a name: an order's number, a product, a program. Empty where it is about nothing. */
const aboutOf = ({ orderNumber, product }: Case): string => orderNumber ?? product ?? '';

const readerOf = async (strapi: Core.Strapi, partyId: number) => {
  const party = await people(strapi).party(partyId);
  return party?.emailNorm ? { to: party.emailNorm, locale: await languageOfParty(strapi, party) } : null;
};

/** Tells the partner that a case is open, and by when the shop answers. */
export const mailOpened = async (strapi: Core.Strapi, opened: Case): Promise<void> => {
  const reader = await readerOf(strapi, opened.partyId);
  if (!reader || opened.dueOn === null) return;
  await messaging(strapi).queueMail({
    ...reader,
    kind: 'case_opened',
    dedupeKey: `case:${opened.publicId}:opened`,
    facts: { id: opened.publicId, about: aboutOf(opened), dueOn: Date.parse(opened.dueOn) },
  });
};

/** Sends on what the shop wrote; `event` is the number of the message. */
export const mailMessage = async (
  strapi: Core.Strapi,
  of: Case,
  said: { readonly event: number; readonly text: string; readonly asks: boolean },
): Promise<void> => {
  const reader = await readerOf(strapi, of.partyId);
  if (!reader) return;
  await messaging(strapi).queueMail({
    ...reader,
    kind: 'case_message',
    dedupeKey: `case:${of.publicId}:message:${said.event}`,
    facts: { id: of.publicId, about: aboutOf(of), text: said.text, asks: said.asks },
  });
};

/** Tells the decision, in the words it was made with. */
export const mailDecided = async (strapi: Core.Strapi, decided: Case, event: number): Promise<void> => {
  const reader = await readerOf(strapi, decided.partyId);
  if (!reader || decided.outcome === null) return;
  const { entry, outcome } = decided;
  // A lead that was accepted above its cap earned nothing: the words of the decision are all there is to tell.
  const granted = entry?.amount && entry.currency !== null ? { minor: minor(entry.amount), currency: entry.currency } : null;
  await messaging(strapi).queueMail({
    ...reader,
    kind: 'case_decided',
    dedupeKey: `case:${decided.publicId}:decided:${event}`,
    facts: { id: decided.publicId, about: aboutOf(decided), outcome, reason: decided.answer ?? '', granted },
  });
};

/** Tells an affiliate why their place is blocked, and where to appeal. `key` tells one block from the next. */
export const mailBlocked = async (strapi: Core.Strapi, place: Affiliate, why: BlockReason, key: string): Promise<void> => {
  const reader = await readerOf(strapi, place.partyId);
  if (!reader) return;
  await messaging(strapi).queueMail({
    ...reader,
    kind: 'place_blocked',
    dedupeKey: `place:${place.documentId}:blocked:${key}`,
    facts: { program: place.programName, code: why.code, reason: why.reason },
  });
};
