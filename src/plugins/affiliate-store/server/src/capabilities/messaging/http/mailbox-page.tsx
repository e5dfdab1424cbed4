import type { ReactNode } from 'react';
import type { DrawnMail, Mail } from '../domain/mail';

const momentOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const words = (kind: string): string => kind.replaceAll('_', ' ');

function Page({ title, nonce, children }: { readonly title: string; readonly nonce: string; readonly children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <p className="ribbon">
          Demo mailbox. Mails of this shop end here; none leaves this machine. <a href="/store">Shop</a> <a href="/store/demo">Tour</a>
        </p>
        <main>{children}</main>
      </body>
    </html>
  );
}

function State({ mail }: { readonly mail: Mail }) {
  const shown = mail.state === 'sent' && mail.transport === 'mailbox' ? 'kept' : mail.state;
  return <span className={`state ${mail.state}`}>{shown}</span>;
}

/** The list of mails, newest first. */
export function MailboxPage({
  mails,
  to,
  path,
  nonce,
}: {
  readonly mails: readonly Mail[];
  readonly to: string;
  readonly path: string;
  readonly nonce: string;
}) {
  return (
    <Page title="Mailbox" nonce={nonce}>
      <h1>Mailbox</h1>
      <form method="get" action={path} role="search">
        <label htmlFor="to">Mails to</label>
        <input id="to" name="to" type="search" inputMode="email" placeholder="any address" defaultValue={to} maxLength={254} />
        <button type="submit">Show</button>
        {to !== '' && <a href={path}>All mails</a>}
      </form>
      {mails.length === 0 && (
        <p className="empty">
          {to === '' ? 'Nothing has been sent yet. Buy something, or ask for a sign-in link.' : `Nothing has been sent to ${to}.`}
        </p>
      )}
      <ol className="mails">
        {mails.map((mail) => (
          <li key={mail.id}>
            <a href={`${path}/${mail.id}`}>
              <span className="subject">
                <bdi>{mail.subject}</bdi>
              </span>
              <span className="meta">
                {mail.to} · {words(mail.kind)} · {mail.locale} · {momentOf(mail.createdAt)}
              </span>
            </a>
            <State mail={mail} />
          </li>
        ))}
      </ol>
    </Page>
  );
}

/** One mail, as HTML in a frame that can do nothing, and as text. */
export function MailPage({
  mail,
  form,
  path,
  nonce,
}: {
  readonly mail: DrawnMail;
  readonly form: 'html' | 'text';
  readonly path: string;
  readonly nonce: string;
}) {
  const here = `${path}/${mail.id}`;
  return (
    <Page title={mail.subject} nonce={nonce}>
      <p>
        <a href={path}>← Mailbox</a>
      </p>
      <h1 dir="auto">{mail.subject}</h1>
      <p className="meta">
        To {mail.to} · {words(mail.kind)} · {mail.locale} · {momentOf(mail.createdAt)} <State mail={mail} />
      </p>
      {mail.lastError !== null && (
        <p role="alert" className="error">
          {mail.lastError}
        </p>
      )}
      <nav aria-label="Form of the mail">
        <a href={here} aria-current={form === 'html' ? 'page' : undefined}>
          Mail
        </a>
        <a href={`${here}?form=text`} aria-current={form === 'text' ? 'page' : undefined}>
          Text part
        </a>
      </nav>
      {form === 'html' ? (
        <iframe
          title={`The mail: ${mail.subject}`}
          src={`${here}/content`}
          sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
        />
      ) : (
        <pre dir="auto" tabIndex={0} role="region" aria-label="The text part">
          {mail.text}
        </pre>
      )}
    </Page>
  );
}

/** There is no such mail. */
export function NoMailPage({ path, nonce }: { readonly path: string; readonly nonce: string }) {
  return (
    <Page title="No such mail" nonce={nonce}>
      <h1>There is no such mail</h1>
      <p>
        <a href={path}>← Mailbox</a>
      </p>
    </Page>
  );
}

const STYLE = `
:root{--ink:#16181d;--paper:#fff;--muted:#5b616e;--line:#e6e8ec;--wash:#f7f8fa;--brand:#3b4fe4;--good:#0b7a4b;--bad:#b3261e;--warn:#8a5a00;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#f2f3f5;--paper:#0f1115;--muted:#a4aab6;--line:#262a31;--wash:#171a20;--brand:#98a5ff;--good:#5fd3a0;--bad:#ff9d94;--warn:#f0c36b}}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 Inter,system-ui,-apple-system,"Segoe UI",sans-serif;color:var(--ink);background:var(--paper)}
.ribbon a{display:inline-block;margin-inline-start:8px;padding:2px 0}.ribbon{margin:0;padding:8px 20px;font-size:13px;color:var(--muted);background:var(--wash);border-bottom:1px solid var(--line)}
main{max-width:760px;margin:0 auto;padding:40px 20px 80px}h1{font-size:28px;line-height:1.2;font-weight:650;margin:0 0 20px}a{color:var(--brand);text-underline-offset:3px}
form{display:flex;flex-wrap:wrap;gap:12px;align-items:center;margin-bottom:28px}label{font-weight:550}input{flex:1 1 220px;min-height:44px;padding:8px 12px;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--muted);border-radius:8px}
button{min-height:44px;padding:8px 18px;font:inherit;font-weight:550;color:var(--paper);background:var(--ink);border:0;border-radius:8px;cursor:pointer}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px}.mails{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}.mails li{display:flex;gap:16px;align-items:center;border-bottom:1px solid var(--line)}
.mails a{flex:1;min-width:0;padding:14px 0;color:inherit;text-decoration:none}.mails a:hover .subject{text-decoration:underline}.subject{display:block;font-weight:550;overflow-wrap:anywhere}.meta{display:block;font-size:13px;color:var(--muted);overflow-wrap:anywhere}
.state{font-size:13px;font-weight:550;white-space:nowrap}.state::before{content:"● "}.sent{color:var(--good)}.failed{color:var(--bad)}.queued{color:var(--warn)}.empty{color:var(--muted)}.error{color:var(--bad)}
nav{display:flex;gap:20px;margin:24px 0 12px}nav a{padding:6px 0}nav a[aria-current]{color:var(--ink);font-weight:650;text-decoration:none;border-bottom:2px solid var(--ink)}
iframe{width:100%;height:760px;border:1px solid var(--line);border-radius:10px;background:#fff}pre{margin:0;padding:24px;white-space:pre-wrap;overflow-wrap:anywhere;font:15px/1.6 ui-monospace,monospace;background:var(--wash);border-radius:10px}
`;
