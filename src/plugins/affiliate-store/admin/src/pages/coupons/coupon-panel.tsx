import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { changeCoupon } from '../../../../contracts/admin';
import type { CouponRow } from '../../../../contracts/admin';
import { Confirm } from '../../shell/confirm';
import { Amount, Day, Facts, Section, Stack, StateChip, to, useAct, useMay, useRefusalWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { SidePanel } from '../../shell/side-panel';
import { usePaymentsText, useReductionText, useScopeText } from './coupon-words';
import { LimitFields, limitsAsTyped, limitsOf } from './limit-fields';

const About = ({ coupon }: { readonly coupon: CouponRow }) => {
  const words = useWords();
  const [reductionText, paymentsText, scopeText] = [useReductionText(), usePaymentsText(), useScopeText()];
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="coupon" state={coupon.state} />],
        [words('coupons.reduction'), reductionText(coupon)],
        [words('coupons.payments'), paymentsText(coupon)],
        [words('coupons.products'), scopeText(coupon)],
        [
          words('field.affiliate'),
          coupon.affiliate ? (
            <Link key="affiliate" to={to.affiliates({ affiliate: coupon.affiliate.id })}>
              <bdi>{coupon.affiliate.name}</bdi>
            </Link>
          ) : null,
        ],
        [
          words('coupons.used'),
          <Link key="used" to={to.orders({ couponCode: coupon.code })}>
            {coupon.used}
          </Link>,
        ],
        [
          words('coupons.takenOff'),
          coupon.discounts.length === 0
            ? null
            : coupon.discounts.map((amount) => (
                <div key={amount.currency}>
                  <Amount value={amount} />
                </div>
              )),
        ],
        ...(coupon.seller === null ? [] : [[words('coupons.seller'), <bdi key="seller">{coupon.seller}</bdi>] as const]),
        [words('coupons.madeBy'), coupon.createdBy],
        [words('coupons.madeAt'), <Day key="made" at={coupon.createdAt} />],
      ]}
    />
  );
};

/** Changes when and how often, or puts the coupon away. Both hold from the next order on. */
const Limits = ({ coupon }: { readonly coupon: CouponRow }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(changeCoupon, ['adminCoupons']);
  const [draft, setDraft] = useState(() => limitsAsTyped(coupon));
  const limits = limitsOf(draft);
  const archived = coupon.state === 'archived';
  const send = (away: boolean) => {
    if (!limits) return;
    act.mutate(
      { asked: { params: { id: coupon.id }, body: { ...limits, archived: away } } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('coupons.saved') }) },
    );
  };
  const unchanged = JSON.stringify(limits) === JSON.stringify(limitsOf(limitsAsTyped(coupon)));
  return (
    <Section title={words('coupons.limits')}>
      <Stack>
        <LimitFields draft={draft} put={(change) => setDraft((before) => ({ ...before, ...change }))} />
        {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
        <div>
          <Button disabled={!limits || unchanged} loading={act.isPending} onClick={() => send(archived)}>
            {words('settings.save')}
          </Button>
        </div>
        <div>
          {archived ? (
            <Button variant="secondary" disabled={!limits} onClick={() => send(false)}>
              {words('coupons.takeOut')}
            </Button>
          ) : (
            <Confirm
              danger
              title={words('coupons.putAway')}
              text={words('coupons.putAwayText', { code: coupon.code })}
              confirm={words('coupons.putAway')}
              onConfirm={() => send(true)}
            >
              <Button variant="danger-light">{words('coupons.putAway')}</Button>
            </Confirm>
          )}
        </div>
      </Stack>
    </Section>
  );
};

/** One coupon beside the list. */
export const CouponPanel = ({ coupon, onClose }: { readonly coupon: CouponRow; readonly onClose: () => void }) => {
  const mayManage = useMay('coupons.manage');
  return (
    <SidePanel title={coupon.code} onClose={onClose}>
      <Stack>
        <About coupon={coupon} />
        {mayManage ? <Limits key={`${coupon.id} ${coupon.state}`} coupon={coupon} /> : null}
      </Stack>
    </SidePanel>
  );
};
