import { Field, MultiSelect, MultiSelectOption, SingleSelect, SingleSelectOption, TextInput, Textarea } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { handPaid, listOffersToRecord } from '../../../../contracts/admin';
import { moneyText, Stack, useRead, useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';

type Typed = { target: { value: string } };

/** A sale as it is typed. */
export interface SaleDraft {
  readonly email: string;
  readonly country: string;
  readonly offers: readonly string[];
  readonly currency: string;
  readonly couponCode: string;
  readonly affiliateCode: string;
  readonly method: (typeof handPaid.options)[number];
  readonly reference: string;
  readonly reason: string;
}

export const EMPTY_SALE: SaleDraft = {
  email: '',
  country: '',
  offers: [],
  currency: 'EUR',
  couponCode: '',
  affiliateCode: '',
  method: 'bank_transfer',
  reference: '',
  reason: '',
};

interface Props {
  readonly draft: SaleDraft;
  readonly put: (change: Partial<SaleDraft>) => void;
}

type TextName = 'email' | 'country' | 'currency' | 'couponCode' | 'affiliateCode' | 'reference';

const TextField = ({
  name,
  label,
  hint,
  required = false,
  longest = 120,
  draft,
  put,
}: Props & {
  readonly name: TextName;
  readonly label: Word;
  readonly hint?: Word;
  readonly required?: boolean;
  readonly longest?: number;
}) => {
  const words = useWords();
  const short = longest < 4;
  return (
    <Field.Root name={name} required={required} {...(hint ? { hint: words(hint) } : {})}>
      <Field.Label>{words(label)}</Field.Label>
      <TextInput
        value={draft[name]}
        maxLength={longest}
        autoComplete="off"
        type={name === 'email' ? 'email' : 'text'}
        onChange={(event: Typed) => put({ [name]: short ? event.target.value.toUpperCase() : event.target.value })}
      />
      <Field.Hint />
    </Field.Root>
  );
};

const Offers = ({ draft, put }: Props) => {
  const words = useWords();
  const { locale } = useIntl();
  const offers = useRead(listOffersToRecord).data?.data ?? [];
  const sold = offers.filter((offer) => offer.prices.some((price) => price.currency === draft.currency));
  return (
    <Field.Root name="offers" required>
      <Field.Label>{words('recordSale.offers')}</Field.Label>
      <MultiSelect
        withTags
        value={[...draft.offers]}
        placeholder={words('recordSale.offersChoose')}
        onChange={(offers_: string[]) => put({ offers: offers_ })}
      >
        {sold.map((offer) => {
          const price = offer.prices.find(({ currency }) => currency === draft.currency);
          return (
            <MultiSelectOption key={offer.id} value={offer.id}>
              {`${offer.product} – ${offer.offer}${price ? ` (${moneyText(price, locale)})` : ''}`}
            </MultiSelectOption>
          );
        })}
      </MultiSelect>
    </Field.Root>
  );
};

/** Who bought what, how the money came, and who recommended it. */
export const SaleFields = ({ draft, put }: Props) => {
  const words = useWords();
  const both = { draft, put };
  return (
    <Stack>
      <TextField name="email" label="field.email" hint="recordSale.emailHint" required {...both} />
      <TextField name="country" label="recordSale.country" hint="recordSale.countryHint" required longest={2} {...both} />
      <TextField name="currency" label="field.currency" required longest={3} {...both} />
      <Offers {...both} />
      <TextField name="couponCode" label="field.coupon" {...both} />
      <TextField name="affiliateCode" label="coupons.affiliateCode" hint="recordSale.affiliateHint" {...both} />
      <Field.Root name="method" required>
        <Field.Label>{words('recordSale.method')}</Field.Label>
        <SingleSelect value={draft.method} onChange={(method) => put({ method: handPaid.parse(method) })}>
          {handPaid.options.map((method) => (
            <SingleSelectOption key={method} value={method}>
              {words(`recordSale.method.${method}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <TextField name="reference" label="recordSale.reference" hint="recordSale.referenceHint" required {...both} />
      <Field.Root name="reason" required>
        <Field.Label>{words('recordSale.reason')}</Field.Label>
        <Textarea value={draft.reason} maxLength={500} onChange={(event) => put({ reason: event.target.value })} />
      </Field.Root>
    </Stack>
  );
};
