import { Link } from 'react-router-dom';
import { listBindings, unbindCustomer } from '../../../../contracts/ways';
import type { BindingView } from '../../../../contracts/ways';
import { Day, Loaded, Quiet, Section, to, useMay, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

const Row = ({ binding }: { readonly binding: BindingView }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const { id, customer, orderNumber, broughtOver, since, until, orders, ended, reason } = binding;
  return (
    <li>
      <bdi>{customer}</bdi> · {orderNumber === null ? null : <Link to={to.order(orderNumber)}>{orderNumber}</Link>}
      {broughtOver === null ? null : <bdi>{words('bindings.broughtOver', { ...broughtOver })}</bdi>} ·{' '}
      {words('bindings.orders', { count: orders })}
      <div>
        <Quiet>
          {words('bindings.since')} <Day at={since} />
          {until === null ? null : (
            <>
              {' '}
              {words('bindings.until')} <Day at={until} />
            </>
          )}
          {ended === null ? null : ` · ${words(`bindings.ended.${ended}`)}${reason ? ` (${reason})` : ''}`}
        </Quiet>
      </div>
      {ended === null && mayManage ? (
        <ReasonButton
          endpoint={unbindCustomer}
          asked={(why) => ({ params: { id }, body: { reason: why } })}
          touches={['adminWays']}
          label={words('bindings.end')}
          title={words('bindings.endTitle', { customer })}
          text={words('bindings.endText')}
          reasonLabel={words('bindings.reason')}
          done={words('bindings.done')}
        />
      ) : null}
    </li>
  );
};

/** Customers bound to an affiliate, newest first; none says nothing, because most programs bind nobody. */
export const BoundCustomers = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const query = useRead(listBindings, { params: { id: affiliate }, query: {} });
  return (
    <Loaded query={query}>
      {({ data, pagination }) =>
        data.length === 0 ? null : (
          <Section title={words('bindings.title', { count: pagination?.total ?? data.length })}>
            <ul>
              {data.map((binding) => (
                <Row key={binding.id} binding={binding} />
              ))}
            </ul>
          </Section>
        )
      }
    </Loaded>
  );
};
