/** A consent as it was given: when, and to which version of the text. */
export interface GivenConsent {
  readonly key: ConsentKey;
  readonly version: string;
  readonly at: number;
}

/** What a buyer may agree to at the checkout, in the order it is asked. */
export const CONSENTS = ['terms', 'immediate_delivery', 'save_card'] as const;
export type ConsentKey = (typeof CONSENTS)[number];

/** Without these nothing is ordered. */
export const REQUIRED_CONSENTS = ['terms', 'immediate_delivery'] as const satisfies readonly ConsentKey[];

/**
 * That the card is kept for what may be ordered right afterwards: always asked by itself, never required. The version is that of
 * the words of the store's own pages (`checkout.consent.save_card`): change it with them.
 */
export const KEEPS_CARD = { key: 'save_card', version: '2026-11' } as const;

/** The version of the text each consent is given to. */
export const consentVersions = (terms: string): Readonly<Record<ConsentKey, string>> => ({
  terms,
  immediate_delivery: terms,
  save_card: KEEPS_CARD.version,
});
