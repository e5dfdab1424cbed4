import { account, type Bucket } from '../../../src/plugins/affiliate-store/server/src/kernel/account';
import type { JournalDraft } from '../../../src/plugins/affiliate-store/server/src/kernel/journal';
import {
  balanceOf,
  type Balances,
  partyBuckets,
  post,
} from '../../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/balances';
import type { Decision, OrderBooks } from '../../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/order-books';

/** A small ledger for examples: apply decisions, read balances by the words of money.md's tables. */
export class Ledger {
  books: OrderBooks | null = null;
  balances: Balances = new Map();
  readonly journals: JournalDraft[] = [];

  constructor(
    readonly currency = 'EUR',
    readonly clearing = 'acct1',
  ) {}

  /** Applies a decision that must succeed, and hands back the keys of the journals it posted. */
  apply(decide: (books: OrderBooks | null) => Decision): string[] {
    const decision = decide(this.books);
    if (!decision.ok) throw new Error(`${decision.failure.code}: ${decision.failure.message}`);
    this.books = decision.value.books;
    this.write(decision.value.journals);
    return decision.value.journals.map(({ key }) => key);
  }

  /** Posts journals that belong to no order. */
  write(journals: readonly JournalDraft[]): void {
    this.balances = post(this.balances, journals);
    this.journals.push(...journals);
  }

  /** Starts another order; the balances stay. */
  nextOrder(): void {
    this.books = null;
  }

  /** One bucket of one party. */
  of(party: string, bucket: Bucket): number {
    return partyBuckets(this.balances, party, this.currency)[bucket];
  }

  /** Everything owed to a party, whatever the bucket. */
  owed(party: string): number {
    const { pending, available, held, reserved } = partyBuckets(this.balances, party, this.currency);
    return pending + available + held + reserved;
  }

  /** The accounts that are no party's, by the short names of the examples. */
  get store(): {
    clearing: number;
    tax: number;
    platform: number;
    rounding: number;
    hold: number;
    disputeFees: number;
    paymentFees: number;
    loss: number;
  } {
    const of = (type: Parameters<typeof account>[0], owner = ''): number => balanceOf(this.balances, account(type, this.currency, owner));
    return {
      clearing: of('stripe_clearing', this.clearing),
      tax: of('tax_payable', this.books?.jurisdiction ?? 'FR'),
      platform: of('platform_revenue'),
      rounding: of('rounding', this.books?.order ?? 'ord1'),
      hold: of('dispute_hold'),
      disputeFees: of('dispute_fees'),
      paymentFees: of('payment_fees'),
      loss: of('loss_double_reversal'),
    };
  }
}
