import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import type { StoreClient } from '../../../client';
import type { StudioCoupon } from '../../../contracts/studio';
import { formatDay } from '../../i18n/format';
import { Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { LimitFields, limitsIn } from './coupon-limits';
import { CouponState, TakenOff, useReductionText, useUsedText } from './coupon-words';

type Of = { readonly coupon: StudioCoupon };

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="border-b border-line py-2.5 text-muted">{label}</dt>
      <dd className="border-b border-line py-2.5" dir="auto">
        {children}
      </dd>
    </>
  );
}

function Facts({ coupon }: Of) {
  const { t, locale } = useSite();
  const [reductionText, usedText] = [useReductionText(), useUsedText()];
  const { payments, affiliate, discounts } = coupon;
  return (
    <dl className="mt-6 grid max-w-text grid-cols-[minmax(10rem,auto)_1fr] gap-x-6 border-t border-line">
      <Fact label={t('ownCoupons.takesOff')}>{reductionText(coupon.reduction)}</Fact>
      <Fact label={t('ownCoupons.payments')}>
        {typeof payments === 'number' ? t('ownCoupons.ofPayments', { count: payments }) : t(`ownCoupons.payments.${payments ?? 'none'}`)}
      </Fact>
      <Fact label={t('ownCoupons.products')}>{coupon.products.map(({ name }) => name).join(', ')}</Fact>
      {affiliate && <Fact label={t('sales.affiliate')}>{`${affiliate.name} (${affiliate.code})`}</Fact>}
      <Fact label={t('ownCoupons.used')}>{usedText(coupon)}</Fact>
      {discounts.length > 0 && (
        <Fact label={t('ownCoupons.takenOff')}>
          <TakenOff discounts={discounts} />
        </Fact>
      )}
      <Fact label={t('ownCoupons.made')}>{formatDay(locale, coupon.createdAt)}</Fact>
    </dl>
  );
}

/** When and how often; and the way to put it away. Both count from the next order on. */
function Change({ coupon }: Of) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (given: Parameters<StoreClient['studioCoupons']['change']>[0]) => client.studioCoupons.change(given),
    onSettled: () => queries.invalidateQueries(),
  });
  const away = coupon.state === 'archived';
  const { startsAt, endsAt, maxUses, maxUsesPerCustomer } = coupon;
  const asKept = { startsAt, endsAt, maxUses, maxUsesPerCustomer };
  const send = (limits: typeof asKept, archived: boolean) => change.mutate({ params: { id: coupon.id }, body: { ...limits, archived } });
  return (
    <form
      className="mt-10 max-w-md space-y-5 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(limitsIn(new FormData(event.currentTarget)), away);
      }}
    >
      <h2 className="text-22">{t('ownCoupons.limits')}</h2>
      <LimitFields limits={coupon} />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={change.isPending}>
          {t('ownCoupons.save')}
        </button>
        <button type="button" className="button" disabled={change.isPending} onClick={() => send(asKept, !away)}>
          {t(away ? 'ownCoupons.takeOut' : 'ownCoupons.putAway')}
        </button>
      </div>
      <p className="text-13 text-muted">{t('ownCoupons.putAwayHelp')}</p>
      {change.isSuccess && (
        <p role="status" className="text-positive">
          {t('ownCoupons.saved')}
        </p>
      )}
      {change.isError && <Failed failure={change.error} />}
    </form>
  );
}

/** One coupon of one's own. */
export function StudioCouponPage() {
  const { t } = useSite();
  const { id = '' } = useParams();
  const query = useStore(['own-coupon', id], (client) => client.studioCoupons.read({ params: { id } }));
  return (
    <>
      <PageHead
        title={query.data?.code ?? t('ownCoupons.title')}
        back={{ to: '/studio/coupons', label: t('ownCoupons.title') }}
        state={query.data && <CouponState state={query.data.state} />}
      />
      <Loaded query={query}>
        {(coupon) => (
          <>
            <Facts coupon={coupon} />
            <Change key={`${coupon.id} ${coupon.state}`} coupon={coupon} />
          </>
        )}
      </Loaded>
    </>
  );
}
