import { listText } from './figures';
import { headerText, type Letter, type Locale, type MailFacts, type MailItem, type MailKind, type Sender } from './letter';
import type { Words } from './words/words';

/** What every letter is written with: the reader's language and its words, and the shop that writes. */
export interface Desk {
  readonly words: Words;
  readonly locale: Locale;
  readonly sender: Sender;
}

/** How letters of some kinds are written. */
export type Composers<Kind extends MailKind> = { readonly [K in Kind]: (desk: Desk, facts: MailFacts[K]) => Letter };

export const page = ({ sender, locale }: Desk, path: string): string => `${sender.url}/store/${locale}${path}`;
export const linkPage = (desk: Desk, token: string): string => page(desk, `/link/${encodeURIComponent(token)}`);
/** Signs in and leads on. */
export const leadingTo = (desk: Desk, token: string, path: string) => ({
  locale: desk.locale,
  href: `${linkPage(desk, token)}?next=${encodeURIComponent(`/store/${desk.locale}${path}`)}`,
});
/** Names come from people: what could break a line or reverse it stays out of sentences too. */
export const named = (name: string): string => headerText(name, 200);
export const namesOf = (desk: Desk, items: readonly MailItem[]): string =>
  listText(
    desk.locale,
    items.map((item) => named(item.name)),
  );
