import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { couponState, listCoupons } from '../../../../contracts/admin';
import type { CouponRow } from '../../../../contracts/admin';
import {
  Amount,
  Choice,
  Controls,
  Day,
  ListPage,
  Quiet,
  SearchBox,
  StateChip,
  useList,
  useMay,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { AddCoupon } from './add-coupon';
import { CouponPanel } from './coupon-panel';
import { useReductionText, useScopeText } from './coupon-words';

const NAMES = ['search', 'state'] as const;

const useColumns = (): Column<CouponRow>[] => {
  const words = useWords();
  const [reductionText, scopeText] = [useReductionText(), useScopeText()];
  return [
    {
      key: 'code',
      label: words('coupons.code'),
      render: (coupon) => (
        <>
          <bdi>{coupon.code}</bdi>
          {coupon.seller === null ? null : (
            <div>
              <Quiet>
                <bdi>{coupon.seller}</bdi>
              </Quiet>
            </div>
          )}
          {coupon.affiliate ? (
            <div>
              <Quiet>
                <bdi>{coupon.affiliate.name}</bdi>
              </Quiet>
            </div>
          ) : null}
        </>
      ),
    },
    { key: 'state', label: words('field.state'), render: (coupon) => <StateChip of="coupon" state={coupon.state} /> },
    { key: 'reduction', label: words('coupons.reduction'), render: reductionText },
    { key: 'products', label: words('coupons.products'), render: scopeText },
    {
      key: 'until',
      label: words('coupons.until'),
      render: (coupon) => (coupon.endsAt ? <Day at={new Date(Date.parse(coupon.endsAt) - 1).toISOString()} /> : <Quiet>—</Quiet>),
    },
    {
      key: 'used',
      label: words('coupons.used'),
      figure: true,
      render: (coupon) => (coupon.maxUses === null ? coupon.used : words('coupons.usedOf', { used: coupon.used, most: coupon.maxUses })),
    },
    {
      key: 'off',
      label: words('coupons.takenOff'),
      figure: true,
      render: (coupon) =>
        coupon.discounts.length === 0 ? (
          <Quiet>—</Quiet>
        ) : (
          coupon.discounts.map((amount) => (
            <div key={amount.currency}>
              <Amount value={amount} />
            </div>
          ))
        ),
    },
  ];
};

type State = ReturnType<typeof useUrlState<typeof NAMES>>;

const Filters = ({ values, change }: Pick<State, 'values' | 'change'>) => {
  const words = useWords();
  return (
    <Controls>
      <SearchBox value={values.search} label={words('coupons.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={couponState.options.map((value) => ({ value, label: words(`state.coupon.${value}`) }))}
      />
    </Controls>
  );
};

/** Codes that make purchases cheaper: how they stand, and what they took off. */
export const CouponsPage = () => {
  const words = useWords();
  const mayManage = useMay('coupons.manage');
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const linkOf = useRowLink('coupon');
  const addLink = useRowLink('add');
  const [open, close] = usePanel('coupon');
  const [adding, stopAdding] = usePanel('add');
  const state = couponState.safeParse(values.state).data;
  const query = useList(listCoupons, { q: values.search, ...(state ? { state } : {}) });
  const coupon = query.data?.data.find(({ id }) => id === open);
  const add = mayManage ? (
    <LinkButton tag={Link} to={addLink('true')} startIcon={<Plus />}>
      {words('coupons.add')}
    </LinkButton>
  ) : null;
  return (
    <ListPage
      title={words('coupons.title')}
      subtitle={words('coupons.subtitle')}
      permission="coupons.read"
      action={add}
      controls={<Filters values={values} change={change} />}
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('coupons.none'), hint: words('coupons.noneHint'), action: add }}
      onClear={filtered ? clear : null}
    >
      {coupon ? <CouponPanel coupon={coupon} onClose={close} /> : null}
      {adding && mayManage ? <AddCoupon onClose={stopAdding} /> : null}
    </ListPage>
  );
};
