const SHAPE = /^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$/;

/** The one spelling a slug is found by: short links are typed from paper. */
export const slugOf = (typed: string): string => typed.trim().toLowerCase();

/** Whether a typed slug is one: small letters, digits and dashes, three to forty, none beside another. */
export const isSlug = (typed: string): boolean =>
  /^[\x20-\x7e]*$/.test(typed) && SHAPE.test(slugOf(typed)) && !slugOf(typed).includes('--');
