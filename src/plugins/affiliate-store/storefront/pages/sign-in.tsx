import type { ReactNode } from 'react';
import { isStoreFailure } from '../../client';
import type { ProfileView } from '../../contracts/accounts';
import { seeOther, type Page, type PageRequest } from '../site/page';
import { Field, describedBy } from '../ui/field';
import { AlertIcon, MailIcon } from '../ui/icons';
import { useHref, useSite } from '../ui/site';

export { consentPage } from './consent';
export { optOutPage } from './opt-out';

interface Shown {
  readonly email: string;
  readonly next: string;
  readonly error: string | null;
  readonly sent: boolean;
  readonly way: 'link' | 'password';
}

/** Only an address inside this shop may be gone on to. */
const inside = (next: string | undefined, request: PageRequest): string =>
  next !== undefined && next.startsWith(`${request.href('/')}/`) && !/[\\\s]|\/\/|\.\./.test(next) ? next : '';

/** Where someone begins: with what they earn, or else with what they own. */
const home = (profile: ProfileView): string =>
  profile.roles.includes('member')
    ? '/learn'
    : profile.roles.includes('creator')
      ? '/studio'
      : profile.roles.includes('affiliate')
        ? '/partner'
        : '/learn';

function Sent({ email }: { readonly email: string }) {
  const { t } = useSite();
  const href = useHref();
  return (
    <div role="status">
      <MailIcon className="size-8 text-brand-ink" />
      <h1 className="mt-5 text-36">{t('signIn.sent')}</h1>
      <p className="mt-4 text-18 text-muted">{t('signIn.sentHelp', { email })}</p>
      <a className="button mt-8" href={href('/sign-in')}>
        {t('signIn.otherAddress')}
      </a>
    </div>
  );
}

function SignInForm({ shown }: { readonly shown: Shown }) {
  const { t } = useSite();
  const email = { id: 'email' };
  return (
    <>
      <h1 className="text-36">{t('signIn.title')}</h1>
      <p className="mt-3 text-muted">{t('signIn.help')}</p>
      {shown.error && (
        <div role="alert" className="note note-danger mt-6 flex gap-2.5">
          <AlertIcon className="mt-0.5 size-5 text-danger" />
          <p>{shown.error}</p>
        </div>
      )}
      <form method="post" className="mt-8 space-y-5">
        <input type="hidden" name="next" value={shown.next} />
        <Field label={t('checkout.email')} {...email}>
          <input
            id="email"
            name="email"
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
            required
            maxLength={254}
            defaultValue={shown.email}
            className="input rtl:text-end"
            {...describedBy(email)}
          />
        </Field>
        <button name="way" value="link" className="button button-primary w-full">
          {t('signIn.mailLink')}
        </button>
        <details open={shown.way === 'password'} className="border-t border-line pt-5">
          <summary className="link min-h-9 w-fit">{t('signIn.usePassword')}</summary>
          <div className="mt-4 space-y-5">
            <Field id="password" label={t('signIn.password')}>
              <input id="password" name="password" type="password" autoComplete="current-password" maxLength={200} className="input" />
            </Field>
            <button name="way" value="password" className="button w-full">
              {t('signIn.withPassword')}
            </button>
          </div>
        </details>
      </form>
    </>
  );
}

const draw = (request: PageRequest, shown: Shown): ReturnType<Page> => ({
  kind: 'page',
  status: shown.error === null ? 200 : 422,
  frame: 'plain',
  head: { title: request.t('signIn.title'), noindex: true },
  body: (
    <div className="mx-auto w-full max-w-md px-5 py-16 md:py-24">
      {shown.sent ? <Sent email={shown.email} /> : <SignInForm shown={shown} />}
    </div>
  ),
});

async function attempt(request: PageRequest, shown: Shown): Promise<Shown | ProfileView> {
  const { client, form, locale } = request;
  if (shown.way === 'password') {
    return (await client.accounts.signIn({ body: { email: shown.email, password: form?.['password'] ?? '' } })).profile;
  }
  await client.accounts.requestLink({ body: { email: shown.email, locale } });
  return { ...shown, sent: true };
}

function asked(request: PageRequest): Shown {
  const { email = '', next, way, password = '' } = request.form ?? {};
  const byPassword = way === 'password' || password !== '';
  return {
    email: email.trim(),
    next: inside(next ?? request.query['next'], request),
    error: null,
    sent: false,
    way: byPassword ? 'password' : 'link',
  };
}

/** By mailed link or by password. The answer never tells whether an address is known. */
export const signInPage: Page = async (request) => {
  const { t, href } = request;
  const shown = asked(request);
  if (request.method === 'GET') return draw(request, shown);
  try {
    const result = await attempt(request, shown);
    return 'roles' in result ? seeOther(shown.next || href(home(result))) : draw(request, result);
  } catch (thrown) {
    if (!isStoreFailure(thrown)) throw thrown;
    const code = thrown.code === 'INVALID_INPUT' ? 'SIGN_IN_INPUT' : thrown.code;
    return draw(request, { ...shown, error: t.maybe(`failure.${code}`) ?? t('failure.other') });
  }
};

function LinkButton() {
  const { t } = useSite();
  return (
    <form method="post">
      <h1 className="text-36">{t('link.title')}</h1>
      <p className="mt-4 text-18 text-muted">{t('link.help')}</p>
      <button className="button button-primary button-large mt-8 w-full">{t('link.button')}</button>
    </form>
  );
}

function LinkDead({ code, next }: { readonly code: string; readonly next: string }) {
  const { t } = useSite();
  const href = useHref();
  return (
    <div role="alert">
      <h1 className="text-28">{t.maybe(`failure.${code}`) ?? t('failure.other')}</h1>
      <p className="mt-3 text-muted">{t('link.deadHelp')}</p>
      <a className="button button-primary mt-8" href={href('/sign-in') + (next === '' ? '' : `?next=${encodeURIComponent(next)}`)}>
        {t('link.new')}
      </a>
    </div>
  );
}

/** The mailed link. Opening it does nothing, for mail scanners open links too; the button signs in. */
export const linkPage: Page = async (request) => {
  const frame = (status: number, body: ReactNode): Awaited<ReturnType<Page>> => ({
    kind: 'page',
    status,
    frame: 'plain',
    head: { title: request.t('link.title'), noindex: true },
    body: <div className="mx-auto w-full max-w-md px-5 py-20 md:py-28">{body}</div>,
  });
  const next = inside(request.query['next'], request);
  if (request.method === 'GET') return frame(200, <LinkButton />);
  try {
    const { profile } = await request.client.accounts.useLink({ body: { token: request.params['token'] ?? '' } });
    return seeOther(next || request.href(home(profile)));
  } catch (thrown) {
    if (!isStoreFailure(thrown)) throw thrown;
    return frame(410, <LinkDead code={thrown.code === 'INVALID_INPUT' ? 'LINK_INVALID' : thrown.code} next={next} />);
  }
};
