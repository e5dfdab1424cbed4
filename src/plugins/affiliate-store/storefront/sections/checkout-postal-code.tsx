import type { Step } from '../pages/checkout-steps';
import { Field, describedBy } from '../ui/field';
import { useSite } from '../ui/site';

/** The postal code, where the country alone does not say what tax is due; nothing everywhere else. */
export function PostalCodeField({ step }: { readonly step: Extract<Step, { kind: 'show' }> }) {
  const { t } = useSite();
  const field = { id: 'postal_code', help: t('checkout.postalCodeHelp'), error: step.complaints.postal_code };
  const asked = step.cart.postalCode !== null || field.error !== undefined;
  return (
    <div id="postal" data-live className={asked ? '' : 'hidden'}>
      {asked && (
        <Field label={t('checkout.postalCode')} {...field}>
          <input
            id="postal_code"
            name="postal_code"
            autoComplete="postal-code"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            maxLength={16}
            required
            defaultValue={step.typed.postalCode}
            className="input rtl:text-end"
            data-reprice
            {...describedBy(field)}
          />
        </Field>
      )}
    </div>
  );
}
