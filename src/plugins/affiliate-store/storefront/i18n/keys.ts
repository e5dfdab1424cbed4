import type common from './locales/en/common.json';
import type payouts from './locales/en/payouts.json';
import type portal from './locales/en/portal.json';
import type shop from './locales/en/shop.json';
import type why from './locales/en/why.json';

/** Every message there is; the English catalogue is the list. */
export type MessageKey = keyof typeof common | keyof typeof shop | keyof typeof portal | keyof typeof payouts | keyof typeof why;
