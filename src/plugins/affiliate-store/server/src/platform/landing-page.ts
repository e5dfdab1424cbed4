import type { Context } from 'koa';

/**
 * A page of the shop that is shown on an affiliate's own host. Whoever answers for that host says which; the storefront draws it, and where it
 * cannot, its visitor is led on.
 */
export interface LandingPage {
  /** The page, as the shop has it: a path and perhaps a query. */
  readonly target: string;
  /** Scheme and host of the shop. */
  readonly shop: string;
  /** Where the page is shown: its whole address, without a query. */
  readonly address: string;
  /** What a page of the shop is put behind, percent-encoded, to leave for it from here. */
  readonly leave: string;
  /** Whether it is the same for everybody who asks for this address. */
  readonly kept: boolean;
  /** Sends the visitor on to the shop instead. */
  readonly leadOn: () => unknown;
}

const KEY = 'landingPage';

/** Says that this request is for a landing page; whoever draws pages answers it. */
export const setLandingPage = (ctx: Context, page: LandingPage): void => {
  (ctx.state as Record<string, unknown>)[KEY] = page;
};

/** The landing page this request is for; undefined for every other request. */
export const landingPageOf = (ctx: Context): LandingPage | undefined =>
  (ctx.state as Record<string, unknown>)[KEY] as LandingPage | undefined;
