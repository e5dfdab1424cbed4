import { askJson } from './eight';
import { until } from './sales';

interface Mail {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
}

/** Signs an affiliate in as people do, by the link in a letter; answers how they ask for their pages. */
export const signInPartner = async (url: string, email: string): Promise<(path: string) => Promise<unknown>> => {
  const api = `${url}/api/affiliate-store`;
  await askJson(`${api}/auth/link`, 'POST', { email });
  const found: { mail?: Mail } = {};
  await until('the letter with the link', async () => {
    const { data } = await askJson<{ data: readonly Mail[] }>(`${api}/demo/mails?to=${encodeURIComponent(email)}`);
    const mail = data.find(({ kind, state }) => kind === 'sign_in_link' && state === 'sent');
    if (mail) found.mail = mail;
    return mail !== undefined;
  });
  const { data } = await askJson<{ data: { text: string } }>(`${api}/demo/mails/${found.mail?.id}`);
  const token = /\/link\/([A-Za-z0-9_-]+)/.exec(data.text)?.[1];
  const signed = await askJson<{ data: { jwt: string } }>(`${api}/auth/link/verify`, 'POST', { token });
  return (path) => askJson(`${api}${path}`, 'GET', undefined, { authorization: `Bearer ${signed.data.jwt}` });
};
