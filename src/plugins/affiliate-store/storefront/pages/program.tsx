import type { ReactNode } from 'react';
import { isStoreFailure } from '../../client';
import type { ProgramPage } from '../../contracts/programs';
import { formatRate } from '../i18n/format';
import type { Page, PageRequest } from '../site/page';
import { programData } from '../site/structured-data';
import { Amount } from '../ui/amount';
import { describedBy, Field } from '../ui/field';
import { MailIcon, OnwardIcon } from '../ui/icons';
import { Picture } from '../ui/picture';
import { ProgramTerms } from '../ui/program-terms';
import { storePath, useSite } from '../ui/site';
import { Earns, ForEverything } from './programs';

export { enrolPage } from './enrol';
export { programsPage } from './programs';

function Part({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="mb-3 text-22">
        {title}
      </h2>
      {children}
    </section>
  );
}

const Paragraphs = ({ text }: { readonly text: string }) => (
  <div className="prose max-w-text" dir="auto">
    {text
      .split(/\n{2,}/)
      .filter(Boolean)
      .map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
  </div>
);

function Products({ program }: { readonly program: ProgramPage }) {
  const { t, locale } = useSite();
  if (program.products.length === 0) return null;
  return (
    <Part id="products" title={t('program.products')}>
      <ul className="border-t border-line">
        {program.products.map((product, at) => (
          <li key={at} className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-b border-line py-3">
            <a className="link" dir="auto" href={storePath(locale, `/p/${product.slug}`)}>
              {product.name}
            </a>
            <span>
              <Amount money={product.price} /> <OnwardIcon className="inline size-4 text-muted" />{' '}
              <span className="sr-only">{t('program.earns')} </span>
              <Amount money={product.earns} className="font-bold" />
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-13 text-muted">{t('program.earnsHelp')}</p>
    </Part>
  );
}

function Figures({ program: { figures } }: { readonly program: ProgramPage }) {
  const { t, locale } = useSite();
  return (
    <Part id="figures" title={t('program.figures', { days: figures?.days ?? 90 })}>
      {figures === null ? (
        <p className="text-muted">{t('program.noFigures')}</p>
      ) : (
        <dl className="grid max-w-text gap-x-8 gap-y-2 sm:grid-cols-3">
          {figures.earnedPerClick && (
            <div>
              <dt className="text-13 text-muted">{t('program.epc')}</dt>
              <dd>
                <Amount money={figures.earnedPerClick} />
              </dd>
            </div>
          )}
          <div>
            <dt className="text-13 text-muted">{t('program.conversion')}</dt>
            <dd>{formatRate(locale, figures.conversionBasisPoints)}</dd>
          </div>
          <div>
            <dt className="text-13 text-muted">{t('program.refunds')}</dt>
            <dd>{formatRate(locale, figures.refundBasisPoints)}</dd>
          </div>
        </dl>
      )}
    </Part>
  );
}

/** What an address carries from page to page: the code of an invite, and that of whoever's recruiting link it is. */
interface Carried {
  readonly invite?: string;
  readonly by?: string;
}
const carriedIn = ({ query: { invite = '', by = '' } }: PageRequest): Carried => ({
  ...(/^[A-Za-z0-9]{32}$/.test(invite) ? { invite } : {}),
  ...(/^[A-Za-z0-9][A-Za-z0-9_-]{1,62}[A-Za-z0-9]$/.test(by) ? { by } : {}),
});
const carrying = (path: string, { invite, by }: Carried): string => {
  const query = new URLSearchParams({ ...(invite === undefined ? {} : { invite }), ...(by === undefined ? {} : { by }) }).toString();
  return query === '' ? path : `${path}?${query}`;
};

function Program({ program, carried }: { readonly program: ProgramPage; readonly carried: Carried }) {
  const { t, locale } = useSite();
  const { invite } = carried;
  return (
    <article className="wrap max-w-3xl py-12 md:py-16">
      <h1 className="text-36 md:text-48" dir="auto">
        {program.name}
      </h1>
      <p className="mt-4 text-22">
        <Earns program={program} />
      </p>
      {program.summary !== '' && (
        <p className="mt-4 text-18 text-muted" dir="auto">
          {program.summary}
        </p>
      )}
      <ForEverything site={program.site} className="mt-6" />
      <p className={program.site === null ? 'mt-6' : 'mt-2'}>
        {t(invite === undefined ? `programs.admission.${program.admission}` : 'program.invited')}
      </p>
      {(program.admission !== 'closed' || invite !== undefined) && (
        <a
          className="button button-primary button-large mt-4"
          href={storePath(locale, carrying(`/programs/${program.slug}/join`, carried))}
        >
          {t(program.admission === 'open' || invite !== undefined ? 'program.join' : 'program.apply')}
        </a>
      )}
      {program.cover && <Picture image={program.cover} eager className="mt-10 aspect-[4/3] w-full rounded-card bg-wash object-cover" />}
      <Part id="terms" title={t('program.terms')}>
        <ProgramTerms program={program} />
      </Part>
      <Products program={program} />
      {program.description !== '' && (
        <Part id="about" title={t('program.about')}>
          <Paragraphs text={program.description} />
        </Part>
      )}
      {program.sellingHelp !== '' && (
        <Part id="help" title={t('program.sellingHelp')}>
          <Paragraphs text={program.sellingHelp} />
        </Part>
      )}
      {program.promotionMethods.length > 0 && (
        <Part id="methods" title={t('program.methods')}>
          <ul className="list-disc ps-5" dir="auto">
            {program.promotionMethods.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Part>
      )}
      <Figures program={program} />
    </article>
  );
}

/** The program of the page; an invite that is none any more counts for nothing where the program is listed. */
const read = async (request: PageRequest): Promise<{ readonly program: ProgramPage; readonly carried: Carried }> => {
  const { client, params } = request;
  const carried = carriedIn(request);
  const program = await client.programs.read({ params: { slug: params['slug'] ?? '' }, query: { invite: carried.invite } });
  return { program, carried };
};

/** A program's own page, for people and search engines. */
export const programPage: Page = async (request) => {
  const { program, carried } = await read(request);
  return {
    kind: 'page',
    status: 200,
    cacheTags: ['catalog', 'shop'],
    head: {
      noindex: carried.invite !== undefined || carried.by !== undefined,
      forMachines: { type: 'application/json', path: `/programs/${program.slug}.json` },
      title: program.name,
      description: program.summary || request.t('programs.description', { shop: request.shop.name }),
      image: program.cover,
      structured: [programData(program, request.origin + storePath(request.locale, request.path))],
    },
    body: <Program program={program} carried={carried} />,
  };
};

function Sent({ email }: { readonly email: string }) {
  const { t } = useSite();
  return (
    <div role="status">
      <MailIcon className="size-8 text-brand-ink" />
      <h1 className="mt-5 text-36">{t('signIn.sent')}</h1>
      <p className="mt-4 text-18 text-muted">{t('program.sentHelp', { email })}</p>
    </div>
  );
}

interface Joining {
  readonly program: ProgramPage;
  readonly carried: Carried;
  readonly error: string | null;
  readonly email: string;
}

function JoinForm({ program, carried, error, email }: Joining) {
  const { t, locale } = useSite();
  const field = { id: 'email', error };
  return (
    <form method="post" className="space-y-5">
      <h1 className="text-36" dir="auto">
        {t('program.joinTitle', { program: program.name })}
      </h1>
      {carried.invite !== undefined && <p className="note note-positive">{t('program.invited')}</p>}
      <p className="text-muted">{t('program.joinHelp')}</p>
      <Field label={t('checkout.email')} {...field}>
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          dir="ltr"
          required
          maxLength={254}
          defaultValue={email}
          className="input rtl:text-end"
          {...describedBy(field)}
        />
      </Field>
      {/* People do not see it, and nothing reads it to them; programs that fill in forms do not know that. */}
      <div className="hidden" aria-hidden="true">
        <input name="website" tabIndex={-1} autoComplete="off" defaultValue="" aria-label="website" />
      </div>
      <button className="button button-primary w-full">{t('program.mailLink')}</button>
      <p>
        <a className="link" href={storePath(locale, carrying(`/apply/${program.slug}`, carried))}>
          {t('program.signedIn')}
        </a>
      </p>
    </form>
  );
}

/** The door of a program: a mailed link proves the address. What is answered never tells whether it is known. */
export const joinPage: Page = async (request) => {
  const { program, carried } = await read(request);
  const draw = (status: number, body: ReactNode): Awaited<ReturnType<Page>> => ({
    kind: 'page',
    status,
    frame: 'plain',
    head: { title: program.name, noindex: true },
    body: <div className="mx-auto w-full max-w-md px-5 py-16 md:py-24">{body}</div>,
  });
  const { email = '', website = '' } = request.form ?? {};
  if (request.method === 'GET') return draw(200, <JoinForm {...{ program, carried }} error={null} email="" />);
  try {
    const body = { email: email.trim(), locale: request.locale, website: website.slice(0, 200), ...carried };
    await request.client.programs.askToJoin({ params: { slug: program.slug }, body });
    return draw(200, <Sent email={email.trim()} />);
  } catch (thrown) {
    if (!isStoreFailure(thrown)) throw thrown;
    const code = thrown.code === 'INVALID_INPUT' ? 'SIGN_IN_INPUT' : thrown.code;
    const error = request.t.maybe(`failure.${code}`) ?? request.t('failure.other');
    return draw(422, <JoinForm {...{ program, carried, error, email }} />);
  }
};
