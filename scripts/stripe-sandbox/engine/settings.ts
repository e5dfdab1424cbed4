import { z } from 'zod';
import { defineCollection, type Store } from './store';

const amountByCurrency = z.record(z.string().regex(/^([a-z]{3}|default)$/), z.int().min(0));

/** What can be changed on a running sandbox through `/_sandbox/config`. Amounts in minor units, rates in basis points, times in virtual ms. */
export const settingsSchema = z.strictObject({
  fees: z.strictObject({
    basisPoints: z.int().min(0).max(10_000),
    fixed: amountByCurrency,
    delayMs: z.int().min(0),
    disputeFee: amountByCurrency,
    disputeFeeReturnedWhenWon: z.boolean(),
    availableAfterMs: z.int().min(0),
  }),
  payments: z.strictObject({
    promptSettlementMs: z.int().min(0),
    asyncSettlementMs: z.int().min(0),
    voucherLifetimeMs: z.int().min(0),
    captureWindowMs: z.int().min(0),
    disputeAfterMs: z.int().min(0),
    disputeDeadlineMs: z.int().min(0),
    disputeDecisionMs: z.int().min(0),
  }),
  refunds: z.strictObject({
    cards: z.enum(['succeeded', 'pending']),
    pendingForMs: z.int().min(0),
  }),
  billing: z.strictObject({
    /** How long after each refusal of an invoice it is tried again. */
    retryDelaysMs: z.array(z.int().min(0)).max(8),
    /** What becomes of a subscription when the last try was refused too. */
    afterLastTry: z.enum(['cancel', 'leave_overdue']),
  }),
  webhooks: z.strictObject({
    mode: z.enum(['deliver', 'hold', 'never']),
    copies: z.int().min(1).max(100),
    shuffle: z.boolean(),
    shuffleWindowMs: z.int().min(0),
    delayMs: z.int().min(0),
    timeoutMs: z.int().min(50),
    concurrency: z.int().min(1).max(256),
    retryDelaysMs: z.array(z.int().min(0)).max(50),
    signatureClock: z.enum(['real', 'virtual']),
    seed: z.int(),
  }),
});

/** The sandbox's behaviour, with every value set. */
export type Settings = z.infer<typeof settingsSchema>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const defaults: Settings = {
  fees: {
    basisPoints: 290,
    fixed: { default: 30, eur: 25, gbp: 20, brl: 39, mxn: 300, jpy: 0, krw: 0, vnd: 0, clp: 0 },
    delayMs: 300,
    disputeFee: { default: 1500, gbp: 2000, brl: 5500, mxn: 24_000, jpy: 1500 },
    disputeFeeReturnedWhenWon: false,
    availableAfterMs: 2 * DAY,
  },
  payments: {
    promptSettlementMs: 1500,
    asyncSettlementMs: 3 * MINUTE,
    voucherLifetimeMs: 3 * DAY,
    captureWindowMs: 7 * DAY,
    disputeAfterMs: 3 * SECOND,
    disputeDeadlineMs: 9 * DAY,
    disputeDecisionMs: 30 * DAY,
  },
  refunds: { cards: 'succeeded', pendingForMs: 3 * MINUTE },
  billing: { retryDelaysMs: [3 * DAY, 5 * DAY, 7 * DAY], afterLastTry: 'cancel' },
  webhooks: {
    mode: 'deliver',
    copies: 1,
    shuffle: false,
    shuffleWindowMs: 100,
    delayMs: 0,
    timeoutMs: 10 * SECOND,
    concurrency: 16,
    retryDelaysMs: [SECOND, 5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, DAY],
    signatureClock: 'real',
    seed: 1,
  },
};

/** A change of some settings: the sections and fields left out keep their value. */
export const settingsPatchSchema = z.strictObject({
  fees: settingsSchema.shape.fees.partial().optional(),
  payments: settingsSchema.shape.payments.partial().optional(),
  refunds: settingsSchema.shape.refunds.partial().optional(),
  billing: settingsSchema.shape.billing.partial().optional(),
  webhooks: settingsSchema.shape.webhooks.partial().optional(),
});

/** See `settingsPatchSchema`. */
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

const settingsRows = defineCollection<{ id: string; value: Settings }>('settings', null);

/** Holds the settings in force; they survive a restart with the rest of the state. */
export class SettingsDesk {
  private current: Settings;

  constructor(
    private readonly store: Store,
    private readonly initial: SettingsPatch,
  ) {
    this.current = store.of(settingsRows).get('settings')?.value ?? merge(defaults, initial);
  }

  get value(): Settings {
    return this.current;
  }

  change(patch: SettingsPatch): Settings {
    this.current = merge(this.current, patch);
    this.store.of(settingsRows).put({ id: 'settings', value: this.current });
    return this.current;
  }

  reset(): void {
    this.current = merge(defaults, this.initial);
  }
}

function merge(base: Settings, patch: SettingsPatch): Settings {
  return settingsSchema.parse({
    fees: { ...base.fees, ...patch.fees, fixed: { ...base.fees.fixed, ...patch.fees?.fixed } },
    payments: { ...base.payments, ...patch.payments },
    refunds: { ...base.refunds, ...patch.refunds },
    billing: { ...base.billing, ...patch.billing },
    webhooks: { ...base.webhooks, ...patch.webhooks },
  });
}

/** The amount set for a currency, or the default one. */
export function amountFor(currency: string, table: Record<string, number>): number {
  return table[currency] ?? table['default'] ?? 0;
}
