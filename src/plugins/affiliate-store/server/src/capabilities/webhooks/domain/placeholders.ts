/** What an address may ask for between braces; each is filled, escaped, from what is told. */
export const PLACEHOLDERS = ['event', 'amount', 'currency', 'state', 'sub_id', 'commission_id', 'order_ref', 'ts'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const BRACED = /\{([^{}]*)\}/g;
const isKnown = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** The address with something harmless in every place, to be looked at like any other. */
export const sampleOf = (address: string): string => address.replace(BRACED, 'x');

/** What is wrong with an address with placeholders: one nobody fills, or one where it would decide whom the shop speaks to. */
export const troubleWith = (address: string): 'unknown' | 'place' | null => {
  const names = [...address.matchAll(BRACED)].map(([, name = '']) => name);
  if (!names.every(isKnown) || /[{}]/.test(sampleOf(address))) return 'unknown';
  // Up to the first slash after the host nothing may change with what is told.
  const authority = /^[a-z]+:\/\/[^/?#\\]*/i.exec(address)?.[0] ?? address;
  return authority.includes('{') ? 'place' : null;
};

/** The address with every placeholder filled; what is not known is left empty. */
export const filledAddress = (address: string, facts: Readonly<Partial<Record<Placeholder, string>>>): string =>
  address.replace(BRACED, (_all, name: string) => (isKnown(name) ? encodeURIComponent(facts[name] ?? '') : ''));
