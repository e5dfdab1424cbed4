/** The member states of the European Union's VAT area, ISO 3166. */
const MEMBERS: ReadonlySet<string> = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '));

export const isInUnion = (country: string): boolean => MEMBERS.has(country);
