import QRCode from 'qrcode';
import type Stripe from 'stripe';
import { displayAmount } from '../payments/currencies';
import { awaitsDecision } from '../payments/later-payment';
import type { Answer } from '../server/idempotency';
import { html, Markup } from './html';
import { fill, type Language } from './languages';
import { pageAnswer } from './layout';

/** The page that stands in for the buyer's bank. */
export function challengePage(language: Language, id: string, leadsTo: readonly (string | null | undefined)[]): Answer {
  const { words } = language;
  return pageAnswer({
    language,
    title: words.challengeTitle,
    path: `/3ds/${id}`,
    leadsTo,
    content: html`<h1>${words.challengeTitle}</h1>
      <p>${words.challengeText}</p>
      <form method="post">
        <button type="submit" name="outcome" value="pass">${words.challengePass}</button>
        <button class="quiet" type="submit" name="outcome" value="fail">${words.challengeFail}</button>
      </form>`,
  });
}

/** What the buyer needs to pay elsewhere, and buttons for what they would do there. */
async function stillOpen({ words }: Language, action: Stripe.PaymentIntent.NextAction, amount: string): Promise<Markup> {
  const code = action.pix_display_qr_code?.data;
  const number = action.boleto_display_details?.number ?? action.oxxo_display_details?.number ?? '';
  const shown = code
    ? html`<p>${words.pixText}</p>
        <div class="qr" role="img" aria-label="${words.pixTitle}">
          ${new Markup(await QRCode.toString(code, { type: 'svg', margin: 2 }))}
        </div>`
    : html`<p>${fill(words.voucherText, { amount })}</p>
        <p>
          <code><bdi dir="ltr">${number}</bdi></code>
        </p>`;
  return html`${shown}
    <form method="post">
      <button type="submit" name="outcome" value="pass">${words.simulatePaid}</button>
      <button class="quiet" type="submit" name="outcome" value="fail">${words.simulateExpired}</button>
    </form>`;
}

function alreadyDecided({ words }: Language, intent: Stripe.PaymentIntent): Markup {
  const status = intent.status === 'succeeded' ? words.status_paid : words.status_failed;
  return html`<p>${fill(words.decided, { status })}</p>`;
}

/** The page of a voucher or of a Pix code. Its form may end at the shop; the link to it is shown once the shop knows of the order. */
export async function voucherPage(
  language: Language,
  intent: Stripe.PaymentIntent,
  shop: { address: string | null; done: boolean } | null,
): Promise<Answer> {
  const { words } = language;
  const amount = displayAmount(intent.amount, intent.currency, language.tag);
  const action = intent.next_action;
  const backTo = shop?.done ? shop.address : null;
  const title = action?.pix_display_qr_code ? words.pixTitle : words.voucherTitle;
  const state = action && awaitsDecision(intent) ? await stillOpen(language, action, amount) : alreadyDecided(language, intent);
  return pageAnswer({
    language,
    title,
    path: `/voucher/${intent.id}`,
    leadsTo: [shop?.address],
    content: html`<h1>${title}</h1>
      <p class="total"><span>${words.total}</span><span>${amount}</span></p>
      ${state} ${backTo ? html`<p><a class="cancel" href="${backTo}">${words.goBack}</a></p>` : ''}`,
  });
}

/** A page that only says something. */
export function messagePage(language: Language, path: string, title: string, text: string, backTo: string | null, status = 200): Answer {
  return pageAnswer({
    language,
    title,
    path,
    status,
    content: html`<h1>${title}</h1>
      <p>${text}</p>
      ${backTo ? html`<p><a class="cancel" href="${backTo}">${language.words.goBack}</a></p>` : ''}`,
  });
}
