import { Field, TextInput } from '@strapi/design-system';
import type { CouponRow } from '../../../../contracts/admin';
import { useWords } from '../../shell/kit';
import type { Word } from '../../shell/kit';

type Typed = { target: { value: string } };
const DAY = 86_400_000;

/** When and how often a coupon may be used, as typed: days of the calendar (UTC, both included), and numbers or nothing. */
export interface LimitDraft {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly maxUses: string;
  readonly maxUsesPerCustomer: string;
}

export const NO_LIMITS: LimitDraft = { firstDay: '', lastDay: '', maxUses: '', maxUsesPerCustomer: '' };

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The limits of a coupon as they are typed. */
export const limitsAsTyped = (coupon: CouponRow): LimitDraft => ({
  firstDay: coupon.startsAt === null ? '' : dayOf(Date.parse(coupon.startsAt)),
  // It ends with its last day: a millisecond before the end still is that day.
  lastDay: coupon.endsAt === null ? '' : dayOf(Date.parse(coupon.endsAt) - 1),
  maxUses: coupon.maxUses?.toString() ?? '',
  maxUsesPerCustomer: coupon.maxUsesPerCustomer?.toString() ?? '',
});

const countOf = (typed: string): number | null | undefined =>
  typed.trim() === '' ? null : /^[1-9]\d{0,6}$/.test(typed.trim()) ? parseInt(typed, 10) : undefined;

const momentOf = (day: string, later: number): string | null => (day === '' ? null : new Date(Date.parse(day) + later).toISOString());

/** The limits as they are sent, null while something typed makes no sense. */
export const limitsOf = (draft: LimitDraft) => {
  const [maxUses, maxUsesPerCustomer] = [countOf(draft.maxUses), countOf(draft.maxUsesPerCustomer)];
  if (maxUses === undefined || maxUsesPerCustomer === undefined) return null;
  return { startsAt: momentOf(draft.firstDay, 0), endsAt: momentOf(draft.lastDay, DAY), maxUses, maxUsesPerCustomer };
};

const FIELDS: ReadonlyArray<{
  readonly name: keyof LimitDraft;
  readonly label: Word;
  readonly hint?: Word;
  readonly type: 'date' | 'text';
}> = [
  { name: 'firstDay', label: 'coupons.firstDay', type: 'date' },
  { name: 'lastDay', label: 'coupons.lastDay', hint: 'coupons.daysHint', type: 'date' },
  { name: 'maxUses', label: 'coupons.maxUses', hint: 'coupons.maxUsesHint', type: 'text' },
  { name: 'maxUsesPerCustomer', label: 'coupons.maxUsesPerCustomer', hint: 'coupons.perCustomerHint', type: 'text' },
];

interface Props {
  readonly draft: LimitDraft;
  readonly put: (change: Partial<LimitDraft>) => void;
}

/** When and how often a coupon may be used. */
export const LimitFields = ({ draft, put }: Props) => {
  const words = useWords();
  return (
    <>
      {FIELDS.map(({ name, label, hint, type }) => {
        const wrong = type === 'text' && countOf(draft[name]) === undefined;
        return (
          <Field.Root
            key={name}
            name={name}
            error={wrong ? words('coupons.countWrong') : undefined}
            {...(hint ? { hint: words(hint) } : {})}
          >
            <Field.Label>{words(label)}</Field.Label>
            <TextInput
              type={type}
              {...(type === 'text' ? { inputMode: 'numeric' as const } : {})}
              value={draft[name]}
              autoComplete="off"
              onChange={(event: Typed) => put({ [name]: event.target.value })}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        );
      })}
    </>
  );
};
