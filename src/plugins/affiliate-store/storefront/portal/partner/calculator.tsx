import { useMutation } from '@tanstack/react-query';
import { useId, type FormEvent } from 'react';
import type { StoreClient } from '../../../client';
import type { OwnRates } from '../../../contracts/rates';
import { countries, formatNumber } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { Field } from '../../ui/field';
import { useSite } from '../../ui/site';
import { ExplanationSum } from '../explanation';
import { useSession } from '../session';
import { Failed } from '../states';

type Asked = Parameters<StoreClient['partnerRates']['estimate']>[0]['body'];
type Estimate = Awaited<ReturnType<StoreClient['partnerRates']['estimate']>>;

const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** Per cent with two decimals as basis points, digit by digit. */
const basisPointsOf = (text: string): number | null => {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text);
  const value = found ? parseInt(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`, 10) : NaN;
  return value <= 10_000 ? value : null;
};

function Answer({ estimate }: { readonly estimate: Estimate }) {
  const { t, locale } = useSite();
  const { rule, commission, sales, total, explanation, price } = estimate;
  return (
    <div className="mt-4 border-t border-line pt-4" role="status">
      <p className="text-22 font-bold">
        <Amount money={total} />
      </p>
      <p className="mt-1">
        {t('calculator.sales', { shown: formatNumber(locale, sales) })} × <Amount money={commission} />
      </p>
      <p className="mt-1 text-muted">
        {rule ? t('calculator.byRule', { rule: rule.name }) : t('calculator.byRate')} {t('calculator.price')} <Amount money={price} />
      </p>
      <details className="mt-3">
        <summary className="link min-h-8 w-fit">{t('calculator.oneSale')}</summary>
        <ExplanationSum explanation={explanation} />
      </details>
      <p className="mt-3 text-13 text-muted">{t('calculator.supposition')}</p>
    </div>
  );
}

type Option = { readonly value: string; readonly label: string };

function Select({
  id,
  name,
  label,
  options,
}: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
}) {
  return (
    <Field id={`${id}-${name}`} label={label}>
      <select id={`${id}-${name}`} name={name} className="input">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Traffic({ id }: { readonly id: string }) {
  const { t } = useSite();
  return (
    <>
      <Field id={`${id}-visits`} label={t('calculator.visits')}>
        <input
          id={`${id}-visits`}
          name="visits"
          type="number"
          min={0}
          max={100_000_000}
          step={1}
          defaultValue={1000}
          required
          className="input"
        />
      </Field>
      <Field id={`${id}-conversion`} label={t('calculator.conversion')} help={t('calculator.conversionHelp')}>
        <input
          id={`${id}-conversion`}
          name="conversion"
          inputMode="decimal"
          pattern="(100([.,]0{1,2})?|[0-9]{1,2}([.,][0-9]{1,2})?)"
          defaultValue="2"
          required
          className="input"
          aria-describedby={`${id}-conversion-help`}
        />
      </Field>
    </>
  );
}

/** What was typed, as it is asked; null where the share of buyers is none. */
const askedIn = (form: FormData, place: string): Asked | null => {
  const [offer = '', currency = ''] = typed(form, 'offer').split(' ');
  const conversionBasisPoints = basisPointsOf(typed(form, 'conversion'));
  if (conversionBasisPoints === null) return null;
  return {
    place,
    offer,
    currency,
    visits: parseInt(typed(form, 'visits'), 10),
    conversionBasisPoints,
    country: typed(form, 'country') || null,
    buyer: typed(form, 'buyer') === 'returning' ? 'returning' : 'new',
  };
};

const offersOf = ({ goods }: OwnRates): readonly Option[] =>
  goods.flatMap(({ offer, productName, offerName, prices }) =>
    prices.map(({ currency }) => ({ value: `${offer} ${currency}`, label: `${productName} · ${offerName} (${currency})` })),
  );

/** What so many visits would earn; the shop reckons it as it reckons a sale, and books nothing. */
export function Calculator({ rates }: { readonly rates: OwnRates }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const id = useId();
  const ask = useMutation({ mutationFn: (body: Asked) => client.partnerRates.estimate({ body }) });
  const offers = offersOf(rates);
  if (offers.length === 0) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = askedIn(new FormData(event.currentTarget), rates.id);
    if (asked) ask.mutate(asked);
  };
  const everywhere = { value: '', label: t('calculator.anyCountry') };
  return (
    <section className="mt-8 max-w-xl" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="text-18">
        {t('calculator.title')}
      </h3>
      <form className="mt-3 space-y-3" onSubmit={submit} onChange={() => ask.reset()}>
        <Select id={id} name="offer" label={t('calculator.offer')} options={offers} />
        <Traffic id={id} />
        <Select
          id={id}
          name="country"
          label={t('calculator.country')}
          options={[everywhere, ...countries(locale).map(({ code, name }) => ({ value: code, label: name }))]}
        />
        <Select
          id={id}
          name="buyer"
          label={t('calculator.buyer')}
          options={(['new', 'returning'] as const).map((value) => ({ value, label: t(`rates.buyer.${value}`) }))}
        />
        <button type="submit" className="button" disabled={ask.isPending}>
          {t('calculator.ask')}
        </button>
      </form>
      {ask.isError && <Failed failure={ask.error} />}
      {ask.data && <Answer estimate={ask.data} />}
    </section>
  );
}
