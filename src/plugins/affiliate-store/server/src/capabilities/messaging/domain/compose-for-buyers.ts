import { minor } from '../../../kernel/money';
import { awaitedLetter } from './compose-awaited';
import { bonusGivenLetter } from './compose-bonus';
import { answerLetter } from './compose-help';
import { orderStateLetter } from './compose-order-state';
import { partnerLetter } from './compose-relay';
import { linkPage, named, namesOf, page, type Composers, type Desk } from './desk';
import { amountText, dayText, exchangeText, momentText, rateText } from './figures';
import type { LetterRow, MailFacts, MailItem } from './letter';
import { AWAITED_WORDS } from './words/awaited';

const orderDesk = ({ locale, words }: Desk) => ({ locale, orderRow: words.row.order });
const itemRows = (desk: Desk, items: readonly MailItem[]): LetterRow[] =>
  items.map((item) => ({ label: named(item.name), value: amountText(desk.locale, item.price) }));

const discountRow = ({ words, locale }: Desk, { discount, coupon }: MailFacts['access']): LetterRow[] =>
  discount === undefined || coupon === undefined || discount.minor === 0
    ? []
    : [{ label: words.row.discount(coupon), value: amountText(locale, { ...discount, minor: minor(-discount.minor) }) }];

/** Letters to whoever ordered, and the way in for anyone. */
export const FOR_BUYERS: Composers<
  | 'access'
  | 'bonus_given'
  | 'sign_in_link'
  | 'refunded'
  | 'order_failed'
  | 'payment_awaited'
  | 'order_in_review'
  | 'refund_came_back'
  | 'dispute_opened'
  | 'dispute_won'
  | 'dispute_lost'
  | 'partner_letter'
  | 'help_answered'
> = {
  help_answered: (desk, facts) => answerLetter({ locale: desk.locale, href: page(desk, '/help') }, facts),
  partner_letter: (desk, facts) => partnerLetter({ locale: desk.locale, href: page(desk, facts.page) }, facts),
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
  bonus_given: (desk, facts) => bonusGivenLetter({ locale: desk.locale, href: linkPage(desk, facts.linkToken) }, facts),
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
  order_in_review: (desk, facts) => orderStateLetter('review', orderDesk(desk), facts),
  refund_came_back: (desk, facts) => orderStateLetter('cameBack', orderDesk(desk), facts),
  dispute_opened: (desk, facts) => orderStateLetter('disputed', orderDesk(desk), facts),
  dispute_won: (desk, facts) => orderStateLetter('disputeWon', orderDesk(desk), facts),
  dispute_lost: (desk, facts) => orderStateLetter('disputeLost', orderDesk(desk), facts),
};
