import { useIntl } from 'react-intl';
import { orderSort, readOrderFacets } from '../../../../contracts/admin';
import { orderState } from '../../../../contracts/orders';
import { Choice, Controls, FilterChips, minorOf, SearchBox, TextFilter, useRead, useUrlState, useWords } from '../../shell/kit';
import { DayRangePicker, useDays } from '../../shell/day-range';
import { CurrencyChoice, ProductChoice } from '../../shell/facet-choices';
import { exponentOf } from '../../../../contracts/exponents';

const NAMES = [
  'search',
  'state',
  'product',
  'affiliateCode',
  'couponCode',
  'country',
  'currency',
  'flag',
  'range',
  'from',
  'to',
  'min',
  'max',
] as const;

/** What an order may be marked by; at most one at a time, as the question is asked one at a time. */
const FLAGS = {
  needsAttention: { needsAttention: 'true' },
  refundUnknown: { refundUnknown: 'true' },
  transferAwaited: { transferAwaited: 'true' },
  sharesCut: { sharesCut: 'true' },
  refundsOften: { refundsOften: 'true' },
  disputed: { disputed: 'true' },
  refunded: { refunded: 'true' },
  referred: { referred: 'true' },
  direct: { referred: 'false' },
} as const;
type Flag = keyof typeof FLAGS;
const flagOf = (given: string | undefined): Flag | undefined =>
  given !== undefined && Object.hasOwn(FLAGS, given) ? (given as Flag) : undefined;
const flags = Object.keys(FLAGS) as Flag[];
// Not a filter: clearing those leaves the order of the rows as it was.
const SORT = ['sort'] as const;
type Values = ReturnType<typeof useUrlState<typeof NAMES>>['values'];

/** What the address asks for, as the store wants to be asked. Amounts need a currency, or they mean nothing. */
export const useOrderFilters = () => {
  const state = useUrlState(NAMES);
  const sorting = useUrlState(SORT);
  const days = useDays(state.values);
  const { search, state: orderStateAsked, product, affiliateCode, couponCode, country, currency, flag, min, max } = state.values;
  const known = flagOf(flag);
  const amount = (typed: string | undefined) => (currency && typed ? (minorOf(typed, exponentOf(currency)) ?? undefined) : undefined);
  const query = {
    search,
    state: orderState.safeParse(orderStateAsked).data,
    product,
    affiliateCode,
    couponCode,
    country,
    currency,
    ...(known ? FLAGS[known] : {}),
    from: days?.from,
    to: days?.to,
    minAmount: amount(min),
    maxAmount: amount(max),
  };
  const sort = orderSort.safeParse(sorting.values.sort).data ?? 'newest';
  // Sizes of different currencies do not compare.
  const possible = currency === undefined && (sort === 'largest' || sort === 'smallest') ? 'newest' : sort;
  return { ...state, sort: possible, resort: (next: string) => sorting.change({ sort: next }), query };
};

/** Filters in force in the administrator's words. */
const useChips = (
  values: Values,
  change: (next: Partial<Record<(typeof NAMES)[number], undefined>>) => void,
  productName: string | undefined,
) => {
  const words = useWords();
  const { formatDisplayName } = useIntl();
  const flag = flagOf(values.flag);
  const chip = (key: (typeof NAMES)[number], text: string) => ({ key, text, remove: () => change({ [key]: undefined }) });
  return [
    ...(values.search ? [chip('search', `“${values.search}”`)] : []),
    ...(values.product ? [chip('product', productName ?? values.product)] : []),
    ...(values.affiliateCode ? [chip('affiliateCode', `${words('field.affiliate')}: ${values.affiliateCode}`)] : []),
    ...(values.couponCode ? [chip('couponCode', `${words('field.coupon')}: ${values.couponCode}`)] : []),
    ...(values.country ? [chip('country', formatDisplayName(values.country, { type: 'region' }) ?? values.country)] : []),
    ...(flag ? [chip('flag', words(`orders.flag.${flag}`))] : []),
  ];
};

type Filters = ReturnType<typeof useOrderFilters>;

const WhatFilters = ({ values, change }: Pick<Filters, 'values' | 'change'>) => {
  const words = useWords();
  const { formatDisplayName } = useIntl();
  const facets = useRead(readOrderFacets).data?.data;
  return (
    <>
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={orderState.options.map((value) => ({ value, label: words(`state.order.${value}`) }))}
      />
      <ProductChoice products={facets?.products} value={values.product} onChoose={(product) => change({ product })} />
      <Choice
        label={words('field.affiliate')}
        value={values.affiliateCode}
        onChoose={(affiliateCode) => change({ affiliateCode })}
        options={(facets?.affiliates ?? []).map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
      />
      <Choice
        label={words('field.country')}
        value={values.country}
        onChoose={(country) => change({ country })}
        options={(facets?.countries ?? []).map((value) => ({ value, label: formatDisplayName(value, { type: 'region' }) ?? value }))}
      />
      <CurrencyChoice
        currencies={facets?.currencies}
        value={values.currency}
        onChoose={(currency) => change({ currency, ...(currency ? {} : { min: undefined, max: undefined }) })}
      />
    </>
  );
};

/** Search, filters and the chips of those in force. */
export const OrderFilterBar = ({ filters: { values, change } }: { readonly filters: Filters }) => {
  const words = useWords();
  return (
    <Controls>
      <SearchBox value={values.search} label={words('orders.search')} onSearch={(search) => change({ search })} />
      <WhatFilters values={values} change={change} />
      <Choice
        label={words('orders.flags')}
        value={flagOf(values.flag)}
        onChoose={(flag) => change({ flag })}
        options={flags.map((value) => ({ value, label: words(`orders.flag.${value}`) }))}
      />
      <DayRangePicker values={values} change={change} />
      {values.currency ? (
        <>
          <TextFilter label={words('orders.min', { currency: values.currency })} value={values.min} onChange={(min) => change({ min })} />
          <TextFilter label={words('orders.max', { currency: values.currency })} value={values.max} onChange={(max) => change({ max })} />
        </>
      ) : null}
    </Controls>
  );
};

/** The filters in force as chips. */
export const OrderFilterChips = ({ filters: { values, change, clear } }: { readonly filters: Filters }) => {
  const facets = useRead(readOrderFacets).data?.data;
  const chips = useChips(values, change, facets?.products.find(({ id }) => id === values.product)?.name);
  return <FilterChips chips={chips} onClear={clear} />;
};
