import type { Context } from 'koa';

/** A signed-in person of the shop (users-permissions). */
export interface Person {
  readonly id: number;
  readonly email: string;
}
/** A signed-in administrator of Strapi. */
export interface Staff {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  /** Whether their role holds a permission of the store, such as `pii.view`. */
  readonly may: (permission: string) => boolean;
}

/** Who is asking, and the few things of the request that handlers may look at. */
export interface Caller {
  readonly person: Person | null;
  readonly staff: Staff | null;
  readonly ip: string;
  readonly userAgent: string;
  readonly idempotencyKey: string | null;
  readonly cookie: (name: string) => string | undefined;
  readonly setCookie: (
    name: string,
    value: string | null,
    options: {
      readonly maxAgeMs?: number;
      readonly httpOnly?: boolean;
      readonly path?: string;
      readonly secure?: boolean;
      readonly sameSite?: 'lax' | 'strict';
    },
  ) => void;
  readonly header: (name: string) => string;
}

interface Ability {
  can: (action: string) => boolean;
}
interface StateUser {
  id?: number;
  email?: string;
  firstname?: string | null;
  lastname?: string | null;
  blocked?: boolean;
}

const signedIn = (user: StateUser | undefined): { readonly id: number; readonly email: string } | null =>
  user?.id !== undefined && user.email !== undefined ? { id: user.id, email: user.email } : null;
const nameOf = (user: StateUser | undefined): string => [user?.firstname, user?.lastname].filter(Boolean).join(' ');

/** Short words for the audit log: which person did it. */
export const actorOf = (caller: Caller): string => {
  if (caller.staff) return `staff:${caller.staff.id}`;
  return caller.person ? `person:${caller.person.id}` : 'anonymous';
};

const setCookie = (
  ctx: Context,
  key: string,
  value: string | null,
  { maxAgeMs, httpOnly = true, path = '/', secure, sameSite = 'lax' }: Parameters<Caller['setCookie']>[2],
): void => {
  ctx.cookies.set(key, value, {
    signed: false,
    overwrite: true,
    httpOnly,
    path,
    sameSite,
    ...(maxAgeMs === undefined ? {} : { maxAge: maxAgeMs }),
    ...(secure === undefined ? {} : { secure }),
  });
};

/** Reads the caller off a Koa context; `area` says which sign-in the route belongs to. */
export const callerOf = (ctx: Context, area: 'shop' | 'admin'): Caller => {
  const user = ctx.state['user'] as StateUser | undefined;
  const known = signedIn(user);
  const ability = ctx.state['userAbility'] as Ability | undefined;
  const may = (permission: string) => ability?.can(`plugin::affiliate-store.${permission}`) === true;
  return {
    person: area === 'shop' && known && !user?.blocked ? known : null,
    staff: area === 'admin' && known ? { ...known, name: nameOf(user) || known.email, may } : null,
    ip: ctx.request.ip,
    userAgent: (ctx.get('user-agent') || '').slice(0, 400),
    idempotencyKey: ctx.get('idempotency-key') || null,
    cookie: (key) => ctx.cookies.get(key, { signed: false }),
    setCookie: (key, value, options) => setCookie(ctx, key, value, options),
    header: (key) => ctx.get(key),
  };
};
