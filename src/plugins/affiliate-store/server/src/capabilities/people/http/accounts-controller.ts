import type { Core } from '@strapi/strapi';
import {
  readProfile as profileEndpoint,
  refreshSession,
  requestSignInLink,
  setPassword,
  signIn,
  signOut,
  useSignInLink,
} from '../../../../../contracts/accounts';
import { enterByLink } from '../../../flows/people/enter-by-link';
import { readProfile } from '../../../flows/people/read-profile';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { askForLink } from '../actions/ask-for-link';
import { peopleFailures } from '../domain/failures';
import { people, type Session } from '../service';
import { accessTokenOf, dropRefreshToken, keepRefreshToken, refreshTokenOf } from './session-cookie';

/** The answer of every way in: access token and profile in the body, refresh token in the cookie. */
const welcome = async (strapi: Core.Strapi, session: Session, caller: Caller) => {
  const profile = await readProfile(strapi, session.userId);
  if (!profile.ok) return profile;
  if (session.refreshToken !== null) keepRefreshToken(strapi, caller, session.refreshToken);
  return ok({ data: { jwt: session.jwt, profile: profile.value } });
};

const welcomeIf = async (strapi: Core.Strapi, session: Outcome<Session, Failure>, caller: Caller) =>
  session.ok ? welcome(strapi, session.value, caller) : session;

const byPassword = async (strapi: Core.Strapi, email: string, password: string, userAgent: string): Promise<Outcome<Session, Failure>> => {
  const userId = await people(strapi).checkPassword(email, password);
  return userId.ok ? ok(await people(strapi).openSession(userId.value, 'password', userAgent)) : userId;
};

const byCookie = async (strapi: Core.Strapi, caller: Caller): Promise<Outcome<Session, Failure>> => {
  const token = refreshTokenOf(strapi, caller);
  const session = token === null ? failed(peopleFailures.because('SESSION_MISSING')) : await people(strapi).renewSession(token);
  if (!session.ok && token !== null) dropRefreshToken(strapi, caller);
  return session;
};

/** Signing in, staying signed in, signing out. */
export const accountsController: Controller = {
  name: 'accounts',
  implementations: [
    implement(requestSignInLink, async (_strapi, { body }) => {
      await askForLink(body.email, body.locale);
      return ok({ data: { sent: true as const } });
    }),
    implement(useSignInLink, async (strapi, { body }, caller) =>
      welcomeIf(strapi, await enterByLink(strapi, body.token, caller.userAgent), caller),
    ),
    implement(signIn, async (strapi, { body }, caller) =>
      welcomeIf(strapi, await byPassword(strapi, body.email, body.password, caller.userAgent), caller),
    ),
    implement(refreshSession, async (strapi, _input, caller) => welcomeIf(strapi, await byCookie(strapi, caller), caller)),
    implement(signOut, async (strapi, _input, caller) => {
      for (const token of [refreshTokenOf(strapi, caller), accessTokenOf(caller)]) if (token) await people(strapi).endSession(token);
      dropRefreshToken(strapi, caller);
      return ok({ data: { signedOut: true as const } });
    }),
    implement(profileEndpoint, async (strapi, _input, { person }) => {
      if (!person) return failed(platformFailures.because('UNAUTHENTICATED'));
      const profile = await readProfile(strapi, person.id);
      return profile.ok ? ok({ data: profile.value }) : profile;
    }),
    implement(setPassword, async (strapi, { body }, caller) => {
      if (!caller.person) return failed(platformFailures.because('UNAUTHENTICATED'));
      const saved = await people(strapi).setPassword(caller.person.id, accessTokenOf(caller), body);
      return saved.ok ? ok({ data: { saved: true as const } }) : saved;
    }),
  ],
};
