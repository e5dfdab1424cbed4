// An affiliate programme in a real browser: somebody applies, learns, signs and promotes; a visitor keeps no cookies; a rival wins, and
// the loser sees why; the owner tries other terms and publishes them. Affiliates and visitors are on phones.
import type { Page } from 'playwright-core';
import { aBrowser, DESK, faults, PHONE, serious } from '../support/browser';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { mailTo } from '../support/mailbox';
import { fillCheckout, givePassword, goToPayment, payByCard, signInOn, signInToPanel, STORE, untilThanked } from '../support/on-pages';
import { ownShop } from '../support/own-shop';
import { sendPostback } from '../support/postback';
import type { ServerKey } from '../support/postback';
import { buy } from '../support/purchase';

const own = ownShop('browser-programme', { STORY_ADMIN_PANEL: 'true' });
const { open, openWithoutCookies, strangers } = aBrowser(own);
const at = (path: string): string => `${own.world.address.url}${path}`;

type Program = Awaited<ReturnType<typeof aProgram>>;
const ZOE = { email: 'zoe@example.test', name: 'Zoé Dealer' };
const SLUG = 'kiln-dealers';
const OPTIONS = [
  { key: 'hot', text: 'Above 600 °C' },
  { key: 'cold', text: 'In the fridge' },
];
const QUESTION = 'When does clay set?';
const PATH = [
  { kind: 'material', key: 'welcome', title: 'How we fire', text: 'Clay sets above 600 °C.', confidential: false },
  {
    kind: 'quiz',
    key: 'test',
    title: 'Kiln test',
    questions: [{ key: 'heat', text: QUESTION, options: OPTIONS, right: ['hot'] }],
    passPercent: 100,
    tries: 3,
    pauseHours: 0,
  },
];

/** What one story leaves for the next ones: the shop goes on. */
interface Scene {
  readonly owner: Page;
  readonly zoe: Page;
  readonly dealers: Program;
  readonly kiln: Product;
  readonly books: Program;
  readonly workbook: Product;
  readonly ana: Affiliate;
  readonly chris: Affiliate;
}
let scene: Scene;

/** Somebody's page, nothing of which is wrong. */
const fine = async (page: Page): Promise<void> => expect(await faults(page)).toEqual([]);
/** The owner's page likewise; the panel's own colours of a button below the mouse are not the store's. */
const fineOnDesk = async (): Promise<void> => {
  await scene.owner.mouse.move(0, 0);
  expect(await serious(scene.owner)).toEqual([]);
};
/** A place of the panel, once it is there. */
const desk = async (path: string, heading: string): Promise<void> => {
  await scene.owner.goto(at(`${STORE}${path}`));
  await scene.owner.getByRole('heading', { level: 1, name: heading }).waitFor();
};

beforeAll(async () => {
  const { world } = own;
  const [owner, zoe] = await Promise.all([open(DESK), open({ ...PHONE, permissions: ['clipboard-read', 'clipboard-write'] })]);
  const dealers = await aProgram(world, {
    name: 'Kiln dealers',
    slug: SLUG,
    admission: 'by_approval',
    listed: true,
    commissionBase: 'net_of_tax',
    rateBasisPoints: 3000,
  } as object);
  expectOk(await world.admin(`/programs/${dealers.documentId}/path`, { method: 'PUT', body: { version: 0, steps: PATH } }), 'the path');
  const books = await aProgram(world, { name: 'Workbooks', commissionBase: 'net_of_tax', rateBasisPoints: 3000 } as object);
  scene = {
    owner,
    zoe,
    dealers,
    books,
    kiln: await aProduct(world, { name: 'A Small Kiln', prices: { EUR: '100.00' }, program: dealers }),
    workbook: await aProduct(world, { name: 'One Line A Day', prices: { EUR: '100.00' }, program: books }),
    ana: await anAffiliate(world, books, { name: 'Ana' }),
    chris: await anAffiliate(world, books, { name: 'Chris' }),
  };
  await signInToPanel(owner, world);
}, 120_000);

test('somebody applies, is admitted in the panel, learns, passes the test, signs and copies the link; no step can be skipped', async () => {
  const { world } = own;
  const { owner, zoe } = scene;
  await zoe.goto(at('/store/en/programs'));
  await fine(zoe);
  await zoe.getByRole('link', { name: 'Kiln dealers' }).click();
  await zoe.getByRole('heading', { level: 1, name: 'Kiln dealers' }).waitFor();
  await fine(zoe);
  await zoe.getByRole('link', { name: 'Apply' }).click();
  await zoe.getByLabel('E-mail').fill(ZOE.email);
  await fine(zoe);
  await zoe.getByRole('button', { name: 'Mail me the link' }).click();
  await zoe.getByRole('heading', { name: 'Look in your mailbox' }).waitFor();
  await zoe.goto(/http\S+\/link\/\S+/.exec((await mailTo(world, ZOE.email, 'program_join_link')).text)?.[0] ?? 'no link');
  await zoe.getByRole('button', { name: 'Sign in' }).click();
  await zoe.getByRole('heading', { level: 1, name: 'Application to Kiln dealers' }).waitFor();
  await zoe.getByLabel('Your name').fill(ZOE.name);
  await zoe.getByLabel('How will you recommend it?').fill('In my newsletter for potters.');
  await zoe.getByLabel(/I have read these terms/).check();
  await fine(zoe);
  await zoe.getByRole('button', { name: 'Hand in my application' }).click();
  await zoe.getByText(/^Not approved yet/).waitFor();
  await fine(zoe);

  await desk('/applications', 'Applications');
  await owner.getByRole('link', { name: ZOE.name }).click();
  const panel = owner.getByRole('dialog', { name: ZOE.name });
  await panel.getByText('In my newsletter for potters.').waitFor();
  await fineOnDesk();
  await panel.getByRole('button', { name: 'Admit' }).click();
  await owner.getByRole('dialog', { name: 'Admit' }).getByRole('button', { name: 'Admit' }).click();
  await owner.getByText('Admitted, and welcomed by mail.').waitFor();

  await zoe.reload();
  await zoe.getByRole('link', { name: 'Get started' }).last().click();
  const welcome = zoe.getByRole('link', { name: 'Next: How we fire' });
  const walk = /\/start\/([^/]+)\/welcome$/.exec((await welcome.getAttribute('href')) ?? '')?.[1] ?? 'no walk';
  await fine(zoe);
  // Whoever types the address of a later step is shown nothing of it, and has no link yet.
  for (const [step, hidden] of [
    ['test', QUESTION],
    ['contract', 'Sign the contract'],
  ] as const) {
    await zoe.goto(at(`/store/en/start/${walk}/${step}`));
    await zoe.getByRole('alert').getByText('This step is not open yet').waitFor();
    expect(await zoe.content()).not.toContain(hidden);
    await fine(zoe);
  }
  await zoe.goto(at('/store/en/partner'));
  await zoe.getByText('You are not an affiliate yet').waitFor();

  await zoe.goto(at(`/store/en/start/${walk}/welcome`));
  await zoe.getByText('Clay sets above 600 °C.').waitFor();
  await fine(zoe);
  await zoe.getByRole('button', { name: 'I have read this' }).click();
  const answer = async (option: string) => {
    await zoe.getByRole('button', { name: 'Begin the test' }).click();
    await zoe
      .getByRole('group', { name: new RegExp(QUESTION.replace('?', '.')) })
      .getByLabel(option)
      .check();
    await fine(zoe);
    await zoe.getByRole('button', { name: 'Hand in my answers' }).click();
  };
  await answer('In the fridge');
  await zoe.getByRole('status').getByText('Not passed this time').waitFor();
  await fine(zoe);
  await zoe.getByRole('button', { name: 'Back' }).click();
  await zoe.getByText('2 tries are left.').waitFor();
  await answer('Above 600 °C');
  await zoe.getByRole('status').getByText('You have passed').waitFor();

  await zoe.goto(at('/store/en/start'));
  await zoe.getByRole('link', { name: /^C-/ }).click();
  await zoe.getByRole('article').getByText(ZOE.name).waitFor();
  await fine(zoe);
  await zoe.goBack();
  await zoe.getByRole('link', { name: 'Next: The contract' }).click();
  await zoe.getByText(/30%/).first().waitFor();
  await fine(zoe);
  await zoe.getByLabel('I have read these terms and agree to them.').check();
  await zoe.getByRole('button', { name: 'Sign the contract' }).click();
  await zoe.waitForURL(/\/store\/en\/partner$/);
  await zoe.getByRole('button', { name: 'Copy link' }).first().click();
  await zoe.getByRole('status').getByText('Copied').first().waitFor();
  const link = await zoe.getByLabel('Your link', { exact: true }).getByRole('textbox').first().inputValue();
  expect(link).toContain(`${own.world.address.url}/r/`);
  expect(await zoe.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await fine(zoe);
  expect(strangers).toEqual([]);
}, 120_000);

test('a visitor whose browser keeps no cookies credits by a coupon, another by what the affiliate’s server said', async () => {
  const { world } = own;
  const { zoe, dealers, kiln } = scene;
  const link = await zoe.getByLabel('Your link', { exact: true }).getByRole('textbox').first().inputValue();
  const code = link.split('/').at(-1) ?? '';
  const tenOff = { code: 'ZOE10', reduction: { kind: 'percent', basisPoints: 1000 }, affiliateCode: code };
  expectOk(await world.admin('/coupons', { body: tenOff }), 'a coupon');
  await zoe.reload();
  await zoe.getByRole('heading', { name: 'Your codes' }).or(zoe.getByText('ZOE10')).first().waitFor();
  await zoe.goto(at('/store/en/partner/tools'));
  const made = zoe.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/partner/keys'));
  await zoe.getByRole('button', { name: `Make a key for ${code}` }).click();
  const key = ((await (await made).json()) as { data: ServerKey }).data;
  await zoe.getByText(key.secret).waitFor();
  await fine(zoe);

  const visitor = await openWithoutCookies(PHONE);
  await visitor.goto(at(`/store/en/p/${kiln.slug}`));
  expect(await visitor.evaluate(() => ((document.cookie = 'kept=yes'), document.cookie))).toBe('');
  await visitor.getByRole('link', { name: 'Buy now' }).click();
  await fillCheckout(visitor, 'reader@example.test');
  await visitor.getByText('Have a discount code?').click();
  await visitor.getByLabel('Discount code').fill('zoe10');
  await visitor.getByRole('button', { name: 'Apply', exact: true }).click();
  await visitor.getByText('Code ZOE10 is applied.').waitFor();
  await fine(visitor);
  await goToPayment(visitor, world);
  await payByCard(visitor);
  await untilThanked(visitor);
  await fine(visitor);

  const message = { id: 'click-of-a-reader', event: 'click', landing: 'https://zoe.example/kilns' };
  const told = await sendPostback(world, key, { program: dealers.documentId, body: message });
  const { clickId } = (expectOk(told, 'what the server said').body as { data: { clickId: string } }).data;
  await visitor.goto(at(`/store/en/p/${kiln.slug}?cid=${clickId}`));
  await visitor.getByRole('link', { name: 'Buy now' }).click();
  await fillCheckout(visitor, 'follower@example.test');
  await goToPayment(visitor, world);
  await payByCard(visitor);
  await untilThanked(visitor);
  expect(await visitor.context().cookies()).toEqual([]);

  await world.settled();
  await zoe.goto(at('/store/en/partner/referrals'));
  const byCoupon = zoe.getByRole('row').filter({ hasText: 'The buyer used your coupon' });
  await byCoupon.getByText('€27.00').waitFor();
  await fine(zoe);
  const byServer = zoe.getByRole('row').filter({ hasText: '€30.00' });
  await byServer.getByRole('link', { name: 'A Small Kiln' }).click();
  await zoe.getByText('You: reported by a server').waitFor();
  await fine(zoe);
  for (const hidden of ['reader@example.test', 'follower@example.test']) expect(await zoe.content()).not.toContain(hidden);
  expect(strangers).toEqual([]);
}, 120_000);

test('the last of two links wins; the loser reads why, contests with one press, and sees what the owner decides', async () => {
  const { world } = own;
  const { owner, ana, chris, workbook } = scene;
  const visitor = await open(PHONE);
  for (const { code } of [ana, chris]) await visitor.goto(at(`/r/${code}?to=/store/en/p/${workbook.slug}`));
  await visitor.getByRole('link', { name: 'Buy now' }).click();
  await fillCheckout(visitor, 'anna@example.test');
  await goToPayment(visitor, world);
  await payByCard(visitor);
  await untilThanked(visitor);
  await visitor.context().close();
  await world.settled();

  await givePassword(world, ana.email);
  const loser = await open(PHONE);
  await signInOn(loser, world, ana.email);
  await loser.goto(at('/store/en/partner/referrals'));
  await loser.getByRole('row').filter({ hasText: 'Went to another' }).getByRole('link', { name: 'One Line A Day' }).click();
  await loser.getByText('The visitor had also followed another affiliate’s link').first().waitFor();
  await loser.getByText('Affiliate A: a click on their link').waitFor();
  await loser.getByText('You: a click on the link').waitFor();
  for (const hidden of [chris.name, chris.code, chris.email, 'anna@example.test']) expect(await loser.content()).not.toContain(hidden);
  await fine(loser);
  // A finger that presses twice opens one case.
  await loser.getByRole('button', { name: 'Contest this' }).dblclick();
  await loser.getByRole('heading', { level: 1, name: 'A commission is missing' }).waitFor();
  await loser.getByText('The shop looks at it').waitFor();
  await fine(loser);

  await desk('/cases', 'Cases');
  const rows = owner.getByRole('row').filter({ hasText: 'A commission is missing' });
  await rows.filter({ hasText: ana.name }).waitFor();
  expect(await rows.count()).toBe(1);
  await rows.getByRole('link').click();
  const panel = owner.getByRole('dialog', { name: 'A commission is missing' });
  await panel.getByLabel('Write to the partner').fill('We are looking at both clicks.');
  await panel.getByRole('button', { name: 'Send' }).click();
  await panel.getByRole('listitem').getByText('We are looking at both clicks.').waitFor();
  await fineOnDesk();
  await panel.getByRole('button', { name: 'Decide' }).click();
  const decision = owner.getByRole('dialog', { name: 'Decide this case' });
  await decision.getByRole('combobox', { name: /^Outcome/ }).click();
  await owner.getByRole('option', { name: 'Upheld in part' }).click();
  await decision.getByLabel(/^Amount \(EUR\)/).fill('5.00');
  await decision.getByLabel(/^Decision in words/).fill('Your click was first, and brought them to us.');
  await decision.getByRole('row').getByText('€5.00').waitFor();
  await fineOnDesk();
  await decision.getByRole('button', { name: 'Uphold in part and book' }).click();
  await owner.getByText('Decided, with a letter to the partner.').waitFor();

  await loser.reload();
  await loser.getByText('Upheld in part').waitFor();
  await loser.getByText('Your click was first, and brought them to us.').first().waitFor();
  await loser.getByText('We are looking at both clicks.').waitFor();
  await loser.getByText('€5.00').waitFor();
  await fine(loser);
  expect(strangers).toEqual([]);
}, 120_000);

test('the owner tries a lower rate on what was sold, publishes it, the affiliate accepts, and earns by it when the notice is over', async () => {
  const { world } = own;
  const { owner, chris, workbook } = scene;
  await desk('/what-if', 'What if');
  await owner.getByRole('combobox', { name: 'Program' }).click();
  await owner.getByRole('option', { name: 'Workbooks' }).click();
  await owner.getByLabel('Rate in per cent').fill('20');
  await owner.getByRole('button', { name: 'Try it' }).click();
  const row = (name: RegExp) => owner.getByRole('row', { name });
  await owner
    .getByRole('status')
    .getByText(/looked at\./)
    .waitFor();
  await row(/Affiliate.*Chris.*€30\.00.*€20\.00.*-€10\.00/).waitFor();
  await row(/Creator.*\+?€10\.00/)
    .first()
    .waitFor();
  await fineOnDesk();
  await owner.getByRole('button', { name: 'Publish as new terms' }).click();
  await owner.getByRole('alertdialog').getByRole('button', { name: 'Publish as new terms' }).click();
  await owner.getByText('Published as version 2.').waitFor();

  await givePassword(world, chris.email);
  const partner = await open(PHONE);
  await signInOn(partner, world, chris.email);
  await partner.goto(at('/store/en/partner'));
  await fine(partner);
  await partner.getByRole('link', { name: 'Look at the contract' }).click();
  const notice = partner.getByRole('region', { name: 'New terms are offered to you' });
  // Each value keeps the direction of its own letters, by marks nobody sees.
  await notice.getByText(/30%\u2069 today, \u206820%\u2069 in the offer/).waitFor();
  await notice.getByText('Worse for you').waitFor();
  await fine(partner);
  await notice.getByLabel('I have read these terms and agree to them.').check();
  await notice.getByRole('button', { name: 'Accept' }).click();
  await notice.getByText('You have accepted them.').waitFor();
  await fine(partner);

  const sell = () => buy(world, { offerId: workbook.offerId, through: [chris.code] });
  await sell();
  await world.pass({ days: 31 });
  await sell();
  await world.settled();
  await partner.context().close();
  const later = await open(PHONE);
  await signInOn(later, world, chris.email);
  await later.goto(at('/store/en/partner/commissions?from=2000-01-01&to=2999-12-31'));
  await later
    .getByRole('button', { name: /€20\.00/ })
    .first()
    .waitFor();
  expect(await later.getByRole('button', { name: /€(30|20)\.00/ }).allTextContents()).toEqual([
    expect.stringContaining('€20.00'),
    expect.stringContaining('€30.00'),
    expect.stringContaining('€30.00'),
  ]);
  await later.getByRole('button', { name: /€20\.00/ }).click();
  await later
    .getByRole('dialog')
    .getByText(/20\s?%/)
    .first()
    .waitFor();
  await fine(later);
  expect(strangers).toEqual([]);
}, 150_000);
