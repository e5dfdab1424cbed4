import { z } from 'zod';
import { endpoint } from './endpoint';
import { email, locale, secretToken } from './primitives';

/** Messages about one's orders are an account's too. */
export { forgetMySms, readMySms } from './sms';
/** And mail nobody asked for is its holder's to end. */
export { optIn, optOut, optOutView, readOptOut } from './opt-outs';

export const profileView = z.object({
  email: z.string(),
  name: z.string(),
  /** What this person is here, from rows, never from a role: drives the portal's navigation. */
  roles: z.array(z.enum(['member', 'affiliate', 'creator'])),
  hasPassword: z.boolean(),
  /** Whether they have, or ever had, store credit. */
  hasCredit: z.boolean(),
  /** Whether a program has admitted them whose path is before them still. */
  onPath: z.boolean(),
  /** Whether recruiting pays them anything, or they have recruited somebody. */
  hasNetwork: z.boolean(),
});
export type ProfileView = z.output<typeof profileView>;

export const signedIn = z.object({ jwt: z.string(), profile: profileView });

export const requestSignInLink = endpoint({
  id: 'accounts.requestLink',
  method: 'POST',
  path: '/auth/link',
  access: 'public',
  status: 202,
  graphql: 'storeRequestSignInLink',
  rateLimit: 10,
  summary: 'Mails a sign-in link. The answer is the same whether or not the address is known.',
  body: z.strictObject({ email, locale: locale.default('en') }),
  response: z.object({ sent: z.literal(true) }),
});

export const useSignInLink = endpoint({
  id: 'accounts.useLink',
  method: 'POST',
  path: '/auth/link/verify',
  access: 'public',
  graphql: 'storeUseSignInLink',
  rateLimit: 20,
  summary:
    'Trades a mailed link for a session, claims the purchases made with that address, and uses the link up. Sets the refresh cookie.',
  body: z.strictObject({ token: secretToken }),
  response: signedIn,
  failures: ['LINK_INVALID', 'LINK_EXPIRED', 'LINK_USED', 'ACCOUNT_BLOCKED'],
});

export const signIn = endpoint({
  id: 'accounts.signIn',
  method: 'POST',
  path: '/auth/password',
  access: 'public',
  graphql: 'storeSignIn',
  rateLimit: 10,
  summary: 'Signs in by password and sets the refresh cookie. Never claims a guest purchase.',
  body: z.strictObject({ email, password: z.string().min(1).max(200) }),
  response: signedIn,
  failures: ['CREDENTIALS_WRONG', 'ACCOUNT_LOCKED', 'ACCOUNT_BLOCKED'],
});

export const refreshSession = endpoint({
  id: 'accounts.refresh',
  method: 'POST',
  path: '/auth/refresh',
  access: 'public',
  rateLimit: 120,
  summary: 'A fresh access token from the httpOnly cookie; 401 without one.',
  response: signedIn,
  failures: ['SESSION_MISSING'],
});

export const signOut = endpoint({
  id: 'accounts.signOut',
  method: 'POST',
  path: '/auth/sign-out',
  access: 'public',
  summary: 'Ends this session and clears its cookie.',
  response: z.object({ signedOut: z.literal(true) }),
});

export const readProfile = endpoint({
  id: 'accounts.readProfile',
  method: 'GET',
  path: '/me/profile',
  access: 'member',
  graphql: 'storeProfile',
  summary: 'The signed-in person.',
  response: profileView,
});

/** bcrypt looks at 72 bytes and no further: a longer password would be accepted by its beginning alone. */
const newPassword = z
  .string()
  .min(10, 'at least 10 characters')
  .max(72)
  .refine((text) => new TextEncoder().encode(text).length <= 72, 'at most 72 bytes');

export const setPassword = endpoint({
  id: 'accounts.setPassword',
  method: 'PUT',
  path: '/me/password',
  access: 'member',
  graphql: 'storeSetPassword',
  rateLimit: 10,
  summary: 'Sets a password. The current one is asked for, unless the person signed in by a mailed link in the last 15 minutes.',
  body: z.strictObject({ password: newPassword, currentPassword: z.string().max(200).optional() }),
  response: z.object({ saved: z.literal(true) }),
  failures: ['CREDENTIALS_WRONG', 'ACCOUNT_LOCKED', 'SESSION_MISSING'],
});
