const LENGTH = 32;
const SHAPE = /^([A-Z0-9-]{4,24})\.([0-9a-f]{32})$/;

/** Makes the keyed hash of a text; which key, only the shop knows. */
export type Sign = (text: string) => string;

/** The address of the page on which the buyer of an order decides what its partner may do; it is in every letter, and lasts. */
export const pageToken = (orderNumber: string, sign: Sign): string => `${orderNumber}.${sign(orderNumber).slice(0, LENGTH)}`;

/** The order such an address is of; null for one that was not made here. */
export const orderOfToken = (token: string, sign: Sign): string | null => {
  const [, number = '', signature = ''] = SHAPE.exec(token) ?? [];
  return number !== '' && sign(number).slice(0, LENGTH) === signature ? number : null;
};
