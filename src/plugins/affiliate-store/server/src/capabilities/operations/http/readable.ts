import type { Caller } from '../../../platform/caller';
import { maskEmails } from '../../../platform/masking';

/** Personal data of buyers is for those who hold `pii.view`; for everyone else addresses come masked. */
export const readableFor =
  (caller: Caller) =>
  (text: string): string =>
    caller.staff?.may('pii.view') ? text : maskEmails(text);
