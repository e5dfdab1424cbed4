// N-07: reports say on any later day what they said at the end of a day that is over. What comes later (a refund, an order that staff attaches to
// somebody else and back, a recruit who is bound to nobody any more) is in none of them, and the difference to how it stands is that and no more.
import { refund, splitOf } from '../support/books';
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { movedShop } from '../support/moved-shop';
import { buy, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { eventually } from '../support/world';

const own = movedShop('known');
jest.setTimeout(240_000);

interface Amount {
  readonly amount: string;
  readonly currency: string;
}
interface SoldLine {
  readonly value: string;
  readonly sales: number;
  readonly refunded: number;
  readonly earned: readonly Amount[];
  readonly reversed: readonly Amount[];
}
const euros = (amounts: readonly Amount[] | undefined): number => Number(amounts?.find(({ currency }) => currency === 'EUR')?.amount ?? 0);

const today = async (): Promise<string> =>
  (expectOk(await own.world.admin('/overview'), 'the overview').body.data.clock as string).slice(0, 10);
const tokens = new Map<string, string>();
/** Signed in once: nobody is sent a link for every page they read. */
const tokenOf = async ({ email }: { readonly email: string }): Promise<string> => {
  const token = tokens.get(email) ?? (await enter(own.world, email)).jwt;
  tokens.set(email, token);
  return token;
};
const read = async (path: string, token: string) => expectOk(await own.world.api(path, { token }), path).body.data;
const knownAt = (day: string | null, mark = '?'): string => (day === null ? '' : `${mark}asKnownOn=${day}`);

describe('a partner’s sales, a recruiter’s network and the quality of traffic', () => {
  let program: Awaited<ReturnType<typeof aProgram>>;
  let [sue, ana, ben]: Affiliate[] = [];
  let orders: readonly [string, string];
  const days: string[] = [];
  const printed: object[] = [];
  const who = (one: Affiliate | undefined): Affiliate => one as Affiliate;

  /** Everything the reports say, as it stands or as it was known on a day; but for the day itself. */
  const reports = async (day: string | null) => {
    const [from] = days;
    const sold = async (one: Affiliate, by: string): Promise<SoldLine[]> => {
      const answer = await read(`/partner/report/sold?from=${from}&by=${by}${knownAt(day, '&')}`, await tokenOf(one));
      expect(answer.asKnownOn).toBe(day);
      return answer.rows as SoldLine[];
    };
    const network = (await read(`/partner/network${knownAt(day)}`, await tokenOf(who(sue)))) as Array<Record<string, unknown>>;
    expect(network.map(({ asKnownOn }) => asKnownOn)).toEqual([day]);
    const quality = expectOk(await own.world.admin(`/reports/quality?program=${program.documentId}${knownAt(day, '&')}`), 'the quality')
      .body.data;
    return {
      anas: await sold(who(ana), 'product'),
      anasByCountry: await sold(who(ana), 'country'),
      bens: await sold(who(ben), 'product'),
      network: network.map(({ recruits, byMonth, changes }) => ({ recruits, byMonth, changes })) as ReadonlyArray<{
        readonly recruits: ReadonlyArray<{ readonly name: string; readonly sales: number; readonly earned: readonly Amount[] }>;
        readonly byMonth: ReadonlyArray<{ readonly sales: number; readonly earned: readonly Amount[] }>;
        readonly changes: readonly object[];
      }>,
      quality: quality as ReadonlyArray<{
        readonly code: string;
        readonly to: string;
        readonly sales: number;
        readonly refundBasisPoints: number;
      }>,
    };
  };
  /** Prints the reports of a day that is about to end. */
  const endDay = async (): Promise<void> => {
    await own.world.settled();
    days.push(await today());
    printed.push(await reports(null));
    await own.world.pass({ days: 1 });
  };
  const attach = async (order: string, { id }: Affiliate, to: string): Promise<void> => {
    const body = { affiliate: id, reason: 'the buyer wrote whose film it was' };
    expectOk(await own.world.admin(`/orders/${order}/late-attributions`, { body }), 'attaching');
    await eventually('the split', async () =>
      Object.values(await splitOf(own.world, order)).some(
        ({ role, amount, who: name }) => role === 'affiliate' && amount > 0 && name === to,
      )
        ? true
        : null,
    );
  };

  beforeAll(async () => {
    const { world } = own;
    program = await aProgram(world, { windowDays: 30, commissionBase: 'net_of_tax', rateBasisPoints: 3000, secondTierBasisPoints: 1000 });
    sue = await anAffiliate(world, program);
    [ana, ben] = [await anAffiliate(world, program, { sponsorCode: sue.code }), await anAffiliate(world, program)];
    const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
    // Five buyers of one country: as many as it takes to name it.
    const sell = async (): Promise<string> =>
      (await buy(world, { offerId: product.offerId, country: 'CH', through: [who(ana).code] })).orderNumber;
    orders = [await sell(), await sell()];
    for (let others = 0; others < 3; others += 1) await sell();
    await endDay();

    // The second day: something goes back, and staff finds that the other sale was another's.
    expectOk(await refund(world, orders[0], 4_000), 'a refund');
    await untilOrder(world, orders[0], 'partially_refunded');
    await attach(orders[1], ben, ben.name);
    await endDay();

    // The third: it was hers after all, a part of it goes back, and nobody is named for her any more.
    await attach(orders[1], ana, ana.name);
    expectOk(await refund(world, orders[1], 1_000), 'another refund');
    await untilOrder(world, orders[1], 'partially_refunded');
    const body = { code: null, reason: 'they asked to be left alone' };
    expectOk(await world.admin(`/affiliates/${ana.id}/sponsor`, { method: 'PUT', body }), 'nobody');
    await endDay();
  });

  test('are on any later day what they were on a day that is over', async () => {
    for (const [nth, day] of days.entries()) expect([day, await reports(day)]).toEqual([day, printed[nth]]);
    // Of days before the sale nothing was known.
    const before = new Date(Date.parse(days[0] ?? '') - 86_400_000).toISOString().slice(0, 10);
    expect(await reports(before)).toMatchObject({ anas: [], anasByCountry: [], bens: [], quality: [], network: [{ byMonth: [] }] });
  });

  test('differ from how they stand by what was booked since, to the cent', async () => {
    const [first, second, now] = [await reports(days[0] ?? ''), await reports(days[1] ?? ''), await reports(null)];
    const splits = [await splitOf(own.world, orders[0]), await splitOf(own.world, orders[1])] as const;
    const taken = (role: 'affiliate' | 'second_tier'): number => splits[0][role]?.reversed ?? 0;
    expect([taken('affiliate'), taken('second_tier')]).toEqual([expect.any(Number), expect.any(Number)]);
    expect(taken('affiliate') * taken('second_tier')).toBeGreaterThan(0);

    expect(first.anas).toMatchObject([{ sales: 5, refunded: 0, reversed: [] }]);
    expect(first.bens).toEqual([]);
    expect(second.anas).toMatchObject([{ sales: 4, refunded: 1 }]);
    expect(euros(second.anas[0]?.reversed)).toBe(taken('affiliate'));
    expect(euros(second.anas[0]?.earned) * 5).toBe(euros(first.anas[0]?.earned) * 4);
    expect(second.bens).toMatchObject([{ sales: 1, refunded: 0, reversed: [] }]);
    expect(now.anas).toMatchObject([{ sales: 5, refunded: 2, earned: first.anas[0]?.earned }]);
    expect(euros(now.anas[0]?.reversed)).toBe(taken('affiliate') + (splits[1]['affiliate']?.reversed ?? 0));
    expect(now.bens).toEqual([]);
    // A buyer who was another's for a day leaves too few to name their country on that day, and on no other.
    const countries = ({ anasByCountry }: typeof now) => anasByCountry.map(({ value, sales }) => [value, sales]);
    expect([countries(first), countries(second), countries(now)]).toEqual([[['CH', 5]], [['*', 4]], [['CH', 5]]]);
    expect(first.anasByCountry[0]?.earned).toEqual(first.anas[0]?.earned);

    const month = ({ network }: typeof now) => [network[0]?.byMonth[0]?.sales, euros(network[0]?.byMonth[0]?.earned)];
    const [, whole] = month(first);
    expect(month(first)[0]).toBe(5);
    expect(month(second)).toEqual([4, ((whole ?? 0) / 5) * 4 - taken('second_tier')]);
    expect(second.network).toMatchObject([{ recruits: [{ name: who(ana).name, sales: 4 }], changes: [] }]);
    expect(now.network).toMatchObject([{ recruits: [], changes: [{ what: 'went', name: who(ana).name }] }]);

    const anas = ({ quality }: typeof now) => quality.find(({ code }) => code === who(ana).code);
    expect(anas(first)).toMatchObject({ to: days[0], sales: 5, refundBasisPoints: 0 });
    expect(anas(second)).toMatchObject({ to: days[1], sales: 4, refundBasisPoints: 2_500 });
    expect(anas(now)).toMatchObject({ sales: 5, refundBasisPoints: 4_000 });
  });

  test('take a day and nothing else', async () => {
    const token = await tokenOf(who(sue));
    for (const path of ['/partner/report/sold?by=product&asKnownOn=yesterday', '/partner/network?asKnownOn=2026-02-30'])
      expect([path, codeOf(await own.world.api(path, { token }))]).toEqual([path, 'INVALID_INPUT']);
    expect(codeOf(await own.world.admin('/reports/quality?asKnownOn=soon'))).toBe('INVALID_INPUT');
    // The day that runs is not over: that is how things stand.
    expect((await read(`/partner/report/sold?by=product&asKnownOn=${await today()}`, token)).asKnownOn).toBeNull();
  });
});

describe('a deal between two sellers', () => {
  const aSeller = async () => {
    const creator = await aCreator(own.world);
    const program = await aProgram(own.world, { commissionBase: 'gross', rateBasisPoints: 500, holdDays: 0 });
    const product = await aProduct(own.world, { prices: { EUR: '100.00' }, creator, program });
    return { creator, program, product };
  };
  type Seller = Awaited<ReturnType<typeof aSeller>>;
  interface Exchange {
    readonly byYou: { readonly sales: number; readonly revenue: Amount; readonly commission: Amount };
    readonly byThem: { readonly sales: number; readonly revenue: Amount; readonly commission: Amount };
    readonly difference: Amount;
  }
  interface Deal {
    readonly id: string;
    readonly yourCode: string;
    readonly asKnownOn: string | null;
    readonly exchange: readonly Exchange[];
    readonly later: ReadonlyArray<Exchange & { readonly booked: string }>;
  }

  test('says what went each way as it was known, and what came later', async () => {
    const { world } = own;
    const [mine, theirs] = [await aSeller(), await aSeller()];
    const dealOf = async ({ creator }: Seller, id: string, day: string | null = null): Promise<Deal> =>
      (await read(`/studio/deals/${id}${knownAt(day)}`, await tokenOf(creator))) as Deal;
    const part = ({ program, product }: Seller) => ({ program: program.documentId, products: [product.documentId] });
    const endsOn = new Date(Date.parse(await today()) + 60 * 86_400_000).toISOString().slice(0, 10);
    const body = {
      handle: theirs.creator.name.toLowerCase(),
      yours: part(mine),
      theirs: part(theirs),
      rateBasisPoints: 2000,
      noticeDays: 7,
      endsOn,
    };
    const token = await tokenOf(mine.creator);
    const { id } = expectOk(await world.api('/studio/deals', { token, body }), 'a proposal').body.data as Deal;
    const accept = { token: await tokenOf(theirs.creator), body: { accept: true, reason: null } };
    expectOk(await world.api(`/studio/deals/${id}/answer`, accept), 'accepting it');
    const { yourCode } = await dealOf(mine, id);
    const { orderNumber } = await buy(world, { offerId: theirs.product.offerId, through: [yourCode] });
    await buy(world, { offerId: mine.product.offerId, through: [(await dealOf(theirs, id)).yourCode] });
    await world.settled();
    const [sold, then] = [await today(), await dealOf(mine, id)];
    expect(then).toMatchObject({ asKnownOn: null, later: [], exchange: [{ byYou: { sales: 1 }, byThem: { sales: 1 } }] });
    await world.pass({ days: 1 });
    const refunded = await today();
    expectOk(await refund(world, orderNumber, 4_000), 'a refund');
    await untilOrder(world, orderNumber, 'partially_refunded');
    await world.pass({ days: 1 });

    const known = await dealOf(mine, id, sold);
    expect([known.asKnownOn, known.exchange]).toEqual([sold, then.exchange]);
    expect(known.later).toMatchObject([{ booked: refunded, byYou: { sales: 0 }, byThem: { sales: 0, commission: { amount: '0' } } }]);
    const now = await dealOf(mine, id);
    const [was, later, is] = [known.exchange[0], known.later[0], now.exchange[0]];
    for (const of of [
      (one?: Exchange) => Number(one?.byYou.revenue.amount),
      (one?: Exchange) => Number(one?.byYou.commission.amount),
      (one?: Exchange) => Number(one?.difference.amount),
    ])
      expect(of(was) + of(later)).toBe(of(is));
    const reversed = (await splitOf(world, orderNumber))['affiliate']?.reversed ?? 0;
    expect(reversed).toBeGreaterThan(0);
    expect(Number(later?.byYou.commission.amount)).toBe(-reversed);
    // From its other side it is the same the other way round, and before it began there was nothing.
    expect((await dealOf(theirs, id, sold)).later).toMatchObject([{ byThem: { commission: { amount: String(-reversed) } } }]);
    const before = new Date(Date.parse(sold) - 86_400_000).toISOString().slice(0, 10);
    expect((await dealOf(mine, id, before)).exchange).toEqual([]);
    expect((await dealOf(mine, id, refunded)).exchange).toEqual(now.exchange);
    expect(codeOf(await world.api(`/studio/deals/${id}?asKnownOn=then`, { token: await tokenOf(mine.creator) }))).toBe('INVALID_INPUT');
  });
});
