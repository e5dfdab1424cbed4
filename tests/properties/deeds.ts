import { account } from '../../src/plugins/affiliate-store/server/src/kernel/account';
import type { JournalDraft } from '../../src/plugins/affiliate-store/server/src/kernel/journal';
import { minor } from '../../src/plugins/affiliate-store/server/src/kernel/money';
import type { PayoutFact } from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/recompute';
import type { PayoutMoney } from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/recipes-payout';
import type { PayoutTrigger } from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/payout-state';
import { attachedLate } from './a-story';
import { dice } from './dice';
import { BANK, Entries, PARTIES } from './entries';
import type { Happening, Model } from './model';
import type { Product } from './product';
import { Broken, planOf, type Store } from './store';
import type { Deed, OrderSpec } from './story';

interface Payout {
  readonly id: string;
  readonly party: string;
  readonly currency: string;
  readonly amount: number;
  /** What its receiver bears beside it. */
  readonly fee: number;
  state: PayoutFact['state'];
  readonly items: readonly { readonly order: number; readonly share: number; readonly key: string }[];
}

const DAY = 86_400_000;

const moneyOf = ({ id, party, currency, amount, fee }: Payout): PayoutMoney => ({
  payout: id,
  party,
  currency,
  amount: minor(amount),
  ...(fee === 0 ? {} : { fee: minor(fee) }),
});

/** What the store does of its own accord, told to the product and to the model alike. */
export class Deeds {
  now = 0;
  readonly payouts: Payout[] = [];
  readonly entries: Entries;
  /** Steps that payouts took here, as `from → to`. */
  readonly steps = new Set<string>();
  private readonly submitted = new Set<string>();
  private count = 0;

  constructor(
    private readonly product: Product,
    private readonly store: Store,
    private readonly model: Model,
    private readonly specs: readonly OrderSpec[],
  ) {
    this.entries = new Entries(product, store, model);
  }

  do(deed: Deed): void {
    if (deed.deed !== 'mature' && this.entries.do(deed)) return;
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is not here is an entry
    switch (deed.deed) {
      case 'mature':
        return this.mature(deed.days);
      case 'block':
      case 'release':
        return this.block(deed.n, deed.deed === 'block');
      case 'payout':
        return this.request(deed.n);
      case 'reject':
        return this.reject(deed.n);
      case 'attach':
        return this.attach(deed.n);
      case 'submit':
      case 'lose_sight':
      case 'paid':
      case 'fail':
      case 'return':
        return this.advance(deed.deed, deed.n);
    }
  }

  /** The maturity job: every share of every booked order, whether or not its time has come. */
  private mature(days: number): void {
    this.now += days * DAY;
    this.store.books.forEach((books, order) => {
      books?.shares.forEach(({ key, bucket, party, rejected = false }, share) => {
        if (party === null || bucket === 'available') return;
        // What was rejected is nobody's to wait for: the answer is that there is nothing to do.
        const may = rejected || this.model.mayMature(order, share, this.now);
        const did = this.store.decide(order, this.product.matureShare(this.store.books[order] ?? null, { share: key, now: this.now }));
        if (did !== may) throw new Broken('MATURITY', `${order}:${key} ${did ? 'matured' : 'did not mature'}`);
        if (did && !rejected) this.model.mature(order, share);
      });
    });
  }

  private block(n: number, blocked: boolean): void {
    const order = n % this.store.books.length;
    const share = (n >> 4) % (this.store.books[order]?.shares.length ?? 1);
    this.keep(order, share, blocked, n % 2 === 0 ? 'PLACE_BLOCKED' : 'UNDER_REVIEW');
  }

  /** Keeps a whole share from being paid, or lets it go. */
  private keep(order: number, share: number, blocked: boolean, because: 'PLACE_BLOCKED' | 'UNDER_REVIEW'): void {
    const books = this.store.books[order];
    const chosen = books?.shares[share];
    if (!books || !chosen || chosen.party === null || chosen.blocked === blocked) return;
    const decision = blocked
      ? this.product.holdShare(books, chosen.key, { because, after: '' })
      : this.product.releaseShare(books, chosen.key, { because: chosen.blockedBecause ?? because, after: '' });
    if (!this.store.decide(order, decision)) throw new Broken('REFUSED', `block ${chosen.key}`);
    this.model.block(order, share, blocked ? { suspected: because === 'UNDER_REVIEW' } : null);
  }

  /** Staff confirms a suspicion about an affiliate's share, wherever it stands: only what is held for one leaves its party, and once and for all. */
  private reject(n: number): void {
    const order = n % this.store.books.length;
    const books = this.store.books[order];
    if (!books) return;
    const brought = books.shares.flatMap(({ role }, share) => (role === 'affiliate' || role === 'second_tier' ? [share] : []));
    const share = brought[(n >> 4) % Math.max(1, brought.length)];
    if (share === undefined) return;
    if (n % 3 !== 0) this.keep(order, share, true, 'UNDER_REVIEW');
    const { key } = books.shares[share] as { readonly key: string };
    const may = this.claimedBy(order, share) === undefined && this.model.mayReject(order, share);
    const decision = this.product.rejectShare(this.store.books[order] ?? null, key, { because: 'UNDER_REVIEW', after: '' });
    if (!this.store.decide(order, decision)) throw new Broken('REFUSED', `reject ${key}`);
    if ((decision.ok && decision.value.changes.length > 0) !== may)
      throw new Broken('REJECTED', `${order}:${key} was ${may ? 'not ' : ''}rejected`);
    if (may) this.model.reject(order, share);
    if (n % 4 === 0) this.keep(order, share, true, 'UNDER_REVIEW');
  }

  /** A paid order is attached to another affiliate, sometimes told twice. */
  private attach(n: number): void {
    const order = n % this.store.books.length;
    const spec = this.specs[order];
    if (!this.store.books[order] || !spec) return;
    const lines = attachedLate(dice(n), spec.lines);
    const made = {
      id: `at${(this.count += 1)}`,
      after: '',
      lines: lines.map((line) => ({ ...line, plan: planOf(line.plan, line.holdDays) })),
    };
    for (let times = n % 4 === 0 ? 2 : 1; times > 0; times -= 1)
      if (!this.store.decide(order, this.product.bookReassignment(this.store.books[order] ?? null, made)))
        throw new Broken('REFUSED', `attach ${order}`);
    this.model.attach(order, lines);
  }

  private request(n: number): void {
    const party = PARTIES[n % PARTIES.length] as string;
    const currency = n % 10 < 8 ? 'EUR' : 'USD';
    const available = this.store.balance(`payable|${party}|available|${currency}`);
    if (available <= 0) return;
    const claimed = (n >> 3) % 3 === 0 ? 1 + (n % available) : available;
    // Amount and fee together are never more than is there, and a payout is never of nothing.
    const fee = n % 5 > 2 ? Math.min(claimed - 1, 1 + (n % 300)) : 0;
    const amount = claimed - fee;
    const items = this.claim(party, currency);
    const id = `po${(this.count += 1)}`;
    const payout: Payout = { id, party, currency, amount, fee, state: 'requested', items };
    this.payouts.push(payout);
    const money = moneyOf(payout);
    this.entries.post('requested', [...this.product.payoutRequested(money), ...this.product.payoutFeeTaken(money)], payout);
  }

  /** I13: a commission is claimed by one live payout, and for no more than is left of it. */
  private claim(party: string, currency: string): Payout['items'] {
    const items: { order: number; share: number; key: string }[] = [];
    this.store.books.forEach((books, order) => {
      if (books?.currency !== currency) return;
      books.shares.forEach(({ key, state, party: owner, held, reversed, amount }, share) => {
        if (owner !== party || state !== 'approved') return;
        if (this.claimedBy(order, share) || held !== 0 || reversed >= amount)
          throw new Broken('I13', `${books.order}:${key} is claimed twice or for nothing`);
        this.follow(order, key, 'payout_claimed');
        items.push({ order, share, key });
      });
    });
    return items;
  }

  /** The payout that holds a commission now, or has paid it. */
  claimedBy(order: number, share: number): Payout | undefined {
    return this.payouts.find(
      ({ state, items }) =>
        !['failed', 'cancelled', 'returned'].includes(state) && items.some((item) => item.order === order && item.share === share),
    );
  }

  private follow(order: number, key: string, by: PayoutTrigger): void {
    if (!this.store.decide(order, this.product.followPayout(this.store.books[order] ?? null, key, by)))
      throw new Broken('REFUSED', `${by} of ${order}:${key}`);
  }

  /** Moves one payout along. A submission that is tried again meets the key of the first. */
  private advance(deed: 'submit' | 'lose_sight' | 'paid' | 'fail' | 'return', n: number): void {
    const payout = this.payouts[n % Math.max(1, this.payouts.length)];
    if (!payout) return;
    const money = moneyOf(payout);
    const bank = account('stripe_clearing', payout.currency, BANK);
    const { state } = payout;
    const sent = state === 'submitted' || state === 'unknown';
    if (deed === 'submit' && this.submitted.has(payout.id)) {
      if (this.store.nets.journalKeys && this.store.write(this.product.payoutSubmitted(money)))
        throw new Broken('TWICE', `${payout.id} was submitted twice`);
    } else if (deed === 'submit' && state === 'requested') {
      this.submitted.add(payout.id);
      this.step(payout, 'submitted', 'submitted', this.product.payoutSubmitted(money));
    } else if (deed === 'lose_sight' && state === 'submitted') this.move(payout, 'unknown');
    else if (deed === 'paid' && sent)
      this.step(payout, 'paid', 'settled', this.product.payoutSettled(money, `t${payout.id}`, bank), 'payout_settled');
    else if (deed === 'fail' && (sent || state === 'requested')) {
      const back = [...this.product.payoutFailed(money, sent), ...this.product.payoutFeeGivenBack(money)];
      this.step(payout, 'failed', sent ? 'failed_after' : 'failed_before', back, 'payout_undone');
    } else if (deed === 'return' && state === 'paid') {
      const back = [...this.product.payoutReturned(money, `rt${payout.id}`, bank), ...this.product.payoutFeeGivenBack(money)];
      this.step(payout, 'returned', 'returned', back, 'payout_returned');
    }
  }

  private step(payout: Payout, state: Payout['state'], what: Happening, journals: readonly JournalDraft[], by?: PayoutTrigger): void {
    this.move(payout, state);
    if (by) for (const { order, key } of payout.items) this.follow(order, key, by);
    this.entries.post(what, journals, payout);
  }

  private move(payout: Payout, to: Payout['state']): void {
    this.steps.add(`${payout.state} → ${to}`);
    payout.state = to;
  }
}
