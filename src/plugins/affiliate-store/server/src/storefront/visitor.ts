import type { Context } from 'koa';
import { locale as localeSchema, type Locale } from '../../../contracts/primitives';
import type { OnBehalfOf } from './inject-client';

/** The language of the shop that suits the browser best. */
export function negotiateLocale(ctx: Context, offered: readonly string[]): Locale {
  const asked = ctx.acceptsLanguages([...offered, 'pt', 'pt-PT']);
  const wanted = asked === 'pt' || asked === 'pt-PT' ? 'pt-BR' : asked;
  const parsed = localeSchema.safeParse(wanted);
  if (parsed.success && offered.includes(parsed.data)) return parsed.data;
  return localeSchema.catch('en').parse(offered[0]);
}

/** The country in the browser's first language, `fr-BE` → `BE`; a start for a form, never believed. */
export const countryGuess = (ctx: Context): string | null => /^[a-z]{2,3}-([A-Z]{2})\b/.exec(ctx.get('accept-language'))?.[1] ?? null;

/** What the API may see of the visitor. Pages that are the same for all are drawn without the cookies. */
export function onBehalfOf(ctx: Context, cookies: boolean): OnBehalfOf {
  const headers: Record<string, string> = { host: ctx.host, 'x-forwarded-proto': ctx.protocol, 'user-agent': ctx.get('user-agent') };
  const cookie = ctx.get('cookie');
  if (cookies && cookie !== '') headers['cookie'] = cookie;
  const language = ctx.get('accept-language');
  if (language !== '') headers['accept-language'] = language;
  return { ip: ctx.ip, headers };
}

/** Names and values as strings, whatever the parser made of them; nothing longer than a form of ours can be. */
export function flatten(values: unknown): Record<string, string> {
  if (typeof values !== 'object' || values === null) return {};
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    return typeof last === 'string' ? [[name, last.slice(0, 2_000)]] : [];
  });
  return Object.fromEntries(entries.slice(0, 50));
}
