import { countries } from '../i18n/format';
import { describedBy, Field } from '../ui/field';
import { useSite } from '../ui/site';

/** The postal address of whoever fills the form in, over several lines. */
export function AddressField({ label, known }: { readonly label: string; readonly known: string | undefined }) {
  return (
    <Field id="address" label={label}>
      <textarea
        id="address"
        name="address"
        required
        rows={3}
        maxLength={500}
        autoComplete="street-address"
        defaultValue={known}
        className="input"
      />
    </Field>
  );
}

/** Where they are; none is chosen for them. */
export function CountryField({ label, known }: { readonly label: string; readonly known: string | undefined }) {
  const { locale } = useSite();
  return (
    <Field id="country" label={label}>
      <select id="country" name="country" required autoComplete="country" defaultValue={known ?? ''} className="input">
        <option value="" disabled />
        {countries(locale).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface NumberProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  /** What is wrong with it. */
  readonly error: string | null;
  readonly known: string | undefined;
  readonly maxLength: number;
}

/** A number an authority gave them, which is read from left to right everywhere. */
export function NumberField({ label, known, maxLength, ...field }: NumberProps) {
  return (
    <Field label={label} {...field}>
      <input
        id={field.id}
        name={field.id}
        dir="ltr"
        maxLength={maxLength}
        autoComplete="off"
        defaultValue={known}
        className="input rtl:text-end"
        {...describedBy(field)}
      />
    </Field>
  );
}
