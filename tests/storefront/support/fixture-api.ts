import type { Context, Middleware } from 'koa';
import { type z } from 'zod';
import * as accounts from '../../../src/plugins/affiliate-store/contracts/accounts';
import * as catalog from '../../../src/plugins/affiliate-store/contracts/catalog';
import * as checkout from '../../../src/plugins/affiliate-store/contracts/checkout';
import type { Data, Endpoint, Input } from '../../../src/plugins/affiliate-store/contracts/endpoint';
import * as feedback from '../../../src/plugins/affiliate-store/contracts/feedback';
import * as followUps from '../../../src/plugins/affiliate-store/contracts/follow-ups';
import * as help from '../../../src/plugins/affiliate-store/contracts/help';
import * as invoices from '../../../src/plugins/affiliate-store/contracts/invoices';
import * as orders from '../../../src/plugins/affiliate-store/contracts/orders';
import * as programs from '../../../src/plugins/affiliate-store/contracts/programs';
import * as partner from '../../../src/plugins/affiliate-store/contracts/partner';
import * as subscriptions from '../../../src/plugins/affiliate-store/contracts/subscriptions';
import * as studio from '../../../src/plugins/affiliate-store/contracts/studio';
import { cards, product, salesPage, shop } from './fixture/catalog';
import { balances, chart, commissions, explain, links, range, receiptOf, referrals, sales, split } from './fixture/earnings';
import { buyInClub, clubOf, withoutCard } from './fixture/club';
import { acceptFollowUp, declineFollowUp, followUp, furtherOrders } from './fixture/follow-up';
import { articles, entries, questions } from './fixture/help';
import { program } from './fixture/program';
import { Refusal, refuse } from './fixture/refuse';
import { applyCoupon, cartStatus, createCart, kept, libraryItems, receipts, startPayment, updateCart } from './fixture/sale';
import { money } from './fixture/catalog';

interface Answer {
  readonly data: unknown;
  readonly pagination?: { readonly nextCursor: string | null; readonly total: number };
}
type Answering = (input: { readonly params: never; readonly query: never; readonly body: never }, ctx: Context) => Answer;
const table: { readonly endpoint: Endpoint; readonly answer: Answering; readonly pattern: RegExp; readonly names: readonly string[] }[] =
  [];

function on<E extends Endpoint>(endpoint: E, answer: (input: Input<E>, ctx: Context) => z.input<E['response']>): void {
  register(endpoint, (input, ctx) => ({ data: answer(input, ctx) }));
}
function paged<E extends Endpoint>(endpoint: E, rows: (input: Input<E>) => Data<E> & readonly unknown[]): void {
  register(endpoint, (input) => {
    const all = rows(input);
    const { cursor, pageSize } = input.query as { cursor?: string; pageSize: number };
    const start = Number(cursor ?? 0);
    const end = start + pageSize;
    return { data: all.slice(start, end), pagination: { nextCursor: end < all.length ? String(end) : null, total: all.length } };
  });
}
function register(endpoint: Endpoint, answer: Answering): void {
  const names = [...endpoint.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '');
  table.push({ endpoint, answer, names, pattern: new RegExp(`^${endpoint.path.replace(/:[A-Za-z]+/g, '([^/]+)')}$`) });
}
const found = <T>(thing: T | null | undefined, code: string): T => {
  if (thing === null || thing === undefined) throw refuse(404, code, 'Not found.');
  return thing;
};

on(catalog.readShop, () => shop);
paged(help.listHelp, ({ query }) =>
  articles
    .filter(({ title }) => title.toLowerCase().includes((query.q ?? '').toLowerCase()))
    .map(({ text, helpful: _said, ...shown }) => ({ ...shown, opening: text })),
);
on(help.readHelp, ({ params }) =>
  found(
    articles.find(({ id }) => id === params.id),
    'HELP_ARTICLE_NOT_FOUND',
  ),
);
paged(help.listQuestions, () => [...questions]);
paged(feedback.listFeedback, () => [...entries]);
on(feedback.listFeedbackChoices, () => [{ id: 'product-0', name: 'The Quiet Ledger' }]);
on(feedback.readFeedback, ({ params }) =>
  found(
    entries.find(({ id }) => id === params.id),
    'FEEDBACK_NOT_FOUND',
  ),
);
paged(catalog.listProducts, ({ query }) =>
  cards(query.locale).filter(
    (card) =>
      (query.q === undefined || `${card.name} ${card.summary}`.toLowerCase().includes(query.q.toLowerCase())) &&
      (query.tag === undefined || card.tags.includes(query.tag)),
  ),
);
on(catalog.readProduct, ({ params, query }) => found(product(params.slug, query.locale), 'PRODUCT_NOT_FOUND'));
paged(programs.listMarketPrograms, () => [program]);
on(catalog.readSalesPage, ({ params, query }) =>
  found(salesPage(params.slug, query.locale, query.preview !== undefined), 'SALES_PAGE_NOT_FOUND'),
);

on(checkout.createCart, ({ body }) => createCart(body));
on(checkout.readCart, ({ params }) => kept(params.token).cart);
on(checkout.updateCart, ({ params, body }) => updateCart(params.token, body));
on(checkout.abandonPayment, () => ({ state: 'expired' as const }));
on(checkout.applyCoupon, ({ params, body }) => applyCoupon(params.token, body));
on(checkout.startPayment, ({ params, body }) => startPayment(params.token, body.version));
on(checkout.readCartStatus, ({ params }) => cartStatus(params.token));

on(followUps.readFollowUp, ({ params }) => followUp(params.token));
on(followUps.acceptFollowUp, ({ params, body }) => acceptFollowUp(params.token, body));
on(followUps.declineFollowUp, ({ params }) => declineFollowUp(params.token));

on(invoices.listOrderDocuments, () => []);
on(invoices.listMyDocuments, () => []);

on(subscriptions.listMySubscriptions, () => [
  {
    id: 'sub_letters',
    product: 'letters',
    productName: 'A Letter Each Month',
    state: 'active' as const,
    price: money(900),
    interval: 'month' as const,
    count: 1,
    instalments: null,
    nextPaymentAt: '2026-12-20T10:00:00.000Z',
    paidUntil: '2026-12-20T10:00:00.000Z',
    cancelAtPeriodEnd: false,
    mayEndNow: true,
    startedAt: '2026-10-20T10:00:00.000Z',
    endedAt: null,
    accessUntil: '2026-12-27T10:00:00.000Z',
    openForGood: false,
    card: { last4: '4242' },
    overdue: null,
    paused: null,
    pauseChoices: [
      { periods: 1, until: '2027-01-20T10:00:00.000Z' },
      { periods: 2, until: '2027-02-20T10:00:00.000Z' },
    ],
    offerName: 'A month',
    offerChoices: [
      { offer: 'off_year', name: 'A year', price: money(9000), interval: 'year' as const, count: 1, from: '2026-12-20T10:00:00.000Z' },
      {
        offer: 'off_audio',
        name: 'With audio',
        price: money(1500),
        interval: 'month' as const,
        count: 1,
        from: '2026-12-20T10:00:00.000Z',
      },
    ],
    change: null,
    payments: [{ order: 'AN-2026-0142', paidAt: '2026-11-20T10:00:00.000Z', total: money(900) }],
    orders: ['AN-2026-0142'],
  },
  {
    id: 'sub_course',
    product: 'course',
    productName: 'Arabic Calligraphy, from Reed to Page',
    state: 'active' as const,
    price: money(3300),
    interval: 'month' as const,
    count: 1,
    instalments: { count: 3, paid: 2, total: money(9900) },
    nextPaymentAt: '2026-12-14T10:00:00.000Z',
    paidUntil: '2026-12-14T10:00:00.000Z',
    cancelAtPeriodEnd: false,
    mayEndNow: false,
    startedAt: '2026-10-14T10:00:00.000Z',
    endedAt: null,
    accessUntil: '2026-12-21T10:00:00.000Z',
    openForGood: false,
    card: { last4: '4242' },
    overdue: null,
    paused: null,
    pauseChoices: [],
    offerName: 'Three payments',
    offerChoices: [],
    change: null,
    payments: [{ order: 'AN-2026-0142', paidAt: '2026-11-14T10:00:00.000Z', total: money(3300) }],
    orders: ['AN-2026-0142'],
  },
]);

let resent = 0;
on(orders.readThankYou, ({ params }) => {
  if (params.token === 'expired-expired-expired') throw refuse(410, 'ORDER_LINK_EXPIRED', 'Expired.');
  const receipt = found(receipts()[0], 'ORDER_NOT_FOUND');
  const { email: _email, country: _country, ...shown } = receipt;
  return { ...shown, emailHint: 'i•••@e•••.com', access: libraryItems().slice(0, 1), further: furtherOrders(params.token) };
});
on(partner.findPartnerPage, () => ({ token: null }));
on(orders.resendAccessMail, () => {
  resent += 1;
  if (resent > 3) throw refuse(429, 'RESEND_LIMIT', 'Enough for today.');
  return { sent: true as const };
});
on(orders.createOrderDownload, ({ body }) => ({ url: `/fixture/file/${body.file}`, expiresAt: '2026-11-21T10:00:00.000Z' }));
on(orders.createDownload, ({ body }) => ({ url: `/fixture/file/${body.file}`, expiresAt: '2026-11-21T10:00:00.000Z' }));
on(orders.readLibrary, () => libraryItems());
on(followUps.readClub, () => clubOf());
on(followUps.buyInClub, ({ body }) => buyInClub(body));
on(followUps.withdrawCard, () => withoutCard());
on(orders.listMyOrders, () => receipts());
on(orders.readMyOrder, ({ params }) =>
  found(
    receipts().find((one) => one.number === params.number),
    'ORDER_NOT_FOUND',
  ),
);

const profile = {
  email: 'lina@example.com',
  name: 'Lina Haddad',
  roles: ['member', 'affiliate', 'creator'] as ('member' | 'affiliate' | 'creator')[],
  hasPassword: false,
  hasCredit: false,
  onPath: false,
  hasNetwork: true,
};
const session = (ctx: Context) => {
  ctx.cookies.set('fixture_session', 'lina', { httpOnly: true, sameSite: 'lax', overwrite: true });
  return { jwt: 'fixture-jwt', profile };
};
on(accounts.requestSignInLink, () => ({ sent: true as const }));
on(accounts.useSignInLink, ({ body }, ctx) => {
  if (body.token.startsWith('used')) throw refuse(410, 'LINK_USED', 'Used.');
  return session(ctx);
});
on(accounts.signIn, ({ body }, ctx) => {
  if (body.password !== 'demo-demo-demo') throw refuse(401, 'CREDENTIALS_WRONG', 'Wrong.');
  return session(ctx);
});
on(accounts.refreshSession, (_, ctx) => {
  if (ctx.cookies.get('fixture_session') === undefined) throw refuse(401, 'SESSION_MISSING', 'Sign in first.');
  return session(ctx);
});
on(accounts.signOut, (_, ctx) => {
  ctx.cookies.set('fixture_session', null);
  return { signedOut: true as const };
});
on(accounts.readProfile, () => profile);
on(accounts.setPassword, () => ({ saved: true as const }));

on(partner.readPartnerSummary, ({ query }) => ({
  ...range(query),
  clicks: 462,
  countedClicks: 431,
  sales: 21,
  leads: 7,
  perClick: [money(132)],
  earned: [money(61206)],
  reversed: [money(3996)],
  conversionBasisPoints: 487,
  balances,
  nextPayable: { at: '2026-11-28T00:00:00.000Z', amount: money(3996) },
}));
on(partner.readPartnerChart, ({ query }) => chart(range(query).from, range(query).to));
on(partner.listPartnerLinks, () => links);
paged(partner.listPartnerCommissions, ({ query }) => commissions.filter((one) => query.state === undefined || one.state === query.state));
on(partner.explainPartnerCommission, ({ params }) =>
  explain(
    Number(
      found(
        commissions.find((one) => one.id === params.id),
        'COMMISSION_NOT_FOUND',
      ).amount.amount,
    ),
  ),
);
paged(partner.listPartnerReferrals, ({ query }) => referrals.filter((one) => query.outcome === undefined || one.outcome === query.outcome));
on(partner.readPartnerReceipt, ({ params }) =>
  receiptOf(
    found(
      referrals.find((one) => one.id === params.id),
      'REFERRAL_NOT_FOUND',
    ),
  ),
);

on(studio.readStudioSummary, ({ query }) => ({
  ...range(query),
  sales: 18,
  gross: [money(215820)],
  refunded: [money(14990)],
  earned: [money(81481)],
  balances,
  products: [
    { id: 'product-0', name: 'The Quiet Ledger', sales: 11, gross: [money(131890)] },
    { id: 'product-1', name: 'Clay & Ash', sales: 7, gross: [money(83930)] },
  ],
  chart: chart(range(query).from, range(query).to).map(({ clicks: _clicks, ...point }) => point),
}));
paged(studio.listStudioSales, () => sales);
on(studio.readStudioSale, ({ params }) => ({
  ...found(
    sales.find((one) => one.orderNumber === params.number),
    'ORDER_NOT_FOUND',
  ),
  split,
  refunds: [
    { line: 1, product: 'The Quiet Ledger', most: money(11990), state: 'open' as const, guaranteeEndsAt: '2026-12-01T12:00:00.000Z' },
  ],
}));

function parsed(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return {};
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  throw Object.assign(refuse(400, 'INVALID_INPUT', 'The input is not valid.'), {
    errors: outcome.error.issues.map((issue) => ({ path: [part, ...issue.path.map(String)], message: issue.message })),
  });
}

function answerTo(ctx: Context, path: string, body: unknown): Answer & { readonly status: number } {
  const row = table.find(({ endpoint, pattern }) => endpoint.method === ctx.method && pattern.test(path));
  if (row === undefined) throw refuse(404, 'ROUTE_NOT_FOUND', 'No such endpoint.');
  if (row.endpoint.access !== 'public' && ctx.get('authorization') !== 'Bearer fixture-jwt')
    throw refuse(401, 'UNAUTHENTICATED', 'Sign in first.');
  const match = row.pattern.exec(path) ?? [];
  const params = Object.fromEntries(row.names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')]));
  const input = {
    params: parsed(row.endpoint.params, params, 'params'),
    query: parsed(row.endpoint.query, { ...ctx.query }, 'query'),
    body: parsed(row.endpoint.body, body, 'body'),
  };
  const answer = row.answer(input as never, ctx);
  // What the fixture says goes through the contract, so that it cannot drift from it.
  return { ...answer, data: row.endpoint.response.parse(answer.data), status: row.endpoint.status ?? 200 };
}

/** Answers the store's API for tests of the storefront, from memory. */
export const fixtureApi =
  (readBody: (ctx: Context) => Promise<unknown>): Middleware =>
  async (ctx, next) => {
    const prefix = '/api/affiliate-store';
    if (!ctx.path.startsWith(`${prefix}/`)) return next();
    try {
      const { status, data, pagination } = answerTo(ctx, ctx.path.slice(prefix.length), await readBody(ctx));
      ctx.status = status;
      ctx.body = { data, meta: pagination === undefined ? {} : { pagination } };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      ctx.status = thrown.status;
      ctx.body = {
        data: null,
        error: {
          status: thrown.status,
          name: 'StoreError',
          message: thrown.message,
          details: { code: thrown.code, errors: (thrown as { errors?: unknown }).errors },
        },
      };
    }
  };
