import type { Core } from '@strapi/strapi';
import type { Caller } from '../../../platform/caller';

interface CookieSettings {
  readonly name?: string;
  readonly secure?: boolean;
  readonly sameSite?: 'lax' | 'strict';
  readonly path?: string;
  readonly maxAge?: number;
}

const THIRTY_DAYS_MS = 30 * 86_400_000;

// The same cookie that users-permissions itself would set, so that both ways of signing in are one session.
const settingsOf = (strapi: Core.Strapi): CookieSettings =>
  strapi.config.get<CookieSettings | undefined>('plugin::users-permissions.sessions.cookie') ?? {};
const nameOf = (strapi: Core.Strapi): string => settingsOf(strapi).name ?? 'strapi_up_refresh';

const optionsOf = (strapi: Core.Strapi) => {
  const { secure, sameSite, path } = settingsOf(strapi);
  return {
    httpOnly: true,
    secure: secure ?? process.env['NODE_ENV'] === 'production',
    sameSite: sameSite ?? 'lax',
    path: path ?? '/',
  } as const;
};

/** The refresh token a browser brought, if any. */
export const refreshTokenOf = (strapi: Core.Strapi, caller: Caller): string | null => caller.cookie(nameOf(strapi)) ?? null;

/** Gives the browser a refresh token; no script ever sees it. */
export const keepRefreshToken = (strapi: Core.Strapi, caller: Caller, token: string): void =>
  caller.setCookie(nameOf(strapi), token, { ...optionsOf(strapi), maxAgeMs: settingsOf(strapi).maxAge ?? THIRTY_DAYS_MS });

/** Takes it away. */
export const dropRefreshToken = (strapi: Core.Strapi, caller: Caller): void => caller.setCookie(nameOf(strapi), null, optionsOf(strapi));

/** The access token of a request, without the word before it. */
export const accessTokenOf = (caller: Caller): string => /^bearer\s+(\S+)$/i.exec(caller.header('authorization'))?.[1] ?? '';
