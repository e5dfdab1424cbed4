import { readSubscriptionFacets } from '../../../../contracts/admin';
import { subscriptionState } from '../../../../contracts/subscriptions';
import { DayRangePicker, useDays } from '../../shell/day-range';
import { CurrencyChoice, ProductChoice } from '../../shell/facet-choices';
import { Choice, Controls, FilterChips, SearchBox, useRead, useUrlState, useWords } from '../../shell/kit';

const NAMES = ['search', 'state', 'product', 'currency', 'range', 'from', 'to'] as const;

/** What is asked for like a state: that it ends with what is paid, that it is paused. */
const ENDING = 'ending';
const PAUSED = 'paused';

/** What the address asks for, as the store wants to be asked. */
export const useSubscriptionFilters = () => {
  const url = useUrlState(NAMES);
  const days = useDays(url.values);
  const { search, state, product, currency } = url.values;
  const query = {
    search,
    product,
    currency,
    state: subscriptionState.safeParse(state).data,
    ...(state === ENDING ? { ending: 'true' as const } : {}),
    ...(state === PAUSED ? { paused: 'true' as const } : {}),
    from: days?.from,
    to: days?.to,
  };
  return { ...url, query };
};
type Filters = ReturnType<typeof useSubscriptionFilters>;

/** Search and filters. */
export const SubscriptionFilterBar = ({ filters: { values, change } }: { readonly filters: Filters }) => {
  const words = useWords();
  const facets = useRead(readSubscriptionFacets).data?.data;
  return (
    <Controls>
      <SearchBox value={values.search} label={words('subscriptions.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={[...subscriptionState.options, PAUSED, ENDING].map((value) => ({
          value,
          label: words(`state.subscription.${value as 'active'}`),
        }))}
      />
      <ProductChoice products={facets?.products} value={values.product} onChoose={(product) => change({ product })} />
      <CurrencyChoice currencies={facets?.currencies} value={values.currency} onChoose={(currency) => change({ currency })} />
      <DayRangePicker values={values} change={change} />
    </Controls>
  );
};

/** The filters in force as chips. */
export const SubscriptionFilterChips = ({ filters: { values, change, clear } }: { readonly filters: Filters }) => {
  const facets = useRead(readSubscriptionFacets).data?.data;
  const product = facets?.products.find(({ id }) => id === values.product)?.name ?? values.product;
  const chips = [
    ...(values.search ? [{ key: 'search', text: `“${values.search}”`, remove: () => change({ search: undefined }) }] : []),
    ...(product ? [{ key: 'product', text: product, remove: () => change({ product: undefined }) }] : []),
  ];
  return <FilterChips chips={chips} onClear={clear} />;
};
