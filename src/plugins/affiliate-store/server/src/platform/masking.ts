import type { Caller } from './caller';

// Tried once for each run of letters, not once for each of its letters: a long line without an address costs one look.
const EMAIL = /(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-])[A-Za-z0-9._%+-]*@([A-Za-z0-9])[A-Za-z0-9-]*((?:\.[A-Za-z0-9-]+)+)/g;

/** Every e-mail address in a text made unreadable but recognizable: `lena@gmail.com` becomes `l•••@g•••.com`. */
export const maskEmails = (text: string): string =>
  text.replace(EMAIL, (_, name: string, host: string, rest: string) => `${name}•••@${host}•••${rest.slice(rest.lastIndexOf('.'))}`);

/** Personal data of buyers is for those who hold `pii.view`; for everyone else addresses come masked. */
export const readableFor =
  (caller: Caller) =>
  (text: string): string =>
    caller.staff?.may('pii.view') ? text : maskEmails(text);
