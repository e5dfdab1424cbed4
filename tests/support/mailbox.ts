import { eventually } from './http';
import type { World } from './world';

export interface ReadMail {
  readonly id: string;
  readonly to: string;
  readonly kind: string;
  readonly locale: string;
  readonly subject: string;
  readonly state: string;
  readonly html: string;
  readonly text: string;
}

/** Mails to an address, newest first, as the demo's mailbox lists them. */
export const mailsTo = async (world: World, to: string): Promise<readonly ReadMail[]> => {
  const { body } = await world.api(`/demo/mails?to=${encodeURIComponent(to)}`);
  return (body as { data: ReadMail[] }).data;
};

/** Waits for the newest mail of a kind, with its content; `besides` are ids already read. */
export const mailTo = async (world: World, to: string, kind: string, besides: readonly string[] = []): Promise<ReadMail> => {
  const found = await eventually(`a mail "${kind}" to ${to}`, async () =>
    (await mailsTo(world, to)).find((mail) => mail.kind === kind && mail.state === 'sent' && !besides.includes(mail.id)),
  );
  return ((await world.api(`/demo/mails/${found.id}`)).body as { data: ReadMail }).data;
};

/** The token of the link in a mail. */
export const tokenIn = (mail: ReadMail): string => {
  const token = /\/link\/([A-Za-z0-9_-]+)/.exec(mail.text)?.[1];
  if (!token) throw new Error(`no link in: ${mail.text}`);
  return token;
};
