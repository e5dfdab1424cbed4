import { aStory, disorder } from './a-story';
import { Deeds } from './deeds';
import { dice } from './dice';
import { Model } from './model';
import type { Product } from './product';
import { Broken, type Nets, Store, trialDifference } from './store';
import type { Story } from './story';

/** What was exercised, to see that the stories are about something. */
export interface Tally {
  sequences: number;
  steps: number;
  deliveries: number;
  parkings: number;
  comparisons: number;
  /** Steps of the state tables that were taken: of commissions as `from → to by`, of payouts as `from → to`. */
  readonly taken: Set<string>;
}

const EVERY_NET: Nets = { inbox: true, journalKeys: true };

/** Which invariant a balance that is wrong breaks. */
const CHECK_OF: Readonly<Record<string, string>> = {
  stripe_clearing: 'I3',
  payouts_in_transit: 'I8',
  dispute_hold: 'I9',
  opening_balance: 'I9',
  payout_fee_income: 'I9',
  forfeited_balances: 'I9',
  fx_clearing: 'I9',
  rounding: 'I10',
  customer_credit: 'I17',
  input_tax: 'I18',
};
const checkOf = (name: string): string => CHECK_OF[name.slice(0, name.indexOf('|'))] ?? (name.includes('|reserved|') ? 'I7' : 'I5');

const compare = (actual: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>, check?: string): void => {
  const wrong: string[] = [];
  for (const [name, amount] of actual) if (amount !== (expected.get(name) ?? 0)) wrong.push(name);
  for (const [name, amount] of expected) if (amount !== 0 && !actual.has(name)) wrong.push(name);
  if (wrong.length === 0) return;
  const checks = check ?? [...new Set(wrong.map(checkOf))].sort().join('+');
  throw new Broken(checks, wrong.map((name) => `${name} is ${actual.get(name) ?? 0}, and should be ${expected.get(name) ?? 0}`).join('; '));
};

/** The sentences about one order: shares sum to the charge, each is the model's, and stands where the model says. */
const checkOrder = (store: Store, model: Model, deeds: Deeds, order: number): void => {
  const books = store.books[order];
  if (!books) return;
  const expected = model.sharesOf(order);
  let total = 0;
  books.shares.forEach((share, at) => {
    const { key, amount, reversed, held, state } = share;
    total += amount;
    if (amount < 0) throw new Broken('I4', `${key} is ${amount}`);
    if (reversed < 0 || held < 0 || reversed + held > amount)
      throw new Broken('I6', `${key}: ${reversed} reversed and ${held} held of ${amount}`);
    const right = expected[at];
    if (right?.key !== key || right.amount !== amount)
      throw new Broken('SPLIT', `${key} is ${amount}, and should be ${right?.key} ${right?.amount}`);
    if (right.reversed !== reversed || right.held !== held)
      throw new Broken('ROWS', `${key}: ${reversed} reversed and ${held} held, and should be ${right.reversed} and ${right.held}`);
    const claim = deeds.claimedBy(order, at);
    const wanted = claim ? (claim.state === 'paid' ? 'paid' : 'in_payout') : model.stateOf(order, at);
    if (share.blocked !== model.isBlocked(order, at)) throw new Broken('BLOCKED', `${key} is ${share.blocked ? '' : 'not '}blocked`);
    if (state !== wanted) throw new Broken('STATE', `${key} is ${state}, and should be ${wanted}`);
  });
  if (total !== books.gross) throw new Broken('I4', `shares sum to ${total} of ${books.gross}`);
};

const CURRENCIES = ['EUR', 'USD'];

/** What production checks at night, by the product's own sentences: they must be silent about sound books. */
const checkAtNight = (product: Product, store: Store, deeds: Deeds): void => {
  const orders = store.books.filter((books) => books !== null);
  const balance = (type: string, currency: string): number => store.balance(`${type}|||${currency}`);
  const cached = product.replay(store.journals);
  const buckets = new Map(
    ['A', 'B', 'C', 'D', 'X', 'Y'].flatMap((party) =>
      CURRENCIES.map((currency) => [`${party} ${currency}`, product.partyBuckets(cached, party, currency)] as const),
    ),
  );
  const found = [
    ...product.journalsBalance(store.journals),
    ...product.sharesSumToGross(orders),
    ...product.reversedWithinAmount(orders),
    ...product.bucketsMatch(buckets, product.recompute(orders, deeds.payouts, deeds.entries.adjustments)),
    ...product.reservedIsClaimed(buckets, deeds.payouts),
    ...orders.flatMap((books) => product.roundingIsBounded(books, store.balance(`rounding|${books.order}||${books.currency}`))),
    ...CURRENCIES.flatMap((currency) => [
      ...product.disputeHoldIsWithdrawn(balance('dispute_hold', currency), currency, orders),
      ...product.excessIsCarried(balance('loss_double_reversal', currency), currency, orders),
      ...product.inTransitIsSent(balance('payouts_in_transit', currency), currency, deeds.payouts),
    ]),
  ];
  const [first] = found;
  if (first) throw new Broken(first.invariant, `at night: ${first.row} ${first.message} ${JSON.stringify(first.facts)}`);
  compare(cached, new Map([...store.balances].map(([name, amount]) => [inLedgerWords(name), amount])), 'I12');
};

const ledgerWords = new Map<string, string>();
const inLedgerWords = (name: string): string => {
  const known = ledgerWords.get(name);
  if (known !== undefined) return known;
  const [type = '', owner = '', bucket = '', currency = ''] = name.split('|');
  const words = `${[type, owner, bucket].filter((part) => part !== '').join(':')} ${currency}`;
  ledgerWords.set(name, words);
  return words;
};

/** Tells one story, and checks everything after every step of it. */
export const tell = (product: Product, story: Story, tally: Tally, nets: Nets = EVERY_NET): void => {
  const store = new Store(product, story.orders, nets);
  const model = new Model(story.orders);
  const deeds = new Deeds(product, store, model, story.orders);
  for (const step of story.steps) {
    tally.steps += 1;
    if ('deed' in step) deeds.do(step);
    else {
      tally.deliveries += 1;
      const waiting = store.parked.length;
      model.hear(step);
      store.receive(step);
      if (store.parked.length > waiting) tally.parkings += 1;
    }
    compare(store.balances, model.balances());
    if ('deed' in step) story.orders.forEach((_, order) => checkOrder(store, model, deeds, order));
    else checkOrder(store, model, deeds, step.order);
    for (const currency of CURRENCIES) if (trialDifference(store.balances, currency) !== 0) throw new Broken('I2', currency);
  }
  for (const step of [...store.steps, ...deeds.steps]) tally.taken.add(step);
  if (store.parked.length > 0) throw new Broken('PARKED', `${JSON.stringify(store.parked)} waits for ever`);
  checkAtNight(product, store, deeds);
};

/** I11: the same news in any order, with any repetitions, ends in the same balances as the news in order. */
export const tellTwice = (product: Product, story: Story, seed: number, tally: Tally, nets: Nets = EVERY_NET): void => {
  const end = (notices: Story['notices']): Store => {
    const store = new Store(product, story.orders, nets);
    notices.forEach((notice) => store.receive(notice));
    return store;
  };
  const inOrder = end(story.notices);
  const shuffled = end(disorder(dice(seed ^ 0x5bd1e995), story.notices));
  compare(nonZero(shuffled.balances), nonZero(inOrder.balances), 'I11');
  tally.comparisons += 1;
};

const nonZero = (balances: ReadonlyMap<string, number>): Map<string, number> => new Map([...balances].filter(([, amount]) => amount !== 0));

/** One sequence by its seed. */
export const runSequence = (product: Product, seed: number, tally: Tally, nets: Nets = EVERY_NET): void => {
  const story = aStory(seed);
  tally.sequences += 1;
  tell(product, story, tally, nets);
  if (seed % 3 === 0) tellTwice(product, story, seed, tally, nets);
};

export const noTally = (): Tally => ({ sequences: 0, steps: 0, deliveries: 0, parkings: 0, comparisons: 0, taken: new Set() });
