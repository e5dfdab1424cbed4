import type { Step } from '../pages/checkout-steps';
import { Field, FieldError, describedBy } from '../ui/field';
import { useSite } from '../ui/site';

/** A telephone number for messages about the order, with words of consent of its own; nothing where the shop sends none. */
export function PhoneField({ step }: { readonly step: Extract<Step, { kind: 'show' }> }) {
  const { t } = useSite();
  if (step.cart.sms === null) return null;
  const phone = { id: 'phone', help: t('checkout.sms.help'), error: step.complaints.phone };
  const agreed = { id: 'sms_agreed', error: step.complaints.sms_agreed };
  return (
    <div className="space-y-3">
      <Field label={t('checkout.sms.label')} {...phone}>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          dir="ltr"
          maxLength={40}
          defaultValue={step.typed.phone}
          className="input rtl:text-end"
          {...describedBy(phone)}
        />
      </Field>
      <div className="flex gap-3">
        <input
          id="sms_agreed"
          name="sms_agreed"
          type="checkbox"
          value="yes"
          defaultChecked={step.typed.smsAgreed}
          className="mt-0.5 size-5 shrink-0 accent-brand"
          {...describedBy(agreed)}
        />
        <label htmlFor="sms_agreed">{t('checkout.sms.consent')}</label>
      </div>
      <FieldError {...agreed} />
    </div>
  );
}
