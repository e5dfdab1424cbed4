import { csvText } from '../../src/plugins/affiliate-store/contracts/csv';
import { everyRow, sheetOf } from '../../src/plugins/affiliate-store/contracts/sheet';
import { refund } from '../support/books';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product, ProgramTerms } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { ask } from '../support/http';
import { buy, follow } from '../support/purchase';
import type { Started } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();

interface Scene {
  readonly ana: Affiliate;
  readonly ben: Affiliate;
  readonly product: Product;
}

const scene = async (terms: ProgramTerms = {}, sponsored = false): Promise<Scene> => {
  const program = await aProgram(world, terms);
  const ana = await anAffiliate(world, program);
  const ben = await anAffiliate(world, program, sponsored ? { sponsorCode: ana.code } : {});
  return { ana, ben, product: await aProduct(world, { prices: { EUR: '100.00' }, program }) };
};

const portal = async ({ email }: Affiliate) => {
  const { jwt } = await enter(world, email);
  return {
    get: (path: string) => world.api(`/partner${path}`, { token: jwt }),
    referral: async ({ orderNumber }: Started) => {
      const { data } = expectOk(await world.api('/partner/referrals', { token: jwt }), 'referrals').body;
      return (
        data as Array<{ id: string; orderNumber: string; outcome: string; reason: string; commission: { amount: string } | null }>
      ).find((one) => one.orderNumber === orderNumber);
    },
    receipt: async (id: string | undefined) =>
      expectOk(await world.api(`/partner/referrals/${id}/receipt`, { token: jwt }), 'the receipt').body.data,
  };
};

interface Touch {
  readonly who: string;
  readonly rival: string | null;
  readonly verdict: string;
  readonly reason: string;
  readonly landing: string;
}
const verdicts = (touches: readonly Touch[]) => touches.map(({ who, rival, verdict, reason }) => [who, rival, verdict, reason]);

describe('a sale two affiliates led to', () => {
  let ana: Affiliate;
  let ben: Affiliate;
  let sale: Started;
  beforeAll(async () => {
    const made = await scene();
    [ana, ben] = [made.ana, made.ben];
    sale = await buy(world, { offerId: made.product.offerId, through: [ana.code, ben.code] });
  }, 60_000);

  test('is won by the last click, and its receipt says which touches, which rule, and how the amount came to be', async () => {
    const { referral, receipt } = await portal(ben);
    const won = await referral(sale);
    expect(won).toMatchObject({ outcome: 'won', reason: 'LAST_CLICK', commission: { currency: 'EUR' } });
    const told = await receipt(won?.id);
    expect(verdicts(told.touches)).toEqual([
      ['another_affiliate', 'Affiliate A', 'lost', 'RIVAL_WON'],
      ['you', null, 'won', 'LAST_CLICK'],
    ]);
    expect(told.rule).toMatchObject({ model: 'last_click', windowDays: 30, version: 1 });
    expect(told.explanation.amount).toEqual(won?.commission);
    expect(told.explanation.steps.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining([
        'TOUCHES_WEIGHED',
        'RULE_APPLIED',
        'LAST_CLICK',
        'ORDER_PAID',
        'CONTRACT_TERMS',
        'BASE_NET_OF_FEE',
        'RATE_APPLIED',
        'PAYABLE_AT',
      ]),
    );
  });

  test('is shown to the one who lost it too, with the reason and nobody’s name', async () => {
    const { referral, receipt } = await portal(ana);
    const lost = await referral(sale);
    expect(lost).toMatchObject({ outcome: 'lost', reason: 'RIVAL_WON', commission: null });
    const told = await receipt(lost?.id);
    expect(verdicts(told.touches)).toEqual([
      ['you', null, 'lost', 'RIVAL_WON'],
      ['another_affiliate', 'Affiliate A', 'won', 'LAST_CLICK'],
    ]);
    expect(told.touches[1].landing).toBe('');
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`${ben.code}|${ben.email}|${ben.name}`, 'i'));
  });

  test('shows neither of them anything of the buyer', async () => {
    for (const affiliate of [ana, ben]) {
      const { get, referral } = await portal(affiliate);
      const { id } = (await referral(sale)) ?? {};
      const pages = await Promise.all(['/summary', '/chart', '/links', '/commissions', '/referrals', `/referrals/${id}/receipt`].map(get));
      for (const page of pages) {
        expect(page.status).toBe(200);
        expect(page.text).not.toContain(sale.email);
        expect(page.text).not.toMatch(/"(email|country|ip|buyer|customer)"/i);
      }
    }
  });

  test('adds up: summary, chart, commission and balance say the same', async () => {
    const { get, referral } = await portal(ben);
    const { commission } = (await referral(sale)) ?? {};
    const summary = expectOk(await get('/summary'), 'the summary').body.data;
    expect(summary).toMatchObject({
      clicks: 1,
      countedClicks: 1,
      sales: 1,
      conversionBasisPoints: 10_000,
      earned: [commission],
      perClick: [commission],
      leads: 0,
      reversed: [],
    });
    expect(summary.balances).toEqual([expect.objectContaining({ currency: 'EUR', pending: commission, owing: false, total: commission })]);
    expect(summary.nextPayable).toMatchObject({ amount: commission });
    const chart = expectOk(await get('/chart'), 'the chart').body.data;
    expect(chart).toHaveLength(30);
    expect(chart.at(-1)).toMatchObject({ amounts: [commission], count: 1, clicks: 1 });
    const [row] = expectOk(await get('/commissions'), 'commissions').body.data;
    expect(row).toMatchObject({ orderNumber: sale.orderNumber, role: 'affiliate', state: 'pending', amount: commission, net: commission });
    expect(row.receipt).toBe((await referral(sale))?.id);
    expect(expectOk(await get(`/commissions/${row.id}/explanation`), 'the explanation').body.data.amount).toEqual(commission);
  });

  test('is worth to the affiliate what a refund left of it, in the list of orders as in that of commissions', async () => {
    const { ana: seller, product } = await scene();
    const refunded = await buy(world, { offerId: product.offerId, through: [seller.code] });
    const { get, referral, receipt } = await portal(seller);
    const before = await referral(refunded);
    expect((await refund(world, refunded.orderNumber, 10_000)).status).toBe(201);
    await world.settled();
    const after = await referral(refunded);
    const [row] = expectOk(await get('/commissions'), 'commissions').body.data;
    expect(before?.commission?.amount).not.toBe('0');
    expect([after?.commission?.amount, row.net.amount]).toEqual(['0', '0']);
    expect((await receipt(after?.id)).explanation.amount).toMatchObject({ amount: '0' });
  });

  test('draws the clicks that count: the days add up to the figure above them', async () => {
    const { ana: busy } = await scene();
    await follow(world, busy.code, await follow(world, busy.code));
    const { get } = await portal(busy);
    const summary = expectOk(await get('/summary'), 'the summary').body.data;
    const chart = expectOk(await get('/chart'), 'the chart').body.data as Array<{ clicks: number }>;
    expect(summary).toMatchObject({ clicks: 2, countedClicks: 1 });
    expect(chart.reduce((total, { clicks }) => total + clicks, 0)).toBe(summary.countedClicks);
  });

  test('counts the addresses they brought, and says what a click earned, rounded down, after what was taken back (N-19)', async () => {
    const { ana: seller, product } = await scene();
    const refunded = await buy(world, { offerId: product.offerId, through: [seller.code] });
    for (const agent of ['Gecko/20100101 Firefox/132.0', 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'])
      await ask(`${world.address.url}/r/${seller.code}`, {
        headers: {
          'user-agent': `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${agent}`,
          'sec-fetch-dest': 'document',
          'sec-fetch-mode': 'navigate',
        },
      });
    for (const email of [`${unique('lead')}@example.test`, `${unique('lead')}@example.test`])
      expectOk(await world.api('/track/lead', { body: { code: seller.code, email, consent: true } }), 'a lead');
    const { get } = await portal(seller);
    const summary = expectOk(await get('/summary'), 'the summary').body.data;
    const earned = Number(summary.earned[0].amount);
    expect(summary).toMatchObject({ leads: 2, countedClicks: 3, perClick: [{ amount: String(Math.floor(earned / 3)), currency: 'EUR' }] });
    expect((await refund(world, refunded.orderNumber, 10_000)).status).toBe(201);
    await world.settled();
    expect(expectOk(await get('/summary'), 'after the refund').body.data.perClick).toMatchObject([{ amount: '0' }]);
    // Addresses of so long ago may have been deleted: no figure is better than a wrong one.
    expect(expectOk(await get('/summary?from=2020-01-01'), 'long ago').body.data.leads).toBeNull();
  }, 60_000);

  test('is saved whole and as it is filtered: the file holds every line of every page, and no other (N-19)', async () => {
    const { ana: seller, product } = await scene();
    for (let sold = 0; sold < 3; sold += 1) await buy(world, { offerId: product.offerId, through: [seller.code] });
    const { get } = await portal(seller);
    const page = (path: string) => async (cursor: string | undefined) => {
      const { data, meta } = expectOk(await get(`${path}pageSize=2${cursor ? `&cursor=${cursor}` : ''}`), path).body;
      return { data, pagination: meta.pagination };
    };
    const file = async (path: string) => csvText(sheetOf((await everyRow(page(path))) ?? []));
    const shown = expectOk(await get('/commissions?state=pending'), 'commissions').body.data as Array<{
      id: string;
      net: { amount: string };
    }>;
    const lines = (await file('/commissions?state=pending&')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    shown.forEach(({ id, net }, at) => {
      expect(lines[at + 1]).toContain(id);
      expect(lines[at + 1]).toContain(`${Number(net.amount) / 100},EUR`);
    });
    expect((await file('/referrals?outcome=won&')).trimEnd().split('\r\n')).toHaveLength(4);
    expect(await everyRow(page('/commissions?state=paid&'))).toEqual([]);
  }, 60_000);

  test('is a secret to everybody else (IDOR)', async () => {
    const [own, other] = [await portal(ben), await portal(ana)];
    const { id } = (await own.referral(sale)) ?? {};
    const [commission] = expectOk(await own.get('/commissions'), 'commissions').body.data;
    const [receipt, explanation] = [
      await other.get(`/referrals/${id}/receipt`),
      await other.get(`/commissions/${commission.id}/explanation`),
    ];
    expect([receipt.status, receipt.body.error.details.code, explanation.status, explanation.body.error.details.code]).toEqual([
      404,
      'REFERRAL_NOT_FOUND',
      404,
      'COMMISSION_NOT_FOUND',
    ]);
    const { jwt } = await enter(world, sale.email);
    const asBuyer = await world.api('/partner/summary', { token: jwt });
    expect([asBuyer.status, asBuyer.body.error.details.code]).toEqual([403, 'NOT_AN_AFFILIATE']);
    expect((await world.api('/partner/summary')).status).toBe(401);
  });
});

describe('a sale', () => {
  test('is won by the first click where the program says so (R01)', async () => {
    const { ana, ben, product } = await scene({ model: 'first_click' });
    const sale = await buy(world, { offerId: product.offerId, through: [ana.code, ben.code] });
    expect(await (await portal(ana)).referral(sale)).toMatchObject({ outcome: 'won', reason: 'FIRST_CLICK' });
    expect(await (await portal(ben)).referral(sale)).toMatchObject({ outcome: 'lost', reason: 'RIVAL_WON' });
  });

  test('by the affiliate themself pays nothing, whatever tag is in the address (B-45)', async () => {
    const { ana, product } = await scene();
    const sale = await buy(world, { offerId: product.offerId, through: [ana.code], email: ana.email.replace('@', '+shop@').toUpperCase() });
    expect(await (await portal(ana)).referral(sale)).toMatchObject({ outcome: 'rejected', reason: 'SELF_REFERRAL', commission: null });
  });

  test('by the affiliate themself pays where the program allows it', async () => {
    const { ana, product } = await scene({ allowOwnReferrals: true });
    const sale = await buy(world, { offerId: product.offerId, through: [ana.code], email: ana.email });
    expect(await (await portal(ana)).referral(sale)).toMatchObject({ outcome: 'won' });
  });

  test('goes to the one before when the last clicked was blocked meanwhile (R11)', async () => {
    const { ana, ben, product } = await scene();
    const cookies = await follow(world, ben.code, await follow(world, ana.code));
    expectOk(await world.admin(`/affiliates/${ben.id}/block`, { body: { reason: 'bids on our brand' } }), 'the block');
    const sale = await buy(world, { offerId: product.offerId, cookies });
    expect(await (await portal(ana)).referral(sale)).toMatchObject({ outcome: 'won', reason: 'LAST_CLICK' });
    expect(await (await portal(ben)).referral(sale)).toMatchObject({ outcome: 'rejected', reason: 'AFFILIATE_BLOCKED' });
  });

  test('earns the sponsor the second tier, and nobody above', async () => {
    const { ana, ben, product } = await scene({ secondTierBasisPoints: 500 }, true);
    const sale = await buy(world, { offerId: product.offerId, through: [ben.code] });
    const { get, referral } = await portal(ana);
    expect(await referral(sale)).toBeUndefined();
    expect(expectOk(await get('/commissions'), 'commissions').body.data).toEqual([
      expect.objectContaining({ orderNumber: sale.orderNumber, role: 'second_tier' }),
    ]);
  });

  test('keeps the terms it was made under when the program changes', async () => {
    const { ana, product } = await scene();
    const before = await buy(world, { offerId: product.offerId, through: [ana.code] });
    const detail = expectOk(await world.admin(`/affiliates/${ana.id}`), 'the affiliate').body.data;
    const changed = await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.program/${detail.terms.id}`, {
      method: 'PUT',
      body: { rateBasisPoints: 5000, version: 77 },
    });
    expect(expectOk(changed, 'the change').body.data.version).toBe(2);
    const after = await buy(world, { offerId: product.offerId, through: [ana.code] });
    const { referral, receipt } = await portal(ana);
    const versions = await Promise.all([before, after].map(async (sale) => (await receipt((await referral(sale))?.id)).rule.version));
    expect(versions).toEqual([1, 2]);
    const history = expectOk(await world.admin(`/programs/${detail.terms.id}/versions`), 'the versions').body.data;
    expect(history.map(({ version, rateBasisPoints }: { version: number; rateBasisPoints: number }) => [version, rateBasisPoints])).toEqual(
      [
        [2, 5000],
        [1, 3000],
      ],
    );
  });
});

describe('the links to share', () => {
  test('come with terms, a QR code, and one for each product', async () => {
    const { ana, product } = await scene({ rateBasisPoints: 2500, windowDays: 7 });
    expectOk(await world.admin(`/affiliates/${ana.id}/rate`, { method: 'PUT', body: { rateBasisPoints: 4000 } }), 'a rate of their own');
    const [link] = expectOk(await (await portal(ana)).get('/links'), 'links').body.data;
    expect(link).toMatchObject({
      code: ana.code,
      url: `${world.address.url}/r/${ana.code}`,
      rateBasisPoints: 4000,
      base: 'net_of_fee',
      windowDays: 7,
      holdDays: 14,
      model: 'last_click',
      state: 'active',
    });
    expect(link.qrSvg).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
    expect(link.deepLinks).toEqual([{ name: product.name, url: `${link.url}?to=${encodeURIComponent(`/store/en/p/${product.slug}`)}` }]);
    expect((await follow(world, `${ana.code}?to=${encodeURIComponent(`/store/en/p/${product.slug}`)}`))['afs_visitor']).toBeDefined();
  });
});

describe('staff', () => {
  test('finds affiliates by name, e-mail and code, by state and program, page by page', async () => {
    const program = await aProgram(world);
    const made: Affiliate[] = [];
    for (let index = 0; index < 3; index += 1) made.push(await anAffiliate(world, program));
    const list = async (query: string) =>
      expectOk(await world.admin(`/affiliates?program=${program.documentId}&${query}`), 'the list').body;
    const first = await list('pageSize=2');
    expect([first.data.length, first.meta.pagination.total]).toEqual([2, 3]);
    const second = await list(`pageSize=2&cursor=${first.meta.pagination.nextCursor}`);
    expect([...first.data, ...second.data].map(({ id }: { id: string }) => id)).toEqual(made.map(({ id }) => id).reverse());
    expect((await list(`q=${made[1]?.code.toUpperCase()}`)).data.map(({ id }: { id: string }) => id)).toEqual([made[1]?.id]);
    expect((await list('q=%25')).data).toEqual([]);
    expect((await list('state=blocked')).data).toEqual([]);
    const refused = await world.admin('/affiliates?cursor=abc');
    expect([refused.status, refused.body.error.details.code]).toEqual([400, 'CURSOR_INVALID']);
  });

  test.each([
    ['a sponsor nobody is', { sponsorCode: 'nobody-is-this' }, 400, 'SPONSOR_NOT_FOUND'],
    ['a code of two letters', { code: 'ab' }, 400, 'CODE_MALFORMED'],
    ['a code of the shop', { code: 'Admin' }, 400, 'CODE_RESERVED'],
    ['a program that is not there', { program: 'nothing' }, 404, 'PROGRAM_NOT_FOUND'],
    ['no name', { name: ' ' }, 400, 'INVALID_INPUT'],
    ['a field of its own', { rateBasisPoints: 9000 }, 400, 'INVALID_INPUT'],
  ])('cannot add somebody with %s', async (_what, change, status, code) => {
    const program = await aProgram(world);
    const answer = await world.admin('/affiliates', {
      body: { email: `${unique('new')}@example.test`, name: 'New', program: program.documentId, ...change },
    });
    expect([answer.status, answer.body.error.details.code]).toEqual([status, code]);
  });

  test('cannot close a circle of sponsors, nor let somebody in twice (R10)', async () => {
    const program = await aProgram(world);
    const ana = await anAffiliate(world, program);
    const ben = await anAffiliate(world, program, { sponsorCode: ana.code });
    const again = (sponsorCode?: string) =>
      world.admin('/affiliates', {
        body: { email: ana.email, name: ana.name, program: program.documentId, ...(sponsorCode ? { sponsorCode } : {}) },
      });
    expect((await again(ben.code)).body.error.details.code).toBe('SPONSOR_CYCLE');
    expect((await again(ana.code)).body.error.details.code).toBe('SPONSOR_IS_SELF');
    expect((await again()).body.error.details).toMatchObject({ code: 'ALREADY_ENROLLED', affiliateCode: ana.code });
  });

  test('gives one code once, also when twenty ask for it at the same moment', async () => {
    const program = await aProgram(world);
    const code = unique('wanted');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.admin('/affiliates', { body: { email: `${code}-${index}@example.test`, name: 'Wanted', program: program.documentId, code } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
  });

  test('finds every act in the audit log', async () => {
    const program = await aProgram(world);
    const affiliate = await anAffiliate(world, program);
    expectOk(await world.admin(`/affiliates/${affiliate.id}/block`, { body: { reason: 'bids on our brand' } }), 'the block');
    expectOk(await world.admin(`/affiliates/${affiliate.id}/block`, { body: { reason: 'again' } }), 'the same again');
    expectOk(await world.admin(`/affiliates/${affiliate.id}/approve`, { body: {} }), 'taking it back');
    const { data } = expectOk(await world.admin(`/audit?subject=affiliate:${affiliate.id}`), 'the audit log').body;
    expect(data.map(({ action }: { action: string }) => action)).toEqual(['affiliate.approved', 'affiliate.blocked', 'affiliate.enrolled']);
  });

  test('cannot delete a program people are in', async () => {
    const program = await aProgram(world);
    await anAffiliate(world, program);
    const answer = await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.program/${program.documentId}`, {
      method: 'DELETE',
    });
    expect([answer.status, answer.body.error.details.code]).toEqual([400, 'PROGRAM_IN_USE']);
  });

  test('cannot write an affiliate past the store, and is told what to do instead', async () => {
    const affiliate = await anAffiliate(world, await aProgram(world));
    const answer = await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.affiliate/${affiliate.id}`, {
      method: 'PUT',
      body: { name: 'Somebody else' },
    });
    expect([answer.status, answer.body.error.details.code]).toEqual([400, 'WRITTEN_BY_THE_STORE']);
    expect(answer.body.error.message).toContain('Store → Affiliates');
  });
});
