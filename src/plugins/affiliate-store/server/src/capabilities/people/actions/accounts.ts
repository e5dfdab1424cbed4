import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { now } from '../../../platform/clock';
import { together } from '../../../platform/transaction';
import { peopleFailures } from '../domain/failures';
import type { Account, ProvenMailbox } from '../domain/person';
import { isFresh, isFreshFromLink, secondsUntil } from '../domain/sign-in-rules';
import { findCustomers, findParties, linkToUser } from '../store/parties';
import { clearAttempts, countAttempt, findProof, lockAddress, lockSignIn, passwordWasChosen, writeProof } from '../store/proofs';
import type { Proof } from '../store/proofs';
import { endSessions, originOf } from '../store/sessions';
import { createUser, findUser, findUserByEmail, passwordFits, updateUser } from '../store/users';
import type { User } from '../store/users';

const viewOf = (user: User, proof: Proof | null): Account => ({
  userId: user.id,
  email: user.email,
  username: user.username,
  hasPassword: user.passwordHash !== null && user.passwordHash !== (proof?.unusablePassword ?? null),
});

export const accountOf = async (strapi: Core.Strapi, userId: number): Promise<Account | null> => {
  const user = await findUser(strapi, userId);
  return user ? viewOf(user, await findProof(strapi, { user_id: userId })) : null;
};

/**
 * Somebody else registered with this address before its owner came: the mailbox decides. Their password, their sessions and
 * their way in through another provider are gone before anything is given to the account.
 */
const evict = async (strapi: Core.Strapi, user: User): Promise<User> => {
  await endSessions(strapi, user.id);
  return updateUser(strapi, user, { password: null, confirmed: true, provider: 'local' });
};

const provenAccount = async (strapi: Core.Strapi, emailNorm: string): Promise<{ user: User; proof: Proof; evicted: boolean }> => {
  const user = await findUserByEmail(strapi, emailNorm);
  const proof = await findProof(strapi, { email_norm: emailNorm });
  if (user && proof?.userId === user.id) return { user, proof, evicted: false };
  const owned = user ? await evict(strapi, user) : await createUser(strapi, emailNorm, null);
  const written = { emailNorm, userId: owned.id, unusablePassword: owned.passwordHash };
  await writeProof(strapi, written);
  return { user: owned, proof: written, evicted: user !== null };
};

/** The account of a mailbox that was just proven, with what belongs to it. */
export const takeMailbox = async (strapi: Core.Strapi, emailNorm: string): Promise<Outcome<ProvenMailbox, Failure>> => {
  await lockAddress(strapi, emailNorm);
  const { user, proof, evicted } = await provenAccount(strapi, emailNorm);
  if (user.blocked) return failed(peopleFailures.because('ACCOUNT_BLOCKED'));
  await linkToUser(strapi, emailNorm, user.id);
  await clearAttempts(strapi, emailNorm);
  const [customers, parties] = [await findCustomers(strapi, 'user_id', [user.id]), await findParties(strapi, 'user_id', [user.id])];
  return ok({ account: viewOf(user, proof), customers, parties, evicted });
};

/** An account with a password whose address the operator vouches for. */
export const openAccount = (strapi: Core.Strapi, emailNorm: string, password: string): Promise<Account> =>
  together(strapi, async () => {
    await lockAddress(strapi, emailNorm);
    const known = await findUserByEmail(strapi, emailNorm);
    const user = known ? await updateUser(strapi, known, { password, confirmed: true }) : await createUser(strapi, emailNorm, password);
    const proof = { emailNorm, userId: user.id, unusablePassword: null };
    await writeProof(strapi, proof);
    await linkToUser(strapi, emailNorm, user.id);
    return viewOf(user, proof);
  });

/** One try at a password: counted first, compared in the same time for everyone, told apart by nobody. */
export const attemptPassword = async (strapi: Core.Strapi, emailNorm: string, password: string): Promise<Outcome<number, Failure>> => {
  const attempt = await countAttempt(strapi, emailNorm);
  if (!attempt.allowed)
    return failed(peopleFailures.because('ACCOUNT_LOCKED', { retryAfterSeconds: secondsUntil(attempt.lockedUntil, now()) }));
  const user = await findUserByEmail(strapi, emailNorm);
  const fits = await passwordFits(strapi, user, password);
  if (!fits || !user) {
    if (attempt.last) await lockSignIn(strapi, emailNorm);
    return failed(peopleFailures.because('CREDENTIALS_WRONG'));
  }
  await clearAttempts(strapi, emailNorm);
  return user.blocked ? failed(peopleFailures.because('ACCOUNT_BLOCKED')) : ok(user.id);
};

/** Whether the person at this session may set a new password. */
const mayChoose = async (
  strapi: Core.Strapi,
  user: User,
  fresh: boolean,
  currentPassword: string | undefined,
): Promise<Outcome<unknown, Failure>> => {
  if (fresh) return ok(true);
  if (currentPassword === undefined) return failed(peopleFailures.because('CREDENTIALS_WRONG'));
  return attemptPassword(strapi, user.email.toLowerCase(), currentPassword);
};

/** Whether the one at this session is its owner, here and now: signed in minutes ago, or knows the password. */
export const confirmPresence = async (
  strapi: Core.Strapi,
  userId: number,
  accessToken: string,
  currentPassword?: string,
): Promise<Outcome<true, Failure>> => {
  if (isFresh(await originOf(strapi, accessToken), now())) return ok(true);
  const user = await findUser(strapi, userId);
  if (!user || currentPassword === undefined) return failed(peopleFailures.because('FRESH_SIGN_IN_NEEDED'));
  const attempt = await attemptPassword(strapi, user.email.toLowerCase(), currentPassword);
  return attempt.ok ? ok(true) : attempt;
};

export const choosePassword = async (
  strapi: Core.Strapi,
  userId: number,
  accessToken: string,
  { password, currentPassword }: { readonly password: string; readonly currentPassword?: string | undefined },
): Promise<Outcome<true, Failure>> => {
  const user = await findUser(strapi, userId);
  if (!user) return failed(peopleFailures.because('SESSION_MISSING'));
  const origin = await originOf(strapi, accessToken);
  const allowed = await mayChoose(strapi, user, isFreshFromLink(origin, now()), currentPassword);
  if (!allowed.ok) return allowed;
  await together(strapi, async () => {
    await updateUser(strapi, user, { password });
    await passwordWasChosen(strapi, userId);
    await endSessions(strapi, userId, origin.device ?? '');
  });
  return ok(true);
};
