import type { CartView } from '../../contracts/checkout';
import type { Step } from '../pages/checkout-steps';
import { useSite } from '../ui/site';
import { renewalIn } from './renewal';

type Shown = Extract<Step, { kind: 'show' }>;
type Offered = CartView['methods'];

const online = ({ cart }: Shown): Offered => cart.methods.filter(({ byHand }) => !byHand);
const offersTransfer = ({ cart }: Shown): boolean => cart.methods.some(({ byHand }) => byHand);

/** Whether the buyer sends the money themselves: they chose so, or there is nothing else. */
export const paysByTransfer = (step: Shown): boolean =>
  offersTransfer(step) && (step.typed.method === 'bank_transfer' || online(step).length === 0);

/** Methods by name, in the reader's language. */
function Names({ of }: { readonly of: Offered }) {
  const { t } = useSite();
  return (
    <ul className="mt-1 flex flex-wrap gap-1.5 text-13">
      {of.map(({ method }) => (
        <li key={method} className="rounded-control border border-line px-2 py-0.5" dir="auto">
          {t(`method.${method}`)}
        </li>
      ))}
    </ul>
  );
}

function Later({ of }: { readonly of: Offered }) {
  const { t, locale } = useSite();
  const later = of.filter((one) => one.later).map(({ method }) => t(`method.${method}`));
  if (later.length === 0) return null;
  const methods = new Intl.ListFormat(locale, { type: 'disjunction' }).format(later);
  return <p className="mt-2 text-13 text-muted">{t('checkout.methodsLater', { methods })}</p>;
}

interface ChoiceProps {
  readonly value: '' | 'bank_transfer';
  readonly label: string;
  readonly checked: boolean;
  readonly children: React.ReactNode;
}

function Choice({ value, label, checked, children }: ChoiceProps) {
  const id = value === '' ? 'method-online' : 'method-transfer';
  return (
    <div className="flex gap-3">
      <input
        id={id}
        type="radio"
        name="method"
        value={value}
        defaultChecked={checked}
        data-reprice
        className="mt-0.5 size-5 shrink-0 accent-brand"
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {children}
      </div>
    </div>
  );
}

/** Online or by transfer, where both are to be had; a transfer alone is said and taken without asking. */
function Choices({ step }: { readonly step: Shown }) {
  const { t } = useSite();
  const byTransfer = paysByTransfer(step);
  return (
    <div className="mt-3 space-y-4">
      {online(step).length > 0 && (
        <Choice value="" label={t('checkout.methodsOnline')} checked={!byTransfer}>
          <Names of={online(step)} />
          <Later of={online(step)} />
        </Choice>
      )}
      <Choice value="bank_transfer" label={t('checkout.methodsTransfer')} checked={byTransfer}>
        <p className="mt-1 text-13 text-muted">{t('checkout.methodsTransferHelp')}</p>
      </Choice>
    </div>
  );
}

function Offer({ step }: { readonly step: Shown }) {
  const { t } = useSite();
  const { cart } = step;
  if (cart.country === null) return <p className="mt-2 text-muted">{t('checkout.methodsCountry')}</p>;
  if (cart.methods.length === 0) return <p className="note note-danger mt-2">{t('checkout.methodsNone')}</p>;
  if (offersTransfer(step)) return <Choices step={step} />;
  return (
    <div className="mt-2">
      <Names of={cart.methods} />
      <Later of={cart.methods} />
    </div>
  );
}

/** What can be paid with in the buyer's country; only what the store offers there is ever named. */
export function Methods({ step }: { readonly step: Shown }) {
  const { t } = useSite();
  const free = step.cart.totals.total.amount === '0' && renewalIn(step.cart) === null;
  return (
    <div id="methods" data-live>
      {!free && (
        <fieldset className="rounded-card border border-line px-4 py-3">
          <legend className="px-1 font-medium">{t('checkout.methods')}</legend>
          <Offer step={step} />
        </fieldset>
      )}
    </div>
  );
}
