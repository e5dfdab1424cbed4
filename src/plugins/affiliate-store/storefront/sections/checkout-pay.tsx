import type { CartCredit } from '../pages/checkout-credit';
import type { Step } from '../pages/checkout-steps';
import { Amount } from '../ui/amount';
import { LockIcon } from '../ui/icons';
import { useSite } from '../ui/site';
import { used } from './checkout-credit';
import { paysByTransfer } from './checkout-methods';
import { renewalIn } from './renewal';

type Shown = Extract<Step, { kind: 'show' }>;

/** What the button does, in the words of what is bought: nothing charged today is not the same as nothing charged ever. */
function PayLabel({ step, credit }: { readonly step: Shown; readonly credit: CartCredit | null }) {
  const { t } = useSite();
  const { cart } = step;
  const pays = used({ typed: step.typed, credit });
  if (pays?.rest.amount === '0') return <>{t('credit.pay')}</>;
  if (pays)
    return (
      <>
        {t('checkout.pay')} <Amount money={pays.rest} />
      </>
    );
  const byTransfer = paysByTransfer(step);
  const renewal = renewalIn(cart);
  if (cart.totals.total.amount === '0')
    return <>{renewal ? t('checkout.startTrial', { count: renewal.trialDays }) : t('checkout.getFree')}</>;
  return (
    <>
      {t(byTransfer ? 'checkout.order' : renewal && !renewal.instalments ? 'checkout.subscribe' : 'checkout.pay')}{' '}
      <Amount money={cart.totals.total} />
    </>
  );
}

/** The button, and what can be trusted of it. */
export function PayButton({ step, credit }: { readonly step: Shown; readonly credit: CartCredit | null }) {
  const { t } = useSite();
  const pays = used({ typed: step.typed, credit });
  const online = step.cart.methods.filter(({ byHand }) => !byHand);
  const more = online.some(({ method }) => method !== 'card');
  const byCredit = pays && (pays.rest.amount === '0' ? 'credit.trust' : 'checkout.trust');
  const trust = byCredit ?? (paysByTransfer(step) ? 'checkout.trustTransfer' : more ? 'checkout.trustOnline' : 'checkout.trust');
  return (
    <div>
      <button name="intent" value="pay" className="button button-primary button-large w-full text-18">
        <span id="pay-label" data-live>
          <PayLabel step={step} credit={credit} />
        </span>
        <span data-busy-label hidden>
          {t('checkout.paying')}
        </span>
      </button>
      <p id="pay-trust" data-live className="mt-3 flex items-center justify-center gap-1.5 text-center text-13 text-muted">
        <LockIcon className="size-4.5" />
        {t(trust)}
      </p>
    </div>
  );
}
