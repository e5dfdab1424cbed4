/** How a shop asks its visitors; see the setting. */
export type ConsentMode = 'required' | 'legitimate_interest' | 'off';

/**
 * Whether a visitor may be given a cookie and be counted by a keyed hash. A refusal is heeded in every mode; an objection
 * sent by the browser itself (Global Privacy Control) where the shop relies on its legitimate interest.
 */
export const mayTrack = (mode: ConsentMode, given: { readonly consent: string | undefined; readonly privacyControl: boolean }): boolean => {
  if (given.consent === 'refused') return false;
  if (mode === 'required') return given.consent === 'granted';
  return mode === 'off' || given.consent === 'granted' || !given.privacyControl;
};
