import type { StudioCoupon } from '../../../contracts/studio';
import { describedBy, Field } from '../../ui/field';
import { useSite } from '../kit';
import { typed } from '../typed';

type Limits = Pick<StudioCoupon, 'startsAt' | 'endsAt' | 'maxUses' | 'maxUsesPerCustomer'>;

const DAY = 86_400_000;
export const NO_LIMITS: Limits = { startsAt: null, endsAt: null, maxUses: null, maxUsesPerCustomer: null };

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const momentOf = (day: string, later: number): string | null => (day === '' ? null : new Date(Date.parse(day) + later).toISOString());
const countOf = (text: string): number | null => (/^\d+$/.test(text) ? parseInt(text, 10) : null);

/** The limits that were typed: days of the calendar (UTC), both included, and numbers or nothing. */
export const limitsIn = (form: FormData): Limits => ({
  startsAt: momentOf(typed(form, 'firstDay'), 0),
  endsAt: momentOf(typed(form, 'lastDay'), DAY),
  maxUses: countOf(typed(form, 'maxUses')),
  maxUsesPerCustomer: countOf(typed(form, 'maxUsesPerCustomer')),
});

/** When and how often a coupon may be used. */
export function LimitFields({ limits }: { readonly limits: Limits }) {
  const { t } = useSite();
  const days = { id: 'coupon-last', help: t('ownCoupons.daysHelp') };
  const most = { id: 'coupon-uses', help: t('ownCoupons.maxUsesHelp') };
  return (
    <>
      <div className="flex flex-wrap gap-4">
        <Field id="coupon-first" label={t('ownCoupons.firstDay')}>
          <input
            id="coupon-first"
            name="firstDay"
            type="date"
            className="input w-44"
            defaultValue={limits.startsAt === null ? '' : dayOf(Date.parse(limits.startsAt))}
          />
        </Field>
        <Field label={t('ownCoupons.lastDay')} {...days}>
          <input
            id={days.id}
            name="lastDay"
            type="date"
            className="input w-44"
            // It ends with its last day: a millisecond before the end still is that day.
            defaultValue={limits.endsAt === null ? '' : dayOf(Date.parse(limits.endsAt) - 1)}
            {...describedBy(days)}
          />
        </Field>
      </div>
      <div className="flex flex-wrap gap-4">
        <Field label={t('ownCoupons.maxUses')} {...most}>
          <input
            id={most.id}
            name="maxUses"
            type="number"
            inputMode="numeric"
            min={1}
            max={1_000_000}
            className="input w-44"
            defaultValue={limits.maxUses ?? ''}
            {...describedBy(most)}
          />
        </Field>
        <Field id="coupon-each" label={t('ownCoupons.maxUsesEach')}>
          <input
            id="coupon-each"
            name="maxUsesPerCustomer"
            type="number"
            inputMode="numeric"
            min={1}
            max={1_000_000}
            className="input w-44"
            defaultValue={limits.maxUsesPerCustomer ?? ''}
          />
        </Field>
      </div>
    </>
  );
}
