import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const smtpHost = defineSetting({
  key: 'mail.smtpHost',
  section: 'mail',
  label: 'Mail server',
  help: 'Host name of the SMTP server. Empty: mails are kept in the store’s mailbox and leave the house nowhere.',
  schema: z
    .string()
    .trim()
    .max(253)
    .regex(/^[a-z0-9.:[\]_-]*$/i, 'a host name'),
  fallback: '',
  env: 'SMTP_HOST',
});

export const smtpPort = defineSetting({
  key: 'mail.smtpPort',
  section: 'mail',
  label: 'Port',
  help: '587 as a rule; 465 speaks TLS from the first byte.',
  schema: z.number().int().min(1).max(65_535),
  fallback: 587,
  env: 'SMTP_PORT',
});

export const smtpUser = defineSetting({
  key: 'mail.smtpUser',
  section: 'mail',
  label: 'User name',
  help: 'Empty for a server that asks for none.',
  schema: z.string().trim().max(200),
  fallback: '',
  env: 'SMTP_USER',
});

export const smtpPassword = defineSetting({
  key: 'mail.smtpPassword',
  section: 'mail',
  label: 'Password',
  help: 'Better set by SMTP_PASS in the environment than saved here.',
  schema: z.string().max(500),
  fallback: '',
  env: 'SMTP_PASS',
  secret: true,
});

export const smtpEncryption = defineSetting({
  key: 'mail.smtpEncryption',
  section: 'mail',
  label: 'Encryption',
  help: 'starttls refuses to send in the clear; tls is for port 465; none only for a server on this machine.',
  schema: z.enum(['starttls', 'tls', 'none']),
  fallback: 'starttls' as const,
  env: 'SMTP_ENCRYPTION',
});

export const smtpSettings = [smtpHost, smtpPort, smtpUser, smtpPassword, smtpEncryption];
