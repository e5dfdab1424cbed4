import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { email as emailShape } from '../../../../../contracts/primitives';
import { failureBody, statusOf } from '../../../platform/http-failures';
import { now } from '../../../platform/clock';
import { askForLink } from '../actions/ask-for-link';
import { normalizeEmail } from '../domain/mailbox';
import { peopleFailures } from '../domain/failures';
import { secondsUntil } from '../domain/sign-in-rules';
import { clearAttempts, countAttempt, lockSignIn } from '../store/proofs';
import { findUserByIdentifier } from '../store/users';

type Action = (ctx: Context, ...rest: unknown[]) => Promise<unknown>;
interface Controllers {
  extend: (uid: string, wrap: (controller: Record<string, Action>) => Record<string, Action>) => void;
}

const addressOf = async (strapi: Core.Strapi, identifier: string): Promise<string> =>
  normalizeEmail((await findUserByIdentifier(strapi, identifier))?.email ?? identifier).slice(0, 254);

const refuseLocked = (ctx: Context, lockedUntil: number): void => {
  const failure = peopleFailures.because('ACCOUNT_LOCKED', { retryAfterSeconds: secondsUntil(lockedUntil, now()) });
  ctx.set('Retry-After', String(failure.facts['retryAfterSeconds']));
  ctx.status = statusOf(failure);
  ctx.body = failureBody(failure);
};

/** Whom somebody wants to sign in as by password; null for every other way in. */
const identifierIn = (ctx: Context): string | null => {
  const { provider = 'local' } = (ctx['params'] ?? {}) as { provider?: string };
  const { identifier } = (ctx.request.body ?? {}) as { identifier?: unknown };
  return provider === 'local' && typeof identifier === 'string' && identifier.trim() !== '' ? identifier : null;
};

const guarded =
  (strapi: Core.Strapi, callback: Action): Action =>
  async (ctx, ...rest) => {
    const identifier = identifierIn(ctx);
    if (identifier === null) return callback(ctx, ...rest);
    const address = await addressOf(strapi, identifier);
    const attempt = await countAttempt(strapi, address);
    if (!attempt.allowed) return refuseLocked(ctx, attempt.lockedUntil);
    try {
      const answer = await callback(ctx, ...rest);
      await clearAttempts(strapi, address);
      return answer;
    } catch (error) {
      if (attempt.last && error instanceof errors.ApplicationError) await lockSignIn(strapi, address);
      throw error;
    }
  };

/**
 * Instead of a mail of its own: users-permissions tells by status, words and time whether it knows an address, writes to it as
 * often as it is asked, and sends past the outbox. A mailed link does the same job, and a new password may be set after it.
 */
const linkInstead =
  (answer: (email: string) => object): Action =>
  async (ctx) => {
    const asked = emailShape.safeParse((ctx.request.body as { email?: unknown } | undefined)?.email);
    if (!asked.success) throw new errors.ValidationError('email has to be an e-mail address');
    await askForLink(asked.data, 'en');
    ctx.body = answer(asked.data);
    return ctx.body;
  };

/** What holds for the store's sign-in holds for users-permissions' own too, over REST and GraphQL: a lock with a second door is none. */
export const guardOwnSignIn = (strapi: Core.Strapi): void => {
  const controllers: Controllers = strapi.get('controllers');
  controllers.extend('plugin::users-permissions.auth', (controller) => ({
    ...controller,
    callback: guarded(strapi, controller['callback'] as Action),
    forgotPassword: linkInstead(() => ({ ok: true })),
    sendEmailConfirmation: linkInstead((email) => ({ email, sent: true })),
  }));
};
