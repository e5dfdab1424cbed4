import type Stripe from 'stripe';
import { idOf } from '../engine/ids';
import type { World } from '../engine/world';
import { plans } from '../checkout/session';
import { displayAmount } from '../payments/currencies';
import { paymentMethods } from '../payments/payment-method';
import type { Answer } from '../server/idempotency';
import { html, type Markup } from './html';
import { fill, type Language } from './languages';
import { pageAnswer } from './layout';
import type { Words } from './words/en';

/** Countries offered on the page; the shop's own list is longer, this one only has to be enough for tests. */
const COUNTRIES = [
  'FR',
  'BR',
  'DE',
  'ES',
  'US',
  'GB',
  'PT',
  'MX',
  'CA',
  'BE',
  'CH',
  'IT',
  'NL',
  'AT',
  'PL',
  'JP',
  'MA',
  'DZ',
  'TN',
  'EG',
  'SA',
  'AE',
  'KW',
  'IN',
  'AU',
];

const SHOWN_CARDS: readonly [string, string][] = [
  ['4242 4242 4242 4242', 'Visa'],
  ['5555 5555 5555 4444', 'Mastercard'],
  ['4000 0025 0000 3155', '3-D Secure'],
  ['4000 0000 0000 0002', 'card_declined'],
  ['4000 0000 0000 9995', 'insufficient_funds'],
  ['4000 0000 0000 0259', 'dispute'],
  ['4000 0000 0000 5126', 'refund.failed'],
];

/** What the buyer wrote last time, and what was wrong with it. */
export interface Draft {
  values: Record<string, string>;
  problem: { word: keyof Words; field: string | null } | null;
}

/** What the page needs to be drawn. */
export interface PayView {
  world: World;
  session: Stripe.Checkout.Session;
  language: Language;
  method: string;
  draft: Draft;
  status: 200 | 402;
}

function field(
  view: PayView,
  name: string,
  label: string,
  attributes: { autocomplete: string; type?: string; inputmode?: string; ltr?: boolean; placeholder?: string },
): Markup {
  const wrong = view.draft.problem?.field === name;
  return html`<label
    >${label}
    <input
      name="${name}"
      value="${view.draft.values[name] ?? ''}"
      type="${attributes.type ?? 'text'}"
      autocomplete="${attributes.autocomplete}"
      required
      ${attributes.inputmode ? html`inputmode="${attributes.inputmode}"` : ''}
      ${attributes.ltr ? html`class="ltr"` : ''}
      ${attributes.placeholder ? html`placeholder="${attributes.placeholder}"` : ''}
      ${wrong ? html`aria-invalid="true" aria-describedby="problem"` : ''}
      maxlength="200"
    />
  </label>`;
}

function countrySelect({ language, draft, session }: PayView): Markup {
  const names = new Intl.DisplayNames([language.tag], { type: 'region' });
  const chosen =
    draft.values['country'] ??
    session.customer_details?.address?.country ??
    { en: 'US', fr: 'FR', es: 'ES', 'pt-BR': 'BR', ar: 'AE' }[language.tag] ??
    'FR';
  return html`<label
    >${language.words.country}
    <select name="country" autocomplete="country">
      ${COUNTRIES.map((code) => html`<option value="${code}" ${code === chosen ? html`selected` : ''}>${names.of(code) ?? code}</option>`)}
    </select></label
  >`;
}

function savedCards({ world, session, language }: PayView): Markup | null {
  const customer = idOf(session.customer);
  const cards = customer
    ? world
        .of(paymentMethods)
        .by('customer', customer)
        .filter((method) => method.type === 'card')
        .reverse()
    : [];
  if (cards.length === 0) return null;
  const { words } = language;
  return html`<form method="post" novalidate>
      <fieldset>
        <legend>${words.savedCards}</legend>
        ${cards.map((method, at) => html`<label class="choice"><input type="radio" name="saved" value="${method.id}" ${at === 0 ? html`checked` : ''} />${fill(words.savedCard, { brand: method.card?.brand ?? '', last4: method.card?.last4 ?? '' })}</label>`)}
      </fieldset>
      ${submit(words, session, language)}
    </form>
    <h2>${words.anotherCard}</h2>`;
}

function cardFields(view: PayView): Markup {
  const { words } = view.language;
  return html`${field(view, 'number', words.cardNumber, { autocomplete: 'cc-number', inputmode: 'numeric', ltr: true, placeholder: '4242 4242 4242 4242' })}
    <div class="pair">
      ${field(view, 'expiry', words.expiry, { autocomplete: 'cc-exp', inputmode: 'numeric', ltr: true, placeholder: '12/34' })}
      ${field(view, 'cvc', words.cvc, { autocomplete: 'cc-csc', inputmode: 'numeric', ltr: true, placeholder: '123' })}
    </div>
    ${field(view, 'name', words.name, { autocomplete: 'cc-name' })} ${countrySelect(view)}
    ${view.session.mode === 'payment' ? html`<label class="choice"><input type="checkbox" name="save" value="yes" />${words.save}</label>` : ''}`;
}

function methodFields(view: PayView): Markup {
  const { words } = view.language;
  if (view.method === 'card') return cardFields(view);
  const name = field(view, 'name', words.fullName, { autocomplete: 'name' });
  if (view.method === 'sepa_debit')
    return html`${name}${field(view, 'iban', words.iban, { autocomplete: 'off', ltr: true, placeholder: 'AT61 1904 3002 3457 3201' })}`;
  if (view.method === 'boleto')
    return html`${name}${field(view, 'tax_id', words.taxId, { autocomplete: 'off', inputmode: 'numeric', ltr: true, placeholder: '000.000.000-00' })}`;
  return name;
}

function submit(words: Words, session: Stripe.Checkout.Session, language: Language): Markup {
  const label =
    session.mode === 'setup'
      ? words.saveButton
      : session.amount_total === 0
        ? words.confirm
        : fill(words.pay, { amount: totalOf(session, language) });
  return html`${terms(words, session)}<button type="submit">${label}</button>`;
}

function terms(words: Words, session: Stripe.Checkout.Session): Markup | null {
  if (session.consent_collection?.terms_of_service !== 'required') return null;
  return html`<label class="choice"><input type="checkbox" name="terms" value="yes" required />${words.terms}</label>`;
}

function totalOf(session: Stripe.Checkout.Session, language: Language): string {
  return displayAmount(session.amount_total ?? 0, session.currency ?? 'usd', language.tag);
}

function order({ world, session, language }: PayView): Markup | null {
  const items = world.of(plans).get(session.id)?.items ?? [];
  if (items.length === 0) return null;
  const { words } = language;
  return html`<section aria-labelledby="order">
    <h2 id="order">${words.yourOrder}</h2>
    <ul class="plain items">
      ${items.map((item) => html`<li><span>${item.description ?? ''}${(item.quantity ?? 1) > 1 ? html`<br />${fill(words.quantity, { quantity: item.quantity ?? 1 })}` : ''}</span><span>${displayAmount(item.amount_total, item.currency, language.tag)}</span></li>`)}
    </ul>
    <p class="total"><span>${words.total}</span><span>${totalOf(session, language)}</span></p>
  </section>`;
}

function methodLinks({ session, language, method }: PayView): Markup | null {
  if (session.payment_method_types.length < 2 || session.amount_total === 0) return null;
  const { words } = language;
  return html`<nav aria-label="${words.howToPay}">
    <ul>
      ${session.payment_method_types.map(
        (type) =>
          html`<li>
            <a href="?method=${type}&amp;locale=${language.tag}" ${type === method ? html`aria-current="page"` : ''}
              >${words[type as keyof Words] ?? type}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function wallets({ session, language }: PayView): Markup | null {
  if (session.mode !== 'payment' || session.amount_total === 0) return null;
  const button = (value: string, wallet: string): Markup =>
    html`<button class="quiet" type="submit" name="wallet" value="${value}">${fill(language.words.payWith, { wallet })}</button>`;
  return html`<form method="post">
    ${terms(language.words, session)}${button('apple_pay', 'Apple Pay')}${button('google_pay', 'Google Pay')}
  </form>`;
}

function problem({ draft, language }: PayView): Markup | null {
  if (!draft.problem) return null;
  const { words } = language;
  return html`<div class="alert" role="alert" id="problem">
    <p><strong>${words.problem}</strong></p>
    <p>${words[draft.problem.word]}</p>
    <p>${words.notCharged}</p>
  </div>`;
}

function testCards({ language }: PayView): Markup {
  const { words } = language;
  return html`<details>
    <summary>${words.testCards}</summary>
    <p>${words.testCardsHint}</p>
    <table>
      <tbody>
        ${SHOWN_CARDS.map(
          ([number, name]) =>
            html`<tr>
              <th scope="row"><bdi dir="ltr">${number}</bdi></th>
              <td><code>${name}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

function titleOf({ session, language }: PayView): string {
  const { words } = language;
  if (session.mode === 'setup') return words.setupTitle;
  return session.amount_total === 0 ? words.freeTitle : fill(words.payTitle, { amount: totalOf(session, language) });
}

/** The address the shop has asked for already is shown, not asked for again. */
function payerEmail(view: PayView): Markup {
  const { words } = view.language;
  const known = view.session.customer_email;
  if (!known) return field(view, 'email', words.email, { autocomplete: 'email', type: 'email', ltr: true });
  return html`<p class="known"><span>${words.email}</span> <bdi>${known}</bdi></p>
    <input type="hidden" name="email" value="${known}" />`;
}

function form(view: PayView, free: boolean): Markup {
  const { words } = view.language;
  return html`<form method="post" novalidate>
    <input type="hidden" name="method" value="${view.method}" />
    ${payerEmail(view)} ${free ? field(view, 'name', words.fullName, { autocomplete: 'name' }) : methodFields(view)}
    ${submit(words, view.session, view.language)}
  </form>`;
}

/** The page on which a session is paid. */
export function payPage(view: PayView): Answer {
  const { session, language } = view;
  const free = session.mode === 'payment' && session.amount_total === 0;
  const byCard = view.method === 'card' && !free;
  const title = titleOf(view);
  const content = html`<h1>${title}</h1>
    ${problem(view)}${order(view)}${byCard ? wallets(view) : ''}${methodLinks(view)}${byCard && view.session.mode !== 'setup' ? savedCards(view) : ''}${form(view, free)}
    ${session.cancel_url ? html`<p><a class="cancel" href="${session.cancel_url}">${language.words.cancel}</a></p>` : ''}
    ${byCard ? testCards(view) : ''}`;
  return pageAnswer({
    language,
    title,
    content,
    status: view.status,
    path: `/c/pay/${session.id}?method=${view.method}`,
    leadsTo: [session.success_url, session.cancel_url, session.return_url],
  });
}
