import type { Step } from '../pages/checkout-steps';
import { Field, describedBy } from '../ui/field';
import { useSite } from '../ui/site';

type Shown = Extract<Step, { kind: 'show' }>;

/** The code on the cart, and how to take it off. */
function OnTheCart({ step }: { readonly step: Shown }) {
  const { t } = useSite();
  const { coupon } = step.cart;
  return (
    <div id="coupon-on-cart" data-live className={coupon ? 'note flex flex-wrap items-center gap-x-4 gap-y-2' : 'hidden'}>
      {coupon && (
        <>
          <p className="grow">{t(coupon.applies ? 'checkout.couponOn' : 'checkout.couponLapsed', { code: coupon.code })}</p>
          <button name="intent" value="uncoupon" formNoValidate className="button button-small">
            {t('checkout.couponRemove')}
          </button>
        </>
      )}
    </div>
  );
}

/** Where a code is typed: folded away, because most people have none and should not go looking for one. */
export function Coupon({ step }: { readonly step: Shown }) {
  const { t } = useSite();
  const field = { id: 'coupon', error: step.complaints.coupon };
  return (
    <div className="space-y-3">
      <OnTheCart step={step} />
      <details data-coupon open={step.complaints.coupon !== undefined}>
        <summary className="link inline-block cursor-pointer py-1">{t('checkout.couponAsk')}</summary>
        <div className="mt-3">
          <Field label={t('checkout.coupon')} {...field}>
            <div className="flex gap-3">
              <input
                id="coupon"
                name="coupon"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                dir="ltr"
                maxLength={64}
                defaultValue={step.typed.coupon}
                className="input grow rtl:text-end"
                {...describedBy(field)}
              />
              <button name="intent" value="coupon" formNoValidate className="button shrink-0">
                {t('checkout.couponApply')}
              </button>
            </div>
          </Field>
        </div>
      </details>
    </div>
  );
}
