import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { tokenHash } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { GivenConsent } from '../domain/consent';

/** The company an invoice is made out to, as its buyer typed it. */
export interface Company {
  readonly name: string;
  readonly address: string;
  readonly vatId: string;
}

/** What a visitor is about to buy. */
export interface Cart {
  readonly id: number;
  readonly version: number;
  readonly currency: string;
  readonly locale: string;
  readonly items: ReadonlyArray<{ readonly offer: string }>;
  /** Offers added at the checkout, of those put beside the items. */
  readonly bumps: readonly string[];
  /** A coupon's code, as it is kept. */
  readonly coupon: string | null;
  readonly email: string | null;
  readonly country: string | null;
  /** As its country writes it; absent where none is needed to know the tax. */
  readonly postalCode?: string | null;
  readonly consents: readonly GivenConsent[];
  readonly company: Company | null;
  readonly visitor: string | null;
  readonly ref: string | null;
  /** The id a server was given for a click it told of; absent in carts that are only reckoned with. */
  readonly clickId?: string | null;
  readonly orderId: number | null;
  readonly createdAt: number;
  readonly expiresAt: number;
}

type Raw = Record<string, unknown>;

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const cartOf = (row: Raw): Cart => ({
  id: Number(row['id']),
  version: Number(row['version']),
  currency: String(row['currency']),
  locale: String(row['locale']),
  items: JSON.parse(String(row['items'])) as Cart['items'],
  bumps: row['bumps'] == null ? [] : (JSON.parse(row['bumps'] as string) as string[]),
  coupon: textOrNull(row['coupon']),
  email: textOrNull(row['email']),
  country: textOrNull(row['country']),
  postalCode: textOrNull(row['postal_code']),
  consents: JSON.parse(String(row['consents'])) as GivenConsent[],
  company: row['company'] ? (JSON.parse(String(row['company'] as string)) as Company) : null,
  visitor: textOrNull(row['visitor']),
  ref: textOrNull(row['ref']),
  clickId: textOrNull(row['click_id']),
  orderId: row['order_id'] === null || row['order_id'] === undefined ? null : Number(row['order_id']),
  createdAt: Number(row['created_at']),
  expiresAt: Number(row['expires_at']),
});

const TABLE = 'afs_carts';

export const insertCart = async (
  strapi: Core.Strapi,
  token: string,
  cart: Pick<Cart, 'currency' | 'locale' | 'items' | 'country' | 'visitor' | 'ref' | 'clickId' | 'expiresAt'>,
): Promise<Cart> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      token_hash: tokenHash(token),
      version: 1,
      currency: cart.currency,
      locale: cart.locale,
      items: JSON.stringify(cart.items),
      country: cart.country,
      consents: '[]',
      visitor: cart.visitor,
      ref: cart.ref,
      click_id: cart.clickId ?? null,
      created_at: now(),
      expires_at: cart.expiresAt,
    })
    .returning('*')) as Raw[];
  return cartOf(row as Raw);
};

export const findCart = async (strapi: Core.Strapi, token: string, lock = false): Promise<Cart | null> => {
  const query = sql(strapi)(TABLE)
    .where({ token_hash: tokenHash(token) })
    .first();
  const row = (await (lock ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? cartOf(row) : null;
};

/** The cart an order was made of. */
export const findCartOfOrder = async (strapi: Core.Strapi, orderId: number): Promise<Cart | null> => {
  const row = (await sql(strapi)(TABLE).where({ order_id: orderId }).first()) as Raw | undefined;
  return row ? cartOf(row) : null;
};

/** Changes a cart if it still has the version the caller saw. */
export const changeCart = async (
  strapi: Core.Strapi,
  cart: Cart,
  change: Partial<Pick<Cart, 'email' | 'country' | 'postalCode' | 'currency' | 'consents' | 'bumps' | 'coupon' | 'company'>>,
): Promise<boolean> => {
  const { consents, bumps, company, postalCode, ...plain } = change;
  const changed = await sql(strapi)(TABLE)
    .where({ id: cart.id, version: cart.version })
    .whereNull('order_id')
    .update({
      ...plain,
      ...(consents ? { consents: JSON.stringify(consents) } : {}),
      ...(bumps ? { bumps: JSON.stringify(bumps) } : {}),
      ...(postalCode === undefined ? {} : { postal_code: postalCode }),
      ...(company === undefined ? {} : { company: company && JSON.stringify(company) }),
      version: cart.version + 1,
    });
  return changed === 1;
};

/** Binds a cart to the order it became; null frees it again after a payment that ended without money. */
export const bindCart = async (strapi: Core.Strapi, cartId: number, orderId: number | null): Promise<void> => {
  await sql(strapi)(TABLE).where({ id: cartId }).update({ order_id: orderId });
};

/** Forgets carts that ended without an order. */
export const forgetCarts = async (strapi: Core.Strapi): Promise<number> =>
  sql(strapi)(TABLE)
    .whereNull('order_id')
    .where('expires_at', '<', now() - 30 * 86_400_000)
    .delete();
