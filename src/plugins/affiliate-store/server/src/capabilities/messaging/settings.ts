import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const mailFrom = defineSetting({
  key: 'mail.from',
  section: 'mail',
  label: 'Sender address',
  help: 'The address mails come from. Its domain should allow this server to send (SPF, DKIM, DMARC).',
  schema: z.union([z.literal(''), z.email()]),
  fallback: '',
  env: 'SMTP_FROM',
});

export const mailReplyTo = defineSetting({
  key: 'mail.replyTo',
  section: 'mail',
  label: 'Answers go to',
  help: 'Where answers to the shop’s mails arrive; empty: the address for questions.',
  schema: z.union([z.literal(''), z.email()]),
  fallback: '',
  env: 'SMTP_REPLY_TO',
});

export const messagingSettings = [mailFrom, mailReplyTo];
