import { minor } from '../../../kernel/money';
import { awaitedLetter } from './compose-awaited';
import { attachmentLetter, contractLetter } from './compose-contract';
import { confirmedLetter, methodChangedLetter, notConfirmedLetter, payoutFailedLetter, payoutPaidLetter } from './compose-payout';
import {
  changeAgreedLetter,
  lastTryLetter,
  offerChangedLetter,
  pauseBegunLetter,
  pauseOverLetter,
  renewalRefusedLetter,
  subscriptionEndedLetter,
} from './compose-renewal';
import { statementLetter } from './compose-statement';
import { amountText, dayText, listText, momentText, rateText, exchangeText } from './figures';
import { headerText, type Letter, type LetterRow, type Locale, type MailFacts, type MailItem, type MailKind, type Sender } from './letter';
import { ar } from './words/ar';
import { AWAITED_WORDS } from './words/awaited';
import { en } from './words/en';
import { es } from './words/es';
import { fr } from './words/fr';
import { ptBR } from './words/pt-br';
import type { Words } from './words/words';

const WORDS: Readonly<Record<Locale, Words>> = { en, fr, es, 'pt-BR': ptBR, ar };

/** The words of a language, for what surrounds every letter. */
export const wordsOf = (locale: Locale): Words => WORDS[locale];

interface Desk {
  readonly words: Words;
  readonly locale: Locale;
  readonly sender: Sender;
}

const page = ({ sender, locale }: Desk, path: string): string => `${sender.url}/store/${locale}${path}`;
const linkPage = (desk: Desk, token: string): string => page(desk, `/link/${encodeURIComponent(token)}`);
// Names come from people: what could break a line or reverse it stays out of sentences too.
const named = (name: string): string => headerText(name, 200);
const namesOf = (desk: Desk, items: readonly MailItem[]): string =>
  listText(
    desk.locale,
    items.map((item) => named(item.name)),
  );
const payoutDesk = (desk: Desk) => ({ locale: desk.locale, href: page(desk, '/payouts') });
const contractDesk = (desk: Desk) => ({ locale: desk.locale, href: page(desk, '/partner/contract') });
const studioDesk = (desk: Desk) => ({ locale: desk.locale, href: page(desk, '/studio/confirmation') });
// Signs in and leads on to where the card is changed.
const renewalDesk = (desk: Desk, token: string) => ({
  locale: desk.locale,
  href: `${linkPage(desk, token)}?next=${encodeURIComponent(`/store/${desk.locale}/account/subscriptions`)}`,
});
const itemRows = (desk: Desk, items: readonly MailItem[]): LetterRow[] =>
  items.map((item) => ({ label: named(item.name), value: amountText(desk.locale, item.price) }));

const discountRow = ({ words, locale }: Desk, { discount, coupon }: MailFacts['access']): LetterRow[] =>
  discount === undefined || coupon === undefined || discount.minor === 0
    ? []
    : [{ label: words.row.discount(coupon), value: amountText(locale, { ...discount, minor: minor(-discount.minor) }) }];

const COMPOSE: { readonly [K in MailKind]: (desk: Desk, facts: MailFacts[K]) => Letter } = {
  access: (desk, facts) => {
    const { words, locale } = desk;
    const products = namesOf(desk, facts.items);
    return {
      subject: words.access.subject(products),
      preheader: words.access.preheader,
      lead: words.access.lead(products),
      button: { label: words.access.button, href: linkPage(desk, facts.linkToken) },
      rows: [
        { label: words.row.order, value: facts.orderNumber, code: true },
        { label: words.row.paidOn, value: dayText(locale, facts.paidAt) },
        ...itemRows(desk, facts.items),
        ...discountRow(desk, facts),
        ...(facts.tax.minor === 0
          ? []
          : [{ label: words.row.tax(rateText(locale, facts.taxRateBasisPoints)), value: amountText(locale, facts.tax) }]),
        { label: words.row.total, value: amountText(locale, facts.total), strong: true },
        ...(facts.guaranteeEndsAt === null ? [] : [{ label: words.row.guarantee, value: dayText(locale, facts.guaranteeEndsAt) }]),
      ],
      notes: [
        words.access.link(page(desk, '/sign-in')),
        ...(facts.exchange === undefined
          ? []
          : [
              words.access.converted(
                exchangeText(locale, facts.exchange),
                `\u2068${named(facts.exchange.source)}\u2069`,
                dayText(locale, facts.exchange.validFrom),
              ),
            ]),
        ...(facts.statementDescriptor === null ? [] : [words.access.statement(facts.statementDescriptor)]),
      ],
    };
  },
  sign_in_link: (desk, facts) => ({
    subject: desk.words.signIn.subject(named(desk.sender.shop)),
    preheader: desk.words.signIn.preheader,
    lead: desk.words.signIn.lead(named(desk.sender.shop)),
    button: { label: desk.words.signIn.button, href: linkPage(desk, facts.linkToken) },
    rows: [],
    notes: [desk.words.signIn.until(momentText(desk.locale, facts.expiresAt)), desk.words.signIn.unasked],
  }),
  refunded: (desk, facts) => {
    const { words, locale } = desk;
    const [back, total] = [amountText(locale, facts.refunded), amountText(locale, facts.total)];
    const ended = facts.items.filter(({ name }) => facts.whole || facts.ended?.includes(name));
    const kept = facts.items.filter((item) => !ended.includes(item));
    return {
      subject: words.refunded.subject(facts.orderNumber),
      preheader: words.refunded.bank,
      lead: facts.whole ? words.refunded.leadWhole(back) : words.refunded.leadPart(back, total),
      button: null,
      rows: [
        { label: words.row.order, value: facts.orderNumber, code: true },
        { label: words.row.total, value: total },
        ...itemRows(desk, facts.parts ?? []),
        { label: words.row.refunded, value: back, strong: true },
      ],
      notes: [
        ...(ended.length > 0 ? [words.refunded.ended(namesOf(desk, ended))] : []),
        ...(kept.length > 0 ? [words.refunded.stays(namesOf(desk, kept))] : []),
        words.refunded.bank,
      ],
    };
  },
  order_failed: (desk, facts) => ({
    subject: desk.words.failed.subject(facts.orderNumber),
    preheader: desk.words.failed.notCharged,
    lead: desk.words.failed.lead(namesOf(desk, facts.items)),
    button: { label: desk.words.failed.button, href: page(desk, '') },
    rows: [
      { label: desk.words.row.order, value: facts.orderNumber, code: true },
      ...itemRows(desk, facts.items),
      { label: desk.words.row.total, value: amountText(desk.locale, facts.total), strong: true },
    ],
    notes: [desk.words.failed.notCharged, ...(facts.byTransfer ? [AWAITED_WORDS[desk.locale].sentAlready] : [])],
  }),
  payment_awaited: (desk, facts) =>
    awaitedLetter(
      {
        locale: desk.locale,
        products: namesOf(desk, facts.items),
        rows: [
          { label: desk.words.row.order, value: facts.orderNumber, code: true },
          ...itemRows(desk, facts.items),
          { label: desk.words.row.total, value: amountText(desk.locale, facts.total), strong: true },
        ],
      },
      facts,
    ),
  affiliate_welcome: (desk, facts) => {
    const { words } = desk;
    const [program, rate] = [named(facts.program), rateText(desk.locale, facts.rateBasisPoints)];
    return {
      subject: words.welcome.subject(program),
      preheader: words.welcome.preheader,
      lead: words.welcome.lead(program, rate),
      button: { label: words.welcome.button, href: linkPage(desk, facts.linkToken) },
      rows: [
        { label: words.row.code, value: named(facts.code), code: true },
        { label: words.row.link, value: named(facts.shareUrl), code: true },
        { label: words.row.rate, value: rate },
      ],
      notes: [words.welcome.why],
    };
  },
  commission_earned: (desk, facts) => {
    const { words } = desk;
    const amount = amountText(desk.locale, facts.amount);
    const payable = words.earned.payable(dayText(desk.locale, facts.payableAt));
    return {
      subject: words.earned.subject(amount),
      preheader: payable,
      lead: words.earned.lead(amount, named(facts.product)),
      button: { label: words.earned.button, href: page(desk, '/partner') },
      rows: [],
      notes: [payable, words.earned.refundable],
    };
  },
  renewal_refused: (desk, facts) => renewalRefusedLetter(renewalDesk(desk, facts.linkToken), facts),
  renewal_last_try: (desk, facts) => lastTryLetter(renewalDesk(desk, facts.linkToken), facts),
  subscription_ended: (desk, facts) => subscriptionEndedLetter({ locale: desk.locale, href: page(desk, '') }, facts),
  pause_begun: (desk, facts) => pauseBegunLetter(renewalDesk(desk, facts.linkToken), facts),
  pause_over: (desk, facts) => pauseOverLetter(renewalDesk(desk, facts.linkToken), facts),
  offer_change_agreed: (desk, facts) => changeAgreedLetter(renewalDesk(desk, facts.linkToken), facts),
  offer_changed: (desk, facts) => offerChangedLetter(renewalDesk(desk, facts.linkToken), facts),
  payout_method_changed: (desk, facts) => methodChangedLetter(payoutDesk(desk), facts),
  payout_paid: (desk, facts) => payoutPaidLetter(payoutDesk(desk), facts),
  payout_failed: (desk, facts) => payoutFailedLetter(payoutDesk(desk), facts),
  creator_confirmed: (desk) => confirmedLetter(studioDesk(desk)),
  creator_not_confirmed: (desk, facts) => notConfirmedLetter(studioDesk(desk), facts),
  statement_issued: (desk, facts) =>
    statementLetter({ locale: desk.locale, href: page(desk, `/statements/${encodeURIComponent(facts.id)}`) }, facts),
  contract_notice: (desk, facts) => contractLetter('notice', contractDesk(desk), facts),
  contract_ending: (desk, facts) => contractLetter('ending', contractDesk(desk), facts),
  contract_ended: (desk, facts) => contractLetter('ended', contractDesk(desk), facts),
  sale_attached: (desk, facts) => attachmentLetter('attached', { locale: desk.locale, href: page(desk, '/partner') }, facts),
  sale_detached: (desk, facts) => attachmentLetter('detached', { locale: desk.locale, href: page(desk, '/partner') }, facts),
};

/** Writes a letter in the reader's language; every link starts with the configured address of the shop. */
export const compose = <K extends MailKind>(kind: K, locale: Locale, facts: MailFacts[K], sender: Sender): Letter => {
  const letter = COMPOSE[kind]({ words: WORDS[locale], locale, sender }, facts);
  return { ...letter, subject: headerText(letter.subject), preheader: headerText(letter.preheader) };
};
