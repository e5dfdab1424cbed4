/** A consent as it was given: when, and to which version of the text. */
export interface GivenConsent {
  readonly key: ConsentKey;
  readonly version: string;
  readonly at: number;
}

/** What a buyer may agree to at the checkout, in the order it is asked. */
export const CONSENTS = ['terms', 'immediate_delivery', 'save_card', 'news'] as const;
export type ConsentKey = (typeof CONSENTS)[number];

/** Without these nothing is ordered. */
export const REQUIRED_CONSENTS = ['terms', 'immediate_delivery'] as const satisfies readonly ConsentKey[];

/**
 * That the card is kept for what may be ordered right afterwards, and later in the library: always asked by itself, never required.
 * The version is that of the words of the store's own pages (`checkout.consent.save_card`): change it with them.
 */
export const KEEPS_CARD = { key: 'save_card', version: '2026-12' } as const;

/**
 * That the shop may write about what else it does: asked only where the shop wants to, never required, and ended by the link of any such letter.
 * The version is that of `checkout.consent.news`: change it with the words.
 */
export const NEWS = { key: 'news', version: '2026-11' } as const;

/** Words that spoke of the moment right after the order only: who agreed to them did not agree to more. */
const RIGHT_AFTERWARDS_ONLY: readonly string[] = ['2026-11'];

/** A consent as an order keeps it. */
export type KeptConsent = Omit<GivenConsent, 'key'> & { readonly key: string };

/** Whether a consent that a card is kept is one to orders in the club as well. */
export const reachesTheClub = ({ key, version }: KeptConsent): boolean =>
  key === KEEPS_CARD.key && !RIGHT_AFTERWARDS_ONLY.includes(version);

/** The consent by which a card may still be charged: one that was given after it was last taken back; null where there is none. */
export const standingKeepsCard = (consents: readonly KeptConsent[], withdrawnAt: number | null): KeptConsent | null =>
  consents.find(({ key, at }) => key === KEEPS_CARD.key && (withdrawnAt === null || at > withdrawnAt)) ?? null;

/** The version of the text each consent is given to. */
export const consentVersions = (terms: string): Readonly<Record<ConsentKey, string>> => ({
  terms,
  immediate_delivery: terms,
  save_card: KEEPS_CARD.version,
  news: NEWS.version,
});
