import { account } from '../../src/plugins/affiliate-store/server/src/kernel/account';
import { basisPoints, rate } from '../../src/plugins/affiliate-store/server/src/kernel/basis-points';
import type { JournalDraft } from '../../src/plugins/affiliate-store/server/src/kernel/journal';
import { minor } from '../../src/plugins/affiliate-store/server/src/kernel/money';
import type { SalePaid } from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/events';
import type {
  Booked,
  Decision,
  OrderBooks,
} from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/order-books';
import type { Product } from './product';
import type { LineSpec, Notice, OrderSpec, PlanSpec } from './story';

/** A sentence that did not hold, by the name of the check that saw it. */
export class Broken extends Error {
  constructor(
    readonly check: string,
    detail: string,
  ) {
    super(`${check}: ${detail}`);
  }
}

/** The three nets under a repeated event: its id, the object's row (the product's own), the journal's key. */
export interface Nets {
  readonly inbox: boolean;
  readonly journalKeys: boolean;
}

const DEBIT_GROWS = new Set([
  'stripe_clearing',
  'dispute_hold',
  'dispute_fees',
  'payment_fees',
  'rounding',
  'loss_double_reversal',
  'bonus_expense',
  'bad_debt',
  'input_tax',
  'opening_balance',
  'fx_clearing',
]);

/** The store as production runs it, in memory: inbox, parking, rows, a ledger unique by key. */
export class Store {
  readonly books: (OrderBooks | null)[];
  readonly balances = new Map<string, number>();
  readonly journals: JournalDraft[] = [];
  readonly parked: Notice[] = [];
  /** Steps of the state table that commissions took here, as `from → to by`. */
  readonly steps = new Set<string>();
  private readonly inbox = new Set<string>();
  private readonly keys = new Set<string>();
  private readonly sales: readonly SalePaid[];

  constructor(
    private readonly product: Product,
    specs: readonly OrderSpec[],
    readonly nets: Nets,
  ) {
    this.books = specs.map(() => null);
    this.sales = specs.map(paid);
  }

  /** Takes one delivery: once per event id, parked until its parent is known, then whatever waited for it. */
  receive(notice: Notice): void {
    if (this.nets.inbox && this.inbox.has(notice.id)) return;
    this.inbox.add(notice.id);
    if (!this.apply(notice)) {
      this.parked.push(notice);
      return;
    }
    for (let at = 0; at < this.parked.length; at += 1) {
      const waiting = this.parked[at] as Notice;
      if (waiting.order !== notice.order || !this.apply(waiting)) continue;
      this.parked.splice(at, 1);
      at = -1;
    }
  }

  /** Runs a decision of the store's own about one order; false when it was refused. */
  decide(order: number, decision: Decision): boolean {
    if (decision.ok) this.commit(order, decision.value);
    return decision.ok;
  }

  /** Posts journals, each key once; returns false, and posts nothing, when a key is known. */
  write(journals: readonly JournalDraft[]): boolean {
    if (this.nets.journalKeys && journals.some(({ key }) => this.keys.has(key))) return false;
    if (new Set(journals.map(({ key }) => key)).size < journals.length) throw new Broken('TWICE', 'two journals of one unit have one key');
    for (const journal of journals) {
      this.keys.add(journal.key);
      this.journals.push(journal);
      this.post(journal);
    }
    return true;
  }

  balance(name: string): number {
    return this.balances.get(name) ?? 0;
  }

  private apply(notice: Notice): boolean {
    const decision = this.decisionOn(notice);
    if (decision.ok) {
      this.commit(notice.order, decision.value);
      return true;
    }
    if (this.product.awaitsParent(decision.failure)) return false;
    throw new Broken('REFUSED', `${decision.failure.code} ${JSON.stringify(decision.failure.facts)} for ${JSON.stringify(notice)}`);
  }

  private commit(order: number, { journals, books, changes }: Booked): void {
    if (!this.write(journals)) return;
    const before = this.books[order];
    this.books[order] = books;
    const moved = books.shares.filter((share, at) => {
      const was = before?.shares[at];
      return share.state !== null && (was?.state !== share.state || was.reversed !== share.reversed || was.held !== share.held);
    });
    for (const { from, to, by } of changes) this.steps.add(`${from} → ${to} by ${by}`);
    if (moved.length !== changes.length)
      throw new Broken('CHANGES', `${moved.length} commissions changed, ${changes.length} were reported`);
  }

  private decisionOn(notice: Notice): Decision {
    const books = this.books[notice.order] ?? null;
    const { product } = this;
    switch (notice.kind) {
      case 'sale':
        return product.bookSale(books, this.sales[notice.order] as SalePaid);
      case 'fee':
        return product.bookFee(books, { txn: notice.txn, amount: minor(notice.amount) });
      case 'refund':
        return product.bookRefund(books, {
          refund: notice.refund,
          amount: minor(notice.amount),
          statedTax: notice.statedTax === null ? null : minor(notice.statedTax),
          lines: notice.line === null ? null : [{ line: notice.line, amount: minor(notice.amount) }],
          toCredit: notice.toCredit ?? false,
        });
      case 'refund_failed':
        return product.bookRefundFailed(books, notice);
      case 'opened':
        return product.openDispute(books, { ...notice, amount: minor(notice.amount), fee: minor(notice.fee) });
      case 'won':
        return product.winDispute(books, { ...notice, amount: minor(notice.amount), fee: minor(notice.fee) });
      case 'lost':
        return product.loseDispute(books, notice);
      case 'asked':
        return product.openInquiry(books, { ...notice, amount: minor(notice.amount) });
      case 'answered':
        return product.closeInquiry(books, notice);
    }
  }

  /** I1 as the ledger's own check: what does not balance, or mixes currencies, is not written. */
  private post({ key, currency, lines }: JournalDraft): void {
    let difference = 0;
    for (const {
      account: { type, owner, bucket, currency: of },
      side,
      amount,
    } of lines) {
      if (!(amount > 0) || !Number.isSafeInteger(amount) || of !== currency) throw new Broken('I1', `${key} has a line of ${amount} ${of}`);
      const signed = side === 'debit' ? amount : -amount;
      difference += signed;
      const name = `${type}|${owner}|${bucket}|${of}`;
      this.balances.set(name, (this.balances.get(name) ?? 0) + (DEBIT_GROWS.has(type) ? signed : -signed));
    }
    if (difference !== 0) throw new Broken('I1', `${key} is off by ${difference}`);
  }
}

const paid = (spec: OrderSpec): SalePaid => ({
  order: spec.order,
  payment: spec.payment,
  currency: spec.currency,
  jurisdiction: spec.jurisdiction,
  clearing: account('stripe_clearing', spec.currency, spec.account),
  ...(spec.credit ? { credit: { party: spec.credit.party, amount: minor(spec.credit.amount) } } : {}),
  paidAt: spec.paidAt,
  lines: spec.lines.map(line),
});

const line = ({ gross, tax, plan, holdDays, guaranteeDays, blockAffiliate }: LineSpec): SalePaid['lines'][number] => ({
  gross: minor(gross),
  tax: minor(tax),
  holdDays,
  guaranteeDays,
  blockedRoles: blockAffiliate ? ['affiliate'] : [],
  plan: planOf(plan, holdDays),
});

/** A plan in the product's own words; `holdDays` is that of the line. */
export const planOf = (plan: PlanSpec, holdDays: number): SalePaid['lines'][number]['plan'] => ({
  platform: { bps: basisPoints(plan.platformBps), fixed: minor(plan.platformFixed) },
  feeBearer: plan.feeBearer,
  commissionBase: plan.base,
  unitCost: minor(plan.unitCost),
  affiliate: plan.affiliate && {
    party: plan.affiliate.party,
    rate: rate(plan.affiliate.rate),
    ...(plan.shared ? { share: 10_000 - plan.shared.firstShare } : {}),
  },
  secondTier: plan.secondTier && { ...plan.secondTier, rate: rate(plan.secondTier.rate) },
  ...(plan.shared
    ? {
        other: {
          affiliate: { party: plan.shared.party, rate: rate(plan.shared.rate), share: plan.shared.firstShare },
          secondTier: null,
          commissionBase: plan.base,
          holdDays,
        },
      }
    : {}),
  creator: plan.creator,
  ...(plan.keeps ? { creatorKeeps: { bps: basisPoints(plan.keeps.bps), fixed: minor(plan.keeps.fixed) } } : {}),
  coProducers: plan.coProducers.map(({ party, bps, fixed }) =>
    bps === null ? { party, fixed: minor(fixed ?? 0) } : { party, bps: basisPoints(bps) },
  ),
});

/** Debits less credits over all accounts of a currency, from balances on their normal sides. */
export const trialDifference = (balances: ReadonlyMap<string, number>, currency: string): number => {
  let difference = 0;
  for (const [name, amount] of balances) {
    if (name.endsWith(currency)) difference += DEBIT_GROWS.has(name.slice(0, name.indexOf('|'))) ? amount : -amount;
  }
  return difference;
};
