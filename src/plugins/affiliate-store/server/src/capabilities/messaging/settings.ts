import { z } from 'zod';
import { defineSetting } from '../../platform/settings';
import { SWITCHABLE } from './domain/kinds';
import type { MailKind } from './domain/letter';
import { SMS_KINDS } from './domain/sms';
import { smsSender } from './ports';

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

export const mailOff = defineSetting<readonly MailKind[]>({
  key: 'mail.off',
  section: 'letters',
  label: 'Letters that are not sent',
  help: 'Kinds of letters the shop goes without. Receipts, ways in and what a law asks for cannot be among them.',
  schema: z.array(z.enum(SWITCHABLE as readonly [MailKind, ...MailKind[]])).max(SWITCHABLE.length),
  fallback: [],
  env: 'MAIL_OFF',
});

export const smsKinds = defineSetting<readonly MailKind[]>({
  key: 'sms.kinds',
  section: 'letters',
  label: 'Letters that also go by SMS',
  help: 'To buyers who gave a number for it at the checkout. While none is chosen, no number is asked for.',
  schema: z.array(z.enum(SMS_KINDS)).max(SMS_KINDS.length),
  fallback: [],
  env: 'SMS_KINDS',
  onlyWhere: (strapi) => smsSender(strapi) !== null,
});

export const smsKeepDays = defineSetting({
  key: 'sms.keepDays',
  section: 'letters',
  label: 'Days a telephone number is kept',
  help: 'After that a number given at a checkout is forgotten, and its order is told of by mail only.',
  schema: z.number().int().min(1).max(3650),
  fallback: 400,
  env: 'SMS_KEEP_DAYS',
  onlyWhere: (strapi) => smsSender(strapi) !== null,
});

export const messagingSettings = [mailFrom, mailReplyTo, mailOff, smsKinds, smsKeepDays];
