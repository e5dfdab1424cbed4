import { randomBytes } from 'node:crypto';
import type { Answer } from '../server/idempotency';
import { html, Markup } from './html';
import { type Language, languages } from './languages';

/** One page to be sent. */
export interface Page {
  language: Language;
  title: string;
  content: Markup;
  status?: number;
  /** Path of the page itself, for the links to other languages; a query may be part of it. */
  path: string;
  /** Addresses of the shop that a form of this page may lead to in the end. */
  leadsTo?: readonly (string | null | undefined)[];
}

const css = `
:root { color-scheme: light; font: 100%/1.5 system-ui, sans-serif; color: #1c1b1f; background: #fff; }
* { box-sizing: border-box; }
body { margin: 0; }
.notice { margin: 0; padding: .6rem 1rem; background: #fff1c2; color: #3d2c00; border-block-end: 2px solid #b88600; text-align: center; }
main { max-width: 30rem; margin-inline: auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.items li, .total { display: flex; justify-content: space-between; gap: 1rem; padding-block: .35rem; border-block-end: 1px solid #d0ccd6; overflow-wrap: anywhere; }
.total { font-weight: 600; border: 0; }
.known { margin: 0; overflow-wrap: anywhere; }
.known span { display: block; font-weight: 600; }
form { display: grid; gap: .9rem; margin-block: 1rem; }
fieldset { border: 1px solid #8b8791; border-radius: .4rem; display: grid; gap: .6rem; margin: 0; padding: .75rem; min-width: 0; }
label { display: grid; gap: .25rem; font-weight: 600; }
label.choice { display: flex; gap: .6rem; align-items: center; font-weight: 400; min-height: 2.75rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; align-items: end; }
input, select { font: inherit; font-weight: 400; padding: .6rem; border: 1px solid #6b6772; border-radius: .4rem; min-height: 2.75rem; width: 100%; background: #fff; color: inherit; }
input[type=checkbox], input[type=radio] { width: 1.25rem; min-height: 1.25rem; height: 1.25rem; flex: none; }
.ltr { direction: ltr; text-align: start; }
[dir=rtl] .ltr { text-align: end; }
button, .button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .6rem 1rem; border: 0; border-radius: .4rem; background: #3a2e8c; color: #fff; cursor: pointer; width: 100%; text-align: center; text-decoration: none; display: block; }
button.quiet { background: #fff; color: #2b2268; border: 1px solid #6b6772; }
a { color: #2b2268; }
:focus-visible { outline: 3px solid #b85c00; outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1rem; list-style: none; padding: 0; margin: 0; }
nav a, .cancel { display: inline-block; padding-block: .6rem; }
nav a[aria-current] { font-weight: 700; text-decoration: none; border-block-end: 3px solid #3a2e8c; }
.alert { border: 2px solid #a3141e; background: #fdecec; color: #6d0910; padding: .75rem; border-radius: .4rem; }
.alert p { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td, th { text-align: start; padding: .3rem; border-block-end: 1px solid #d0ccd6; overflow-wrap: anywhere; }
summary { cursor: pointer; padding-block: .6rem; }
code { overflow-wrap: anywhere; }
.qr svg { width: 12rem; height: 12rem; display: block; margin-inline: auto; }
footer { max-width: 30rem; margin-inline: auto; padding: 1rem; border-block-start: 1px solid #d0ccd6; }
`;

function originOf(address: string | null | undefined): string | null {
  return address && URL.canParse(address) ? new URL(address).origin : null;
}

function languageLinks(page: Page): Markup {
  const link = (language: Language): Markup => {
    const [path = '', query = ''] = page.path.split('?');
    const address = new URLSearchParams(query);
    address.set('locale', language.tag);
    const current = language === page.language;
    return html`<li>
      <a
        href="${path}?${address.toString()}"
        hreflang="${language.tag}"
        lang="${language.tag}"
        ${current ? new Markup('aria-current="true"') : ''}
        >${language.own}</a
      >
    </li>`;
  };
  return html`<nav aria-label="${page.language.words.language}">
    <ul>
      ${languages.map(link)}
    </ul>
  </nav>`;
}

/** A whole page: says first that no money moves, runs no script, loads nothing. */
export function pageAnswer(page: Page): Answer {
  const nonce = randomBytes(16).toString('base64');
  const { language } = page;
  // A form that ends at the shop is a redirect, and browsers hold redirects to `form-action` too.
  const targets = [...new Set(["'self'", ...(page.leadsTo ?? []).map(originOf)])].filter(Boolean).join(' ');
  const body = html`<!doctype html>
    <html lang="${language.tag}" dir="${language.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${page.title}</title>
        <style nonce="${nonce}">
          ${new Markup(css)}
        </style>
      </head>
      <body>
        <header><p class="notice">${language.words.noMoney}</p></header>
        <main>${page.content}</main>
        <footer>${languageLinks(page)}</footer>
      </body>
    </html>`;
  return {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: body.text,
  };
}

/** Sends the browser elsewhere after a form. */
export function redirectAnswer(address: string): Answer {
  return { status: 303, headers: { location: address, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }, body: '' };
}
