import type { ShopView } from './catalog';
import type { Locale } from './primitives';

/** What the server hands the storefront to draw one page; `Client` is the store client, bound to the visitor's request. */
export interface RenderRequest<Client> {
  readonly method: 'GET' | 'POST';
  /** Path below `/store/<locale>`, beginning with a slash; `/` is the catalogue. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** What a form posted; null for a GET. */
  readonly form: Readonly<Record<string, string>> | null;
  readonly locale: Locale;
  /** Scheme and host people reach the shop by, for canonical addresses; no slash at the end. */
  readonly origin: string;
  /** A country read from the browser's language, to save typing; never trusted. */
  readonly countryGuess: string | null;
  /** What the visitor said to being remembered; null where they were not asked or have not answered. */
  readonly consent: 'granted' | 'refused' | null;
  /** The store's time, UTC ms: not the browser's, which may be set wrong, nor the machine's, for a demo moves its clock. */
  readonly now: number;
  readonly client: Client;
  /** The same client as whoever is signed in, by the browser's session cookie; null for everybody else. Asked for once, where a page needs it. */
  readonly signedIn: () => Promise<Client | null>;
  readonly shop: ShopView;
  readonly assets: AssetManifest;
  /** Where the page is shown, where that is a host of an affiliate's: alone, without script, and for no search engine. */
  readonly landingAt?: string;
}

/** Where the built files lie: names of entries and the addresses they were given. */
export interface AssetManifest {
  readonly styles: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly fonts: Readonly<Record<'latin' | 'arabic', string>>;
}

/** A drawn page, or where to go instead. */
export interface RenderResult {
  readonly status: number;
  readonly html: string;
  readonly redirect?: string;
  /** Present when the same bytes may be shown to everybody, until one of these is invalidated. */
  readonly cacheTags?: readonly string[];
}
