import type { Complaints, Step } from '../pages/checkout-steps';
import type { PageRequest } from '../site/page';
import type { CartCredit } from '../pages/checkout-credit';
import { StoreCredit } from './checkout-credit';
import { Coupon } from './checkout-coupon';
import { Methods } from './checkout-methods';
import { TwoCards } from './checkout-two-cards';
import { PayButton } from './checkout-pay';
import { PhoneField } from './checkout-phone';
import { PlaceFields } from './checkout-place';
import { OrderBumps } from './checkout-bumps';
import { Field, FieldError, describedBy } from '../ui/field';
import { AlertIcon } from '../ui/icons';
import { useSite } from '../ui/site';

type Shown = Extract<Step, { kind: 'show' }>;

const fields = [
  'email',
  'country',
  'postal_code',
  'company_name',
  'vat_id',
  'coupon',
  'phone',
  'card_first',
  'sms_agreed',
  'terms',
  'immediate_delivery',
] as const;

/** What keeps the order from going on: a refusal of the whole, or, where there are several, the fields to see to. */
function OrderComplaint({ complaints }: { readonly complaints: Complaints }) {
  const { t } = useSite();
  const open = fields.filter((field) => complaints[field] !== undefined);
  const text = complaints.order ?? (open.length > 1 ? t('checkout.error.several', { count: open.length }) : undefined);
  return (
    <div
      id="order-complaint"
      data-live
      role={text ? 'alert' : undefined}
      tabIndex={-1}
      className={text ? 'note note-danger flex gap-2.5' : 'hidden'}
    >
      {text && (
        <>
          <AlertIcon className="mt-0.5 size-5 text-danger" />
          <div>
            <p className="font-medium">{text}</p>
            {complaints.order === undefined && (
              <ul className="mt-1">
                {open.map((field) => (
                  <li key={field}>
                    <a className="link inline-block py-0.5" href={`#${field}`}>
                      {complaints[field]}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </>
      )}
    </div>
  );
}

function Consents({ step, complaints }: { readonly step: Shown; readonly complaints: Complaints }) {
  const { t, shop } = useSite();
  return (
    <div className="space-y-3">
      {step.cart.consents.map(({ key, required }) => (
        <div key={key}>
          <div className="flex gap-3">
            <input
              id={key}
              name={key}
              type="checkbox"
              value="yes"
              defaultChecked={step.typed.consents.has(key)}
              required={required}
              // What can be paid with depends on whether a card is to be kept.
              data-reprice={key === 'save_card' ? '' : undefined}
              className="mt-0.5 size-5 shrink-0 accent-brand"
              {...describedBy({ id: key, error: complaints[key] })}
            />
            <div>
              <label htmlFor={key}>{t(`checkout.consent.${key}`)}</label>
              {key === 'terms' && shop.termsUrl && (
                <>
                  {' '}
                  <a className="link" href={shop.termsUrl} target="_blank" rel="noopener">
                    {t('checkout.readTerms')}
                  </a>
                </>
              )}
            </div>
          </div>
          <FieldError id={key} error={complaints[key]} />
        </div>
      ))}
    </div>
  );
}

/** The order's token and version, and the total the buyer has read; another total is never charged unseen. */
function CartState({ step }: { readonly step: Shown }) {
  const { cart } = step;
  return (
    <div id="cart-state" data-live hidden>
      <input type="hidden" name="cart" value={cart.token} />
      <input type="hidden" name="shown" value={`${cart.totals.total.amount} ${cart.currency}`} />
    </div>
  );
}

function CurrencyChoice({ step }: { readonly step: Shown }) {
  const { t } = useSite();
  const { currencies, currency } = step.cart;
  if (currencies.length < 2) return null;
  return (
    <Field id="currency" label={t('checkout.currency')}>
      <select id="currency" name="currency" className="input" defaultValue={currency} data-reprice>
        {currencies.map((code) => (
          <option key={code}>{code}</option>
        ))}
      </select>
    </Field>
  );
}

function EmailField({ step }: { readonly step: Shown }) {
  const { t } = useSite();
  const email = { id: 'email', help: t('checkout.emailHelp'), error: step.complaints.email };
  return (
    <Field label={t('checkout.email')} {...email}>
      <input
        id="email"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        maxLength={254}
        required
        defaultValue={step.typed.email}
        className="input rtl:text-end"
        {...describedBy(email)}
      />
      <p id="email-suggestion" role="status" className="mt-1.5 text-15" />
    </Field>
  );
}

/** Name, address and VAT id of a company, folded away: few need them. */
function CompanyFields({ step }: { readonly step: Shown }) {
  const { t } = useSite();
  const { company } = step.typed;
  const { company_name: nameError, vat_id: vatError } = step.complaints;
  const name = { id: 'company_name', help: undefined, error: nameError };
  const vat = { id: 'vat_id', help: t('checkout.vatIdHelp'), error: vatError };
  const open = company.name !== '' || company.address !== '' || company.vatId !== '';
  return (
    <details open={open} className="rounded-card border border-line px-4 py-3">
      <summary className="cursor-pointer font-medium">{t('checkout.company')}</summary>
      <div className="mt-4 space-y-4">
        <Field label={t('checkout.companyName')} {...name}>
          <input
            id="company_name"
            name="company_name"
            autoComplete="organization"
            maxLength={160}
            dir="auto"
            defaultValue={company.name}
            className="input"
            data-reprice
            {...describedBy(name)}
          />
        </Field>
        <Field id="company_address" label={t('checkout.companyAddress')}>
          <textarea
            id="company_address"
            name="company_address"
            autoComplete="street-address"
            rows={3}
            maxLength={500}
            dir="auto"
            defaultValue={company.address}
            className="input"
          />
        </Field>
        <Field label={t('checkout.vatId')} {...vat}>
          <input
            id="vat_id"
            name="vat_id"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            maxLength={30}
            defaultValue={company.vatId}
            className="input rtl:text-end"
            data-reprice
            {...describedBy(vat)}
          />
        </Field>
      </div>
    </details>
  );
}

/** E-mail first, then country, then consent: three decisions and the button. */
export function CheckoutForm({
  step,
  request,
  credit,
}: {
  readonly step: Shown;
  readonly request: PageRequest;
  readonly credit: CartCredit | null;
}) {
  const { t } = useSite();
  const { complaints } = step;
  return (
    <form
      method="post"
      action={request.href(request.path)}
      noValidate
      data-checkout
      data-unreachable={`${t('failure.UNREACHABLE')} ${t('checkout.notCharged')}`}
      data-did-you-mean={t('checkout.didYouMean', { address: '{address}' })}
      className="space-y-6"
    >
      <CartState step={step} />
      <OrderComplaint complaints={complaints} />
      <EmailField step={step} />
      <PlaceFields step={step} />
      <CurrencyChoice step={step} />
      <CompanyFields step={step} />
      <OrderBumps bumps={step.cart.bumps} />
      {/* What a code would take off later payments is not decided, so that none is asked for. */}
      <Coupon step={step} />
      <noscript>
        <button name="intent" value="update" formNoValidate className="button button-small">
          {t('checkout.update')}
        </button>
      </noscript>
      <Methods step={step} />
      <StoreCredit typed={step.typed} credit={credit} />
      <TwoCards step={step} />
      <PhoneField step={step} />
      <Consents step={step} complaints={complaints} />
      <PayButton step={step} credit={credit} />
    </form>
  );
}
