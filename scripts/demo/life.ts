import { buy, look, ShopDay } from './history';
import type { PastSale } from './history';
import { addBonus, closePayout, sendRun, underWay } from './payouts';
import type { SentPayout } from './payouts';
import type { ShopClient } from './shop-client';
import { AFFILIATES } from './story';

/** What is counted while days are lived; the names are those of the shop's page (contracts/admin/journeys). */
export type Tally = Record<string, number>;

/** A sale something happens to on a later day. */
interface Later {
  readonly day: number;
  readonly act: () => Promise<void>;
}

/** Somebody who was paid: how often, and how much in euro cents. */
export type PaidPeople = Map<string, { payouts: number; amount: bigint }>;

interface Wanted {
  readonly product: string;
  readonly offer?: string;
  readonly currency: string;
  readonly country: string;
  readonly weight: number;
}

/** What is bought, where, and how often of a hundred: the product by its key in `story`, and the offer's name where it has several. */
const WANTED: readonly Wanted[] = [
  { product: 'ink', currency: 'EUR', country: 'FR', weight: 17 },
  { product: 'ink', currency: 'EUR', country: 'DE', weight: 8 },
  { product: 'ink', currency: 'USD', country: 'US', weight: 6 },
  { product: 'ink', currency: 'BRL', country: 'BR', weight: 4 },
  { product: 'guitar', currency: 'EUR', country: 'ES', weight: 12 },
  { product: 'guitar', currency: 'MXN', country: 'MX', weight: 6 },
  { product: 'guitar', offer: 'En tres pagos', currency: 'EUR', country: 'ES', weight: 9 },
  { product: 'pastry', currency: 'EUR', country: 'FR', weight: 11 },
  { product: 'pastry', currency: 'EUR', country: 'BE', weight: 6 },
  { product: 'pastry', currency: 'JPY', country: 'JP', weight: 4 },
  { product: 'letters', offer: 'Monthly', currency: 'EUR', country: 'FR', weight: 12 },
  { product: 'sheets', currency: 'EUR', country: 'MA', weight: 5 },
];
const ALL = WANTED.reduce((sum, { weight }) => sum + weight, 0);

const CODES = ['ben', 'ben', 'ben', 'mina', 'mina', 'deals'] as const;
const NAMES = ['ines', 'paul', 'noor', 'lea', 'tom', 'sara', 'hugo', 'mei', 'omar', 'eva'] as const;
/** Kept without a word, refused whenever it is charged: what becomes of a card that was emptied. */
const REFUSED = '4000000000000341';
const GOOD = '4242424242424242';

/** The rates of the days, in units of the fourth decimal: they wander. */
const RATES: Readonly<Record<string, number>> = { BRL: 58_312, KWD: 3_341, JPY: 1_635_000 };
const RATES_EVERY_DAYS = 14;
const RUN_EVERY_DAYS = 7;

interface SeenOrder {
  readonly total: { readonly amount: string };
  readonly payments: ReadonlyArray<{ readonly chargeId: string; readonly paymentIntentId: string | null }>;
}

/** The life of the shop, day after day: everything that chance decides is asked of `roll`, in the same order each time. */
export class Life {
  readonly tally: Tally = {};
  readonly paid: PaidPeople = new Map();
  private readonly later: Later[] = [];
  private bought = 0;
  private day = 0;

  constructor(
    private readonly shop: ShopClient,
    private readonly offers: ReadonlyMap<string, string>,
    private readonly roll: (sides: number) => number,
    /** Tells the buyers of one journey from those of another. */
    private readonly name: string,
  ) {}

  /** One day, from midnight to midnight. */
  async live(last: boolean): Promise<void> {
    this.day += 1;
    const hours = new ShopDay(this.shop);
    if (this.day % RATES_EVERY_DAYS === 1) await this.enterRates();
    for (let visits = 2 + this.roll(4); visits > 0; visits -= 1) {
      await look(this.shop, this.code());
      this.count('clicks');
    }
    for (let sales = [0, 1, 1, 1, 2, 2, 3][this.roll(7)] ?? 1; sales > 0; sales -= 1) {
      await hours.later(60 + this.roll(240));
      await this.sell();
    }
    await hours.later(90);
    for (const { act } of this.dueToday()) await act();
    if (this.day % 30 === 15) await this.giveBonus();
    if (this.day % RUN_EVERY_DAYS === 0) await this.payOut();
    await hours.end(last ? 'all' : 'doing');
  }

  private count(what: string, n = 1): void {
    this.tally[what] = (this.tally[what] ?? 0) + n;
  }

  private code(): (typeof CODES)[number] {
    return CODES[this.roll(CODES.length)] ?? 'ben';
  }

  private dueToday(): Later[] {
    const due = this.later.filter(({ day }) => day <= this.day);
    for (const each of due) this.later.splice(this.later.indexOf(each), 1);
    return due;
  }

  private in(days: number, act: () => Promise<void>): void {
    this.later.push({ day: this.day + days, act });
  }

  private async enterRates(): Promise<void> {
    for (const [currency, rate] of Object.entries(RATES)) {
      const wandered = Math.round((rate * (985 + this.roll(31))) / 1000);
      const digits = String(wandered).padStart(5, '0');
      await this.shop.staff('/affiliate-store/currencies/rates', {
        body: { currency, rate: `${digits.slice(0, -4)}.${digits.slice(-4)}`, source: 'Demo bank' },
      });
    }
  }

  private draw(): Wanted {
    let left = this.roll(ALL);
    return WANTED.find(({ weight }) => (left -= weight) < 0) ?? (WANTED[0] as Wanted);
  }

  /** Short enough to be read in a list, and nobody's of another journey. */
  private buyer(): string {
    return `${NAMES[this.roll(NAMES.length)] ?? 'guest'}.${this.bought}-${this.name}@example.org`;
  }

  private through(): readonly string[] {
    const way = this.roll(10);
    if (way < 3) return [];
    // A second link counts where it is the last one.
    return way < 8 ? [this.code()] : [this.code(), this.code()];
  }

  private async sell(): Promise<void> {
    const { product, offer, currency, country } = this.draw();
    const id = this.offers.get(`${product}/${offer ?? 'Complete'}`);
    if (!id) return;
    this.bought += 1;
    const through = this.through();
    const once = product !== 'letters' && product !== 'sheets' && !offer;
    const emptied = product === 'letters' && this.roll(4) === 0;
    const coupon = once && currency === 'EUR' && this.roll(8) === 0;
    const sale: PastSale = {
      ...{ offer: id, currency, country, through, email: this.buyer() },
      ...(coupon ? { coupon: 'BEN15' } : {}),
      ...(emptied ? { card: REFUSED } : {}),
    };
    const number = await buy(this.shop, sale);
    this.count('orders');
    this.count('clicks', through.length);
    this.decideFate(number, offer === 'En tres pagos', !once);
  }

  private decideFate(number: string, inParts: boolean, leftAlone: boolean): void {
    const fate = this.roll(100);
    if (inParts) {
      // Every second one finds the card empty when the next part is due; half of them put that right.
      if (fate < 50) this.in(3, () => this.swapCard(number, REFUSED));
      if (fate < 25) this.in(33, () => this.swapCard(number, GOOD));
      return;
    }
    if (leftAlone) return;
    if (fate < 10) this.in(2 + this.roll(10), () => this.refund(number, 'whole'));
    else if (fate < 18) this.in(1 + this.roll(12), () => this.refund(number, 'part'));
    else if (fate < 25) this.in(3 + this.roll(14), () => this.contest(number));
  }

  private async order(number: string): Promise<SeenOrder> {
    return (await this.shop.staff(`/affiliate-store/orders/${number}`)).body.data as SeenOrder;
  }

  private async swapCard(number: string, card: string): Promise<void> {
    const intent = (await this.order(number)).payments[0]?.paymentIntentId;
    if (intent) await this.shop.sandbox(`/payments/${intent}/card`, { card });
  }

  private async refund(number: string, how: 'whole' | 'part'): Promise<void> {
    const { total } = await this.order(number);
    const amount = how === 'whole' ? total.amount : String(BigInt(total.amount) / 4n);
    await this.shop.staff(`/affiliate-store/orders/${number}/refunds`, {
      key: this.shop.key(),
      body: { amount, reason: how === 'whole' ? 'Was not what they were looking for' : 'Goodwill after a question' },
    });
    await this.shop.settle();
    this.count('refunds');
  }

  private async contest(number: string): Promise<void> {
    const charge = (await this.order(number)).payments[0]?.chargeId;
    const { id } = (await this.shop.sandbox('/disputes', { charge, reason: 'fraudulent' })).body as unknown as { id: string };
    await this.shop.settle();
    this.count('disputes_open');
    const won = this.roll(2) === 0;
    // Before the bank decides by itself, which it does after nine days without an answer.
    this.in(2 + this.roll(6), async () => {
      await this.shop.sandbox(`/disputes/${id}/${won ? 'won' : 'lost'}`);
      await this.shop.settle();
      this.count('disputes_open', -1);
      this.count(won ? 'disputes_won' : 'disputes_lost');
    });
  }

  private async giveBonus(): Promise<void> {
    if (await addBonus(this.shop, AFFILIATES[0].name, '2500', 'Most sales of the month')) this.count('bonuses');
  }

  /** A run each week, once what was sent before has arrived; now and then one comes back from the bank, and is in the next run again. */
  private async payOut(): Promise<void> {
    const reference = `statement of day ${this.day}`;
    for (const payout of await underWay(this.shop)) {
      await closePayout(this.shop, payout, { to: 'paid', reference });
      this.remember(payout);
    }
    for (const payout of await sendRun(this.shop)) {
      await closePayout(this.shop, payout, { to: 'paid', reference });
      if (this.roll(10) === 0) this.in(3, () => this.comesBack(payout));
      else this.remember(payout);
    }
  }

  private async comesBack(payout: SentPayout): Promise<void> {
    await closePayout(this.shop, payout, { to: 'returned', reason: 'The bank knows no such account' });
    this.count('payouts_returned');
  }

  private remember({ partyName, amount }: SentPayout): void {
    this.count('payouts_paid');
    const known = this.paid.get(partyName) ?? { payouts: 0, amount: 0n };
    this.paid.set(partyName, { payouts: known.payouts + 1, amount: known.amount + BigInt(amount.amount) });
  }
}
