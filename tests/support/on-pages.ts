// What people do on pages of the shop, by the words they read there; for tests in a browser.
import type { Page } from 'playwright-core';
import { ADMIN } from './admin-session';
import { expectOk } from './expect-ok';
import { enter } from './sign-in';
import type { World } from './world';

export const STORE = '/admin/plugins/affiliate-store';
const PASSWORD = 'a long enough password';

/** Gives somebody the shop knows a password, as their account page would. */
export const givePassword = async (world: World, email: string): Promise<void> => {
  const { jwt } = await enter(world, email);
  expectOk(await world.api('/me/password', { method: 'PUT', token: jwt, body: { password: PASSWORD } }), 'a password');
};

/** Signs in to the shop with that password. */
export const signInOn = async (page: Page, { address }: World, email: string): Promise<void> => {
  await page.goto(`${address.url}/store/en/sign-in`);
  await page.fill('input[name=email]', email);
  await page.locator('details:has(input[name=password]) > summary').click();
  await page.fill('input[name=password]', PASSWORD);
  await page.click('button[value=password]');
  await page.waitForURL((now) => !now.pathname.includes('sign-in'));
};

/** Signs an administrator in to the panel: its owner, unless somebody else is named. */
export const signInToPanel = async (
  page: Page,
  { address }: World,
  who: { readonly email: string; readonly password: string } = ADMIN,
): Promise<void> => {
  await page.goto(`${address.url}/admin/auth/login`);
  await page.fill('input[name=email]', who.email);
  await page.fill('input[name=password]', who.password);
  await page.click('button[type=submit]');
  await page.waitForURL((now) => !now.pathname.includes('/auth/'));
};

/** Fills in the checkout a buyer is at, as far as the button to pay. */
export const fillCheckout = async (page: Page, email: string): Promise<void> => {
  await page.fill('#email', email);
  await page.selectOption('#country', 'FR');
  for (const box of await page.locator('input[type=checkbox]').all()) await box.check();
};

/** Presses the button to pay, and waits for the provider's page. */
export const goToPayment = async (page: Page, { address }: World): Promise<void> => {
  await page.click('button[value=pay]');
  await page.waitForURL(`${address.sandboxUrl}/**`);
};

/** Pays by the form of the payment page; the wallets above it have buttons of their own. */
export const payByCard = async (page: Page, number = '4242424242424242'): Promise<void> => {
  await page.fill('input[name=number]', number);
  await page.fill('input[name=expiry]', '12/34');
  await page.fill('input[name=cvc]', '123');
  await page.fill('input[name=name]', 'Anna Berg');
  await page.locator('form:has(input[name=number]) button[type=submit]').click();
};

/** Waits for the page that says thank you. */
export const untilThanked = (page: Page): Promise<void> => page.waitForURL(/\/store\/en\/thanks\//, { timeout: 30_000 });
