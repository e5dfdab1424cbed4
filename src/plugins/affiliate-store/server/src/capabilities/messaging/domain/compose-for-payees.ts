import { balanceIdleLetter } from './compose-balance-idle';
import { dealLetter } from './compose-deal';
import { letInLetter } from './compose-let-in';
import {
  confirmedLetter,
  grantLetter,
  methodChangedLetter,
  notConfirmedLetter,
  payeeConfirmedLetter,
  payeeNotConfirmedLetter,
  payoutFailedLetter,
  payoutPaidLetter,
} from './compose-payout';
import { statementLetter } from './compose-statement';
import { page, type Composers, type Desk } from './desk';

const payoutDesk = (desk: Desk) => ({ locale: desk.locale, href: page(desk, '/payouts') });
const identityDesk = (desk: Desk) => ({ locale: desk.locale, href: page(desk, '/payouts/identity') });
const studioDesk = (desk: Desk) => ({ locale: desk.locale, href: page(desk, '/studio/confirmation') });

/** Letters to whoever is paid, and to creators about who they are. */
export const FOR_PAYEES: Composers<
  | 'payout_method_changed'
  | 'payout_paid'
  | 'payout_failed'
  | 'balance_idle'
  | 'credit_granted'
  | 'creator_confirmed'
  | 'deal_told'
  | 'products_let_in'
  | 'creator_not_confirmed'
  | 'payee_confirmed'
  | 'payee_not_confirmed'
  | 'statement_issued'
> = {
  payout_method_changed: (desk, facts) => methodChangedLetter(payoutDesk(desk), facts),
  payout_paid: (desk, facts) => payoutPaidLetter(payoutDesk(desk), facts),
  payout_failed: (desk, facts) => payoutFailedLetter(payoutDesk(desk), facts),
  balance_idle: (desk, facts) => balanceIdleLetter(payoutDesk(desk), facts),
  credit_granted: (desk, facts) => grantLetter({ locale: desk.locale, href: page(desk, '/account') }, facts),
  deal_told: (desk, facts) => dealLetter({ locale: desk.locale, href: page(desk, `/studio/deals/${encodeURIComponent(facts.id)}`) }, facts),
  products_let_in: (desk, facts) => letInLetter({ locale: desk.locale, href: page(desk, '/studio') }, facts),
  creator_confirmed: (desk) => confirmedLetter(studioDesk(desk)),
  creator_not_confirmed: (desk, facts) => notConfirmedLetter(studioDesk(desk), facts),
  payee_confirmed: (desk) => payeeConfirmedLetter(identityDesk(desk)),
  payee_not_confirmed: (desk, facts) => payeeNotConfirmedLetter(identityDesk(desk), facts),
  statement_issued: (desk, facts) =>
    statementLetter({ locale: desk.locale, href: page(desk, `/statements/${encodeURIComponent(facts.id)}`) }, facts),
};
