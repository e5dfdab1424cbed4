import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** Is the site reached over TLS? Decides whether its cookies may travel over plain HTTP (a demo on localhost must). */
export const servedOverTls = (env: Env): boolean => env.bool('COOKIE_SECURE', env('PUBLIC_URL', '').startsWith('https://'));

/** Origins whose pages may call this site from a browser: its own address and those named in `CORS_ORIGINS`. */
export const publicOrigins = (env: Env): string[] => {
  const own = env('PUBLIC_URL', '') || `http://localhost:${env.int('PORT', 1337)}`;
  const named = env.array('CORS_ORIGINS', []).map((origin) => origin.trim());
  if (named.includes('*')) throw new Error('CORS_ORIGINS must name origins: "*" would let any page act with a signed-in visitor’s cookie.');
  return [...new Set([own, ...named].filter(Boolean).map((address) => new URL(address).origin))];
};
