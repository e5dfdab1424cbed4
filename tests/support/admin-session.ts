import { ask } from './http';

export const ADMIN = { email: 'owner@example.test', password: 'Owner-of-the-shop-1' };

/** Makes the first administrator of an empty installation. */
export const registerAdmin = async (url: string): Promise<void> => {
  const answer = await ask(`${url}/admin/register-admin`, { body: { firstname: 'Olive', lastname: 'Owner', ...ADMIN } });
  if (answer.status >= 300) throw new Error(`the first administrator was refused: ${answer.text}`);
};

/** Signs an administrator in; answers the access token. */
export const adminToken = async (url: string, who: { readonly email: string; readonly password: string } = ADMIN): Promise<string> => {
  const answer = await ask(`${url}/admin/login`, { body: who });
  const token = (answer.body as { data?: { token?: string } } | null)?.data?.token;
  if (!token) throw new Error(`an administrator could not sign in: ${answer.text}`);
  return token;
};
