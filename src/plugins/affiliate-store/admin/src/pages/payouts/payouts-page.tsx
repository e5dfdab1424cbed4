import { Button } from '@strapi/design-system';
import { payoutState } from '../../../../contracts/payouts';
import { listPayouts } from '../../../../contracts/admin-payouts';
import { Choice, Controls, Empty, Loaded, PageFrame, Pager, SearchBox, useList, useUrlState, useWords } from '../../shell/kit';
import { PayoutTable } from './payout-table';

const NAMES = ['search', 'state'] as const;

/** Every payout there was, and what may be done with each. */
export const PayoutsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const state = payoutState.safeParse(values.state).data;
  const query = useList(listPayouts, { ...(values.search ? { search: values.search } : {}), ...(state ? { state } : {}) });
  return (
    <PageFrame
      title={words('payouts.title')}
      subtitle={words('payouts.subtitle')}
      permission="payouts.read"
      controls={
        <Controls>
          <SearchBox value={values.search} label={words('payouts.search')} onSearch={(search) => change({ search })} />
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(value) => change({ state: value })}
            options={payoutState.options.map((value) => ({ value, label: words(`state.payout.${value}`) }))}
          />
        </Controls>
      }
    >
      <Loaded query={query}>
        {({ data, pagination }) =>
          data.length === 0 ? (
            filtered ? (
              <Empty
                title={words('empty.noMatch')}
                action={
                  <Button variant="secondary" onClick={clear}>
                    {words('controls.clearAll')}
                  </Button>
                }
              />
            ) : (
              <Empty title={words('payouts.none')} hint={words('payouts.noneHint')} />
            )
          ) : (
            <>
              <PayoutTable rows={data} caption={words('payouts.title')} busy={query.isPlaceholderData} />
              <Pager pagination={pagination} shown={data.length} sheet={query.sheet} />
            </>
          )
        }
      </Loaded>
    </PageFrame>
  );
};
