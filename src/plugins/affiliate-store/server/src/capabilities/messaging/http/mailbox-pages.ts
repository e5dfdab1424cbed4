import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { createElement } from 'react';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { secretToken } from '../../../platform/ids';
import type { DrawnMail } from '../domain/mail';
import { messaging } from '../service';
import { isDemo } from './demo-mailbox';
import { MailPage, MailboxPage, NoMailPage } from './mailbox-page';

/** Where the demo's mailbox is. */
export const MAILBOX_PATH = '/store/demo/mail';
const SHOWN = 100;
const ADDRESS = new RegExp(`^${MAILBOX_PATH}(?:/(\\d{1,9})(/content)?)?/?$`);

const common = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

const answer = (ctx: Context, status: number, page: ReactElement, nonce: string): void => {
  ctx.set({
    ...common,
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  });
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = `<!doctype html>${renderToStaticMarkup(page)}`;
};

// A mail is styled inline, as mails are; it runs nothing and loads nothing. Its links open the shop in the whole window.
const content = (ctx: Context, mail: DrawnMail): void => {
  ctx.set({
    ...common,
    'X-Frame-Options': 'SAMEORIGIN',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
  });
  ctx.status = 200;
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = mail.html;
};

const list = async (ctx: Context, strapi: Core.Strapi, nonce: string): Promise<void> => {
  const to = (typeof ctx.query['to'] === 'string' ? ctx.query['to'] : '').trim().slice(0, 254);
  const mails = await messaging(strapi).mails({ to: to || undefined, limit: SHOWN });
  answer(ctx, 200, createElement(MailboxPage, { mails, to, path: MAILBOX_PATH, nonce }), nonce);
};

const one = async (ctx: Context, strapi: Core.Strapi, id: string, bare: boolean, nonce: string): Promise<void> => {
  const mail = await messaging(strapi).mail(parseInt(id, 10));
  if (!mail) return answer(ctx, 404, createElement(NoMailPage, { path: MAILBOX_PATH, nonce }), nonce);
  if (bare) return content(ctx, mail);
  return answer(
    ctx,
    200,
    createElement(MailPage, { mail, form: ctx.query['form'] === 'text' ? 'text' : 'html', path: MAILBOX_PATH, nonce }),
    nonce,
  );
};

/** The mailbox as pages, ahead of everything else the site shows; in a real shop the address does not exist. */
export const mailboxPages =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const match = isDemo() && ['GET', 'HEAD'].includes(ctx.method) ? ADDRESS.exec(ctx.path) : null;
    if (!match) {
      await next();
      return;
    }
    const nonce = secretToken();
    const [, id, bare] = match;
    await (id === undefined ? list(ctx, strapi, nonce) : one(ctx, strapi, id, bare !== undefined, nonce));
  };
