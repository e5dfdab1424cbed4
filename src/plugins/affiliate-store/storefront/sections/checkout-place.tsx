import type { Step } from '../pages/checkout-steps';
import { countries } from '../i18n/format';
import { Field, describedBy } from '../ui/field';
import { useSite } from '../ui/site';

type Shown = Extract<Step, { kind: 'show' }>;

function CountryField({ step }: { readonly step: Shown }) {
  const { t, locale } = useSite();
  const country = { id: 'country', help: undefined, error: step.complaints.country };
  return (
    <Field label={t('checkout.country')} {...country}>
      <select
        id="country"
        name="country"
        autoComplete="country"
        required
        className="input"
        defaultValue={step.typed.country}
        data-reprice
        {...describedBy(country)}
      >
        <option value="">{t('checkout.countryChoose')}</option>
        {countries(locale).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The postal code, where the country alone does not say what tax is due; nothing everywhere else. */
function PostalCodeField({ step }: { readonly step: Shown }) {
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

/** Where the buyer is: what decides the tax. */
export function PlaceFields({ step }: { readonly step: Shown }) {
  return (
    <>
      <CountryField step={step} />
      <PostalCodeField step={step} />
    </>
  );
}
