import { isStoreFailure } from '../../client';
import type { EnrolmentView } from '../../contracts/enrolments';
import type { Page, PageRequest } from '../site/page';
import { describedBy, Field } from '../ui/field';
import { ProgramTerms } from '../ui/program-terms';
import { storePath, useSite } from '../ui/site';
import { letterFailurePage, failureStatus } from './failure';
import { Earns } from './programs';

/** Somebody who is in: their portal is behind a sign-in, which the welcome mail spares them. */
function Inside({ view }: { readonly view: EnrolmentView }) {
  const { t, locale } = useSite();
  return (
    <div role="status">
      <h1 className="text-36" dir="auto">
        {t('enrol.inside', { program: view.program.name })}
      </h1>
      <p className="mt-4 text-18 text-muted">
        {view.code === null ? t('enrol.insidePath', { email: view.email }) : t('enrol.insideHelp', { code: view.code, email: view.email })}
      </p>
      <a className="button button-primary mt-8" href={storePath(locale, '/partner')}>
        {t('enrol.portal')}
      </a>
    </div>
  );
}

interface FormProps {
  readonly view: EnrolmentView;
  readonly name: string;
  readonly error: string | null;
}

/** The terms and one button: the address is proven by the letter, and nothing but a name may be changed. */
function EnrolForm({ view: { program, email }, name, error }: FormProps) {
  const { t } = useSite();
  const field = { id: 'name', error };
  return (
    <form method="post" className="space-y-6">
      <h1 className="text-36" dir="auto">
        {t('program.joinTitle', { program: program.name })}
      </h1>
      <p className="text-22">
        <Earns program={program} />
      </p>
      <section aria-labelledby="terms" className="rounded-card border border-line p-5">
        <h2 id="terms" className="mb-2 text-18 font-bold">
          {t('program.terms')}
        </h2>
        <ProgramTerms program={program} />
      </section>
      <input type="hidden" name="version" value={program.version} />
      <Field label={t('enrol.name')} {...field}>
        <input
          id="name"
          name="name"
          autoComplete="name"
          required
          maxLength={120}
          defaultValue={name}
          className="input"
          dir="auto"
          {...describedBy(field)}
        />
      </Field>
      <button className="button button-primary button-large w-full">{t('enrol.button')}</button>
      <p className="text-13 text-muted">{t('enrol.agree', { email })}</p>
    </form>
  );
}

const draw = (request: PageRequest, status: number, view: EnrolmentView, error: string | null): Awaited<ReturnType<Page>> => ({
  kind: 'page',
  status,
  frame: 'plain',
  head: { title: view.program.name, noindex: true },
  body: (
    <div className="mx-auto w-full max-w-xl px-5 py-16 md:py-20">
      {view.joined ? <Inside view={view} /> : <EnrolForm view={view} name={request.form?.['name']?.trim() ?? view.name} error={error} />}
    </div>
  ),
});

/** The page a letter to a customer leads to. Opening it joins nobody, for mail scanners open links too; the button does. */
export const enrolPage: Page = async (request) => {
  const { client, form, locale, t } = request;
  const params = { token: request.params['token'] ?? '' };
  try {
    if (request.method === 'GET') return draw(request, 200, await client.enrolments.read({ params }), null);
    const version = form?.['version'] ?? '';
    const body = { name: form?.['name']?.trim() ?? '', acceptedVersion: /^\d{1,6}$/.test(version) ? Number(version) : 0, locale };
    return draw(request, 200, await client.enrolments.join({ params, body }), null);
  } catch (thrown) {
    if (!isStoreFailure(thrown)) throw thrown;
    if (thrown.status !== 400 && thrown.status !== 409) return letterFailurePage(request, failureStatus(thrown.status));
    const view = await client.enrolments.read({ params }).catch(() => null);
    if (view === null) return letterFailurePage(request, 404);
    const said = thrown.code === 'INVALID_INPUT' ? t('enrol.nameMissing') : t.maybe(`failure.${thrown.code}`);
    return draw(request, 422, view, said ?? t('failure.other'));
  }
};
