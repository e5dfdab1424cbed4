import { expectOk } from './expect-ok';
import type { Answer } from './http';
import { mailTo, mailsTo, tokenIn } from './mailbox';
import type { World } from './world';

export interface SignedIn {
  readonly jwt: string;
  readonly profile: { readonly email: string; readonly name: string; readonly roles: readonly string[]; readonly hasPassword: boolean };
  readonly cookies: Readonly<Record<string, string>>;
}

const signedIn = (answer: Answer): SignedIn => ({ ...(answer.body as { data: Omit<SignedIn, 'cookies'> }).data, cookies: answer.cookies });

/** Asks for a link and reads it in the mailbox. */
export const linkFor = async (world: World, email: string): Promise<string> => {
  const before = (await mailsTo(world, email)).map((mail) => mail.id);
  expectOk(await world.api('/auth/link', { body: { email } }), 'asking for a link');
  return tokenIn(await mailTo(world, email, 'sign_in_link', before));
};

export const useLink = (world: World, token: string): Promise<Answer> => world.api('/auth/link/verify', { body: { token } });

/** Signs somebody in the way people do: a link by mail. */
export const enter = async (world: World, email: string): Promise<SignedIn> =>
  signedIn(expectOk(await useLink(world, await linkFor(world, email)), 'using the link'));

export const signIn = (world: World, email: string, password: string): Promise<Answer> =>
  world.api('/auth/password', { body: { email, password } });
