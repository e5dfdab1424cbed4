import type { LineSpec, Notice, OrderSpec, SplitAgain } from './story';

/**
 * The reference: what every account must hold, written from the money design and sharing no code with the product.
 * It keeps the facts it was told, in any order and any number of times, and works everything out from them each time it
 * is asked. It knows no journals, no parking and no states to step through, only what is true.
 */
type Totals = Map<string, number>;
interface Part {
  readonly role: string;
  readonly party: string | null;
  readonly line: number;
  readonly amount: number;
  readonly sharesPool: boolean;
  readonly waits: number;
  readonly key: string;
}
/** What may happen to a party's money outside of its orders. */
export type Happening =
  | 'requested'
  | 'submitted'
  | 'settled'
  | 'failed_before'
  | 'failed_after'
  | 'returned'
  | 'written_off'
  | 'bonus'
  | 'bonus_waiting'
  | 'deducted'
  | 'forfeited'
  | 'reinstated'
  | 'moved'
  | 'taxed'
  | 'tax_taken_back'
  | 'credited'
  | 'opened'
  | 'opening_taken_back';
/** Whose money moved, and how much of it; the country is that of tax, `into` what an amount became in another currency. */
export interface Moved {
  readonly party: string;
  readonly currency: string;
  readonly amount: number;
  /** What the receiver of a payout bears beside it. */
  readonly fee?: number;
  readonly account: string;
  readonly country?: string;
  readonly from?: string;
  readonly into?: { readonly currency: string; readonly amount: number };
}
interface Withdrawal {
  readonly dispute: string;
  readonly amount: number;
  readonly fee: number;
}

/** Something that was taken, with the tax somebody stated for it, or the line it was for. */
interface Take {
  readonly amount: number;
  readonly tax: number | null;
  readonly line?: number | null;
  readonly toCredit?: true;
}

class OrderFacts {
  parts: readonly Part[] | null = null;
  gross = 0;
  readonly fees = new Map<string, number>();
  readonly refunds = new Map<string, Take>();
  readonly bounced = new Set<string>();
  readonly taken = new Map<string, Withdrawal>();
  readonly back = new Map<string, { amount: number; fee: number }>();
  readonly lost = new Set<string>();
  readonly asked = new Map<string, { amount: number; holds: boolean }>();
  readonly answered = new Set<string>();
  readonly matured = new Set<number>();
  /** What is kept from being paid, and whether it was for a suspicion. */
  readonly blocked = new Map<number, { suspected: boolean }>();
  readonly rejected = new Set<number>();
  totals: Totals | null = null;
  cut: readonly number[] = [];
  heldBack: readonly number[] = [];
  constructor(readonly spec: OrderSpec) {}
}

/** Whole times `of` goes into `a × b`; exact, because no product here leaves the exact range. */
const times = (a: number, b: number, of: number): number => {
  const product = a * b;
  if (product > Number.MAX_SAFE_INTEGER) return Number((BigInt(a) * BigInt(b)) / BigInt(of));
  return (product - (product % of)) / of;
};

/** Hamilton by repeated choice: whole parts, then one cent at a time to the largest fraction, earliest first. */
const hamilton = (amount: number, weights: readonly number[]): number[] => {
  const whole = weights.reduce((all, weight) => all + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => times(amount, weight, whole));
  const fractions = weights.map((weight) => Number((BigInt(amount) * BigInt(weight)) % BigInt(whole)));
  let left = amount - parts.reduce((all, part) => all + part, 0);
  for (; left > 0; left -= 1) {
    let best = 0;
    for (let index = 1; index < weights.length; index += 1) if ((fractions[index] as number) > (fractions[best] as number)) best = index;
    (parts[best] as number) += 1;
    fractions[best] = -1;
  }
  return parts;
};

/** Of what each of two would have alone the part that is theirs: together what that comes to in whole cents, a cent left over to whoever lost most. */
const sharedBetween = (last: number, first: number, firstShare: number): readonly [number, number] => {
  const exact = [BigInt(last) * BigInt(10_000 - firstShare), BigInt(first) * BigInt(firstShare)] as const;
  const total = Number((exact[0] + exact[1]) / 10_000n);
  const lastGetsMore = exact[0] % 10_000n >= exact[1] % 10_000n;
  const [ofLast, ofFirst] = exact.map((each) => Number(each / 10_000n)) as [number, number];
  return lastGetsMore ? [total - ofFirst, ofFirst] : [ofLast, total - ofLast];
};

/** The waterfall of one line. */
const split = (spec: LineSpec, line: number): Part[] => {
  const { plan, gross, tax } = spec;
  const waits = Math.max(spec.holdDays, spec.guaranteeDays) * 86_400_000;
  const parts: Part[] = [];
  const give = (key: string, party: string | null, amount: number, sharesPool = false): void =>
    void parts.push({ key: `${line}:${key}`, role: key.replace(/:.*/, ''), party, line, amount, sharesPool, waits });
  let left = gross - tax;
  give('tax', null, tax);
  const platform = Math.min(left, times(left, plan.platformBps, 10_000) + (left > 0 ? plan.platformFixed : 0));
  give('platform', null, platform);
  const bases = { gross, net_of_tax: left, net_of_fee: left - platform, profit: Math.max(0, left - platform - plan.unitCost) };
  left -= platform;
  if (plan.affiliate) {
    const { shared } = plan;
    const first = Math.min(left, times(bases[plan.base], plan.affiliate.rate, 10_000));
    const tier = plan.secondTier;
    const second = tier ? Math.min(left - first, times(tier.base === 'same' ? bases[plan.base] : first, tier.rate, 10_000)) : 0;
    const [own, other] = shared
      ? sharedBetween(first, Math.min(left, times(bases[plan.base], shared.rate, 10_000)), shared.firstShare)
      : [first, 0];
    give('affiliate', plan.affiliate.party, own);
    if (shared) give('affiliate:2', shared.party, other);
    const brought = shared ? times(second, 10_000 - shared.firstShare, 10_000) : second;
    if (tier) give('second_tier', tier.party, brought);
    left -= own + other + brought;
  }
  const keeps = Math.min(left, Math.max(times(left, plan.keeps?.bps ?? 0, 10_000), plan.keeps?.fixed ?? 0));
  const agreed = plan.coProducers.map(({ fixed }) => {
    const served = fixed === null ? 0 : Math.min(left - keeps, fixed);
    left -= served;
    return served;
  });
  const weights = [10_000 - plan.coProducers.reduce((all, { bps }) => all + (bps ?? 0), 0), ...plan.coProducers.map(({ bps }) => bps ?? 0)];
  let shares = hamilton(left, weights);
  if ((shares[0] as number) < keeps) shares = [keeps, ...hamilton(left - keeps, weights.slice(1))];
  give('creator', plan.creator, shares[0] as number, true);
  plan.coProducers.forEach(({ party, fixed }, index) =>
    give(`co_producer:${index + 1}`, party, fixed === null ? (shares[index + 1] as number) : (agreed[index] as number), fixed === null),
  );
  return parts;
};

/**
 * What each part has lost when some of it was taken for a line by name: of all ways to call some lines empty, the one that is true. Lines that
 * are not empty have lost what was named and, beside it, all the same part of their price.
 */
const cutsByLine = (parts: readonly Part[], within: number, takes: readonly Take[]): number[] => {
  const prices = new Map<number, bigint>();
  for (const { line, amount } of parts) prices.set(line, (prices.get(line) ?? 0n) + BigInt(amount));
  const lines = [...prices].filter(([, price]) => price > 0n);
  const named = new Map(
    lines.map(([line, price]) => {
      const wished = takes.reduce((total, take) => total + (take.line === line ? BigInt(take.amount) : 0n), 0n);
      return [line, wished < price ? wished : price];
    }),
  );
  const nameOf = (line: number): bigint => named.get(line) ?? 0n;
  for (let guess = 0; guess < 2 ** lines.length; guess += 1) {
    const empty = (at: number): boolean => (guess & (1 << at)) !== 0;
    const whole = lines.reduce((total, [, price], at) => (empty(at) ? total : total + price), 0n);
    let poured = BigInt(within);
    lines.forEach(([line, price], at) => {
      poured -= empty(at) ? price : nameOf(line);
    });
    if (whole === 0n ? poured !== 0n : poured < 0n) continue;
    // The part of each price that is poured is `poured / whole`; what is called empty has no room for it, and the rest has.
    const isTrue = lines.every(([line, price], at) => {
      const [room, wanted] = whole === 0n ? [0n, 0n] : [(price - nameOf(line)) * whole, poured * price];
      return empty(at) ? room <= wanted : wanted < room;
    });
    if (!isTrue) continue;
    return parts.map(({ line, amount }) => {
      const at = lines.findIndex(([each]) => each === line);
      const price = lines[at]?.[1];
      if (price === undefined) return 0;
      if (empty(at)) return amount;
      return Number((BigInt(amount) * (nameOf(line) * whole + poured * price)) / (price * whole));
    });
  }
  throw new Error('no way to share out what was taken');
};

/** What each part has lost when so much was taken, in all or with stated tax. */
const cuts = (parts: readonly Part[], gross: number, takes: readonly Take[]): { cut: number[]; within: number; beyond: number } => {
  const all = takes.reduce((total, { amount }) => total + amount, 0);
  const within = Math.min(all, gross);
  if (takes.some(({ line }) => line)) return { cut: cutsByLine(parts, within, takes), within, beyond: all - within };
  if (!takes.some(({ tax }) => tax !== null))
    return { cut: parts.map(({ amount }) => (gross ? times(amount, within, gross) : 0)), within, beyond: all - within };
  const tax = parts.filter(({ role }) => role === 'tax').reduce((total, { amount }) => total + amount, 0);
  const said = takes.reduce((total, take) => total + (take.tax ?? times(tax, take.amount, gross)), 0);
  const ofTax = Math.max(within - (gross - tax), Math.min(said, tax, within));
  const cut = parts.map(({ role, amount }) => {
    if (role === 'tax') return tax ? times(amount, ofTax, tax) : 0;
    return gross - tax ? times(amount, within - ofTax, gross - tax) : 0;
  });
  return { cut, within, beyond: all - within };
};

export class Model {
  private readonly orders: OrderFacts[];
  /** All accounts together; an order's part is taken out and put back in when its facts change. */
  private readonly all: Totals = new Map();

  constructor(specs: readonly OrderSpec[]) {
    this.orders = specs.map((spec) => new OrderFacts(spec));
  }

  /** Hears news; hearing it twice, or before the news it follows from, changes nothing about what is true. */
  hear(notice: Notice): void {
    const order = this.touch(notice.order);
    switch (notice.kind) {
      case 'sale':
        if (order.parts) return;
        order.gross = order.spec.lines.reduce((all, line) => all + line.gross, 0);
        order.parts = order.spec.lines.flatMap((line, index) => split(line, index + 1));
        order.parts.forEach(({ role, line }, index) => {
          if (role === 'affiliate' && order.spec.lines[line - 1]?.blockAffiliate) order.blocked.set(index, { suspected: true });
        });
        return;
      case 'fee':
        return void order.fees.set(notice.txn, notice.amount);
      case 'refund':
        return void order.refunds.set(notice.refund, {
          amount: notice.amount,
          tax: notice.statedTax,
          line: notice.line,
          ...(notice.toCredit ? { toCredit: true } : {}),
        });
      case 'refund_failed':
        return void order.bounced.add(notice.refund);
      case 'opened':
        return void order.taken.set(notice.withdrawal, notice);
      case 'won':
        return void order.back.set(notice.withdrawal, notice);
      case 'lost':
        return void order.lost.add(notice.withdrawal);
      case 'asked':
        return void order.asked.set(notice.dispute, notice);
      case 'answered':
        return void order.answered.add(notice.dispute);
    }
  }

  /** Whether a share may mature now, as the state table says. */
  mayMature(index: number, share: number, now: number): boolean {
    const order = this.order(index);
    const part = order.parts?.[share];
    if (!part || part.party === null || order.matured.has(share) || order.blocked.has(share) || order.rejected.has(share)) return false;
    return now >= order.spec.paidAt + part.waits && this.doubts(order).length === 0;
  }

  mature(index: number, share: number): void {
    this.touch(index).matured.add(share);
  }

  /** A block and its end; what was rejected is nobody's to keep from being paid. */
  block(index: number, share: number, blocked: { suspected: boolean } | null): void {
    const { blocked: all, rejected } = this.touch(index);
    if (!blocked) all.delete(share);
    else if (!rejected.has(share)) all.set(share, blocked);
  }

  /** Whether somebody keeps the whole share from being paid. */
  isBlocked(index: number, share: number): boolean {
    return this.order(index).blocked.has(share);
  }

  /** Whether a share may be rejected: it is held, for a suspicion, and there is something of it left. */
  mayReject(index: number, share: number): boolean {
    return this.order(index).blocked.get(share)?.suspected === true && this.stateOf(index, share) === 'held';
  }

  /** A rejected share stays where it is in the order, and whatever it is or becomes is the platform's. */
  reject(index: number, share: number): void {
    const order = this.touch(index);
    order.blocked.delete(share);
    order.rejected.add(share);
  }

  /**
   * Lines are split again. The parts of before keep their places: an affiliate's goes on as theirs where they are in the new split too, and is
   * worth nothing where they are not; whoever is new has a place at the end.
   */
  attach(index: number, lines: readonly SplitAgain[]): void {
    const order = this.touch(index);
    for (const again of lines) {
      const spec = order.spec.lines[again.line - 1];
      if (!spec || !order.parts) throw new Error('there is nothing to split again');
      const wanted = split({ ...spec, ...again }, again.line);
      const places = order.parts.map((part) => {
        if (part.line !== again.line) return part;
        const brought = part.role === 'affiliate' || part.role === 'second_tier';
        const found = wanted.findIndex(({ role, party, key }) => (brought ? role === part.role && party === part.party : key === part.key));
        const [same] = found < 0 ? [] : wanted.splice(found, 1);
        return { ...part, amount: same?.amount ?? 0 };
      });
      const named = (part: Part): Part => {
        const before = places.filter(({ role, line }) => role === part.role && line === part.line).length;
        return before === 0 ? part : { ...part, key: `${part.key}:${before + 1}` };
      };
      order.parts = [...places, ...wanted.map(named)];
    }
  }

  /** Money of a party that moves outside of orders: what each happening does to whom, in the words of the design. */
  happens(
    what: Happening,
    { party, currency, amount, fee = 0, account, country, into, from = `stripe_clearing|${account}|` }: Moved,
  ): void {
    const [available, reserved, pending] = ['available', 'reserved', 'pending'].map((bucket) => `payable|${party}|${bucket}`) as [
      string,
      string,
      string,
    ];
    const EFFECTS: Readonly<Record<Happening, Readonly<Record<string, 1 | -1>>>> = {
      requested: { [available]: -1, [reserved]: 1 },
      submitted: { [reserved]: -1, 'payouts_in_transit||': 1 },
      settled: { 'payouts_in_transit||': -1, [from]: -1 },
      failed_before: { [reserved]: -1, [available]: 1 },
      failed_after: { 'payouts_in_transit||': -1, [available]: 1 },
      returned: { [from]: 1, [available]: 1 },
      written_off: { 'bad_debt||': 1, [available]: 1 },
      bonus: { 'bonus_expense||': 1, [available]: 1 },
      bonus_waiting: { 'bonus_expense||': 1, [pending]: 1 },
      deducted: { [available]: -1, 'platform_revenue||': 1 },
      forfeited: { [available]: -1, 'forfeited_balances||': 1 },
      reinstated: { 'forfeited_balances||': -1, [available]: 1 },
      // The open position, as it is written on the side of assets: less of it where something left, more where it came in.
      moved: { [available]: -1, 'fx_clearing||': -1 },
      taxed: { [`input_tax|${country}|`]: 1, [available]: 1 },
      tax_taken_back: { [`input_tax|${country}|`]: -1, [available]: -1 },
      credited: { 'bonus_expense||': 1, [`customer_credit|${party}|`]: 1 },
      opened: { 'opening_balance||': 1, [available]: 1 },
      opening_taken_back: { 'opening_balance||': -1, [available]: -1 },
    };
    for (const [name, sign] of Object.entries(EFFECTS[what])) this.add(`${name}|${currency}`, sign * amount);
    for (const [name, sign] of Object.entries({ [available]: 1, 'fx_clearing||': 1 }))
      if (into) this.add(`${name}|${into.currency}`, sign * into.amount);
    // A payout that did not arrive, whenever that turned out, costs its receiver nothing.
    const feeTaken = { requested: fee, failed_before: -fee, failed_after: -fee, returned: -fee }[what as 'requested'] ?? 0;
    this.add(`${available}|${currency}`, -feeTaken);
    this.add(`payout_fee_income|||${currency}`, feeTaken);
  }

  /** What a commission's state must be, when no payout has claimed it. */
  stateOf(index: number, share: number): string | null {
    const order = this.order(index);
    const part = order.parts?.[share];
    if (!part || part.party === null) return null;
    if (order.rejected.has(share)) return 'rejected';
    this.totalsOf(order);
    if (part.amount === 0) return 'void';
    if (order.cut[share] === part.amount) return 'reversed';
    if (order.blocked.has(share) || this.doubts(order).length > 0) return 'held';
    return order.matured.has(share) ? 'approved' : 'pending';
  }

  /** What was earned and what stands reversed and held, share by share. */
  sharesOf(index: number): readonly { key: string; amount: number; reversed: number; held: number }[] {
    const order = this.order(index);
    this.totalsOf(order);
    return (order.parts ?? []).map(({ key, amount }, at) => ({ key, amount, reversed: order.cut[at] ?? 0, held: order.heldBack[at] ?? 0 }));
  }

  /** What every account holds, by `type|owner|bucket|currency`, on its normal side. */
  balances(): Totals {
    for (const order of this.orders) this.totalsOf(order);
    return this.all;
  }

  private add(name: string, by: number): void {
    this.all.set(name, (this.all.get(name) ?? 0) + by);
  }

  /** Forgets what was worked out about an order, because something about it changed. */
  private forget(order: OrderFacts): void {
    if (!order.totals) return;
    for (const [name, amount] of order.totals) this.add(name, -amount);
    order.totals = null;
  }

  private order(index: number): OrderFacts {
    const order = this.orders[index];
    if (!order) throw new Error(`no order ${index}`);
    return order;
  }

  private touch(index: number): OrderFacts {
    const order = this.order(index);
    this.forget(order);
    return order;
  }

  /** Withdrawals nobody has decided, and inquiries that hold and have neither ended nor grown into a dispute. */
  private doubts(order: OrderFacts): number[] {
    const doubts: number[] = [];
    for (const [id, { amount }] of order.taken) if (!order.back.has(id) && !order.lost.has(id)) doubts.push(amount);
    const grown = new Set([...order.taken.values()].map(({ dispute }) => dispute));
    for (const [dispute, { amount, holds }] of order.asked)
      if (holds && !order.answered.has(dispute) && !grown.has(dispute)) doubts.push(amount);
    return doubts;
  }

  private totalsOf(order: OrderFacts): Totals {
    if (order.totals) return order.totals;
    const totals: Totals = new Map();
    order.totals = totals;
    const {
      parts,
      gross,
      spec: { currency, account, jurisdiction, lines, credit },
    } = order;
    if (!parts) return totals;
    const put = (account: string, amount: number): void => {
      if (amount === 0) return;
      const name = `${account}|${currency}`;
      totals.set(name, (totals.get(name) ?? 0) + amount);
    };
    let cash = gross - (credit?.amount ?? 0);
    const takes: Take[] = [];
    for (const [id, refund] of order.refunds) if (!order.bounced.has(id)) takes.push(refund);
    const back = takes.reduce((all, { amount, toCredit }) => all + (toCredit ? amount : 0), 0);
    cash -= takes.reduce((all, { amount }) => all + amount, 0) - back;
    if (credit) {
      put(`customer_credit|${credit.party}|reserved`, -credit.amount);
      put(`customer_credit|${credit.party}|`, back);
    }
    for (const [id, { amount, fee }] of order.taken) {
      const back = order.back.get(id);
      cash += (back ? back.amount + back.fee : 0) - amount - fee;
      put('dispute_fees||', fee - (back?.fee ?? 0));
      if (back) takes.push({ amount: amount - back.amount, tax: null });
      else if (order.lost.has(id)) takes.push({ amount, tax: null });
      else put('dispute_hold||', amount);
    }
    const { cut, within, beyond } = cuts(parts, gross, takes);
    const doubts = this.doubts(order);
    const worst = doubts.length === 0 ? cut : cuts(parts, gross, [...takes, ...doubts.map((amount) => ({ amount, tax: null }))]).cut;
    order.cut = cut;
    const carried = parts.map(() => 0);
    for (const fee of order.fees.values()) {
      cash -= fee;
      let kept = fee;
      const perLine = hamilton(
        fee,
        lines.map((line) => line.gross),
      );
      lines.forEach(({ plan }, index) => {
        if (plan.feeBearer === 'platform') return;
        hamilton(
          perLine[index] as number,
          parts.map((part) => (part.line === index + 1 && part.sharesPool ? part.amount : 0)),
        ).forEach((amount, at) => {
          carried[at] = (carried[at] as number) + amount;
          kept -= amount;
        });
      });
      put('payment_fees||', kept);
    }
    order.heldBack = parts.map(({ party, amount }, at) =>
      party === null || order.rejected.has(at) ? 0 : (order.blocked.has(at) ? amount : (worst[at] as number)) - (cut[at] as number),
    );
    parts.forEach(({ role, party, amount }, at) => {
      const kept = amount - (cut[at] as number);
      if (role === 'tax') put(`tax_payable|${jurisdiction}|`, kept);
      else if (party === null || order.rejected.has(at)) put('platform_revenue||', kept);
      else {
        const held = order.heldBack[at] as number;
        put(`payable|${party}|held`, held);
        put(`payable|${party}|${order.matured.has(at) ? 'available' : 'pending'}`, kept - held - (carried[at] as number));
      }
    });
    put(`stripe_clearing|${account}|`, cash);
    put(`rounding|${order.spec.order}|`, within - cut.reduce((all, amount) => all + amount, 0));
    put('loss_double_reversal||', beyond);
    for (const [name, amount] of totals) this.add(name, amount);
    return totals;
  }
}
