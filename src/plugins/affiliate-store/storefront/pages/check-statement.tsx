import { isStoreFailure } from '../../client';
import type { StatementRow } from '../../contracts/statements';
import { formatDay, formatMonth } from '../i18n/format';
import type { Page, PageRequest } from '../site/page';
import { Amount } from '../ui/amount';
import { Field, describedBy } from '../ui/field';
import { useSite } from '../ui/site';

interface Shown {
  readonly text: string;
  readonly id: string;
  readonly code: string;
  readonly verdict: string | null;
  readonly found: StatementRow | null;
  readonly error: string | null;
}

function Verdict({ verdict }: { readonly verdict: string }) {
  const { t } = useSite();
  const good = verdict === 'genuine';
  return (
    <div role={good ? 'status' : 'alert'} className={`note mt-6 ${good ? 'note-positive' : 'note-danger'}`} data-verdict={verdict}>
      <p className="font-bold">{t.maybe(`check.${verdict}`) ?? t('failure.other')}</p>
      <p className="mt-1">{t.maybe(`check.${verdict}Help`) ?? ''}</p>
    </div>
  );
}

function Found({ found }: { readonly found: StatementRow }) {
  const { t, locale } = useSite();
  return (
    <div role="status" className="note note-positive mt-6">
      <p className="font-bold">{t('check.found', { month: formatMonth(locale, found.month), currency: found.currency })}</p>
      <dl className="mt-2 space-y-1">
        <div className="flex flex-wrap gap-x-2">
          <dt>{t('check.opening')}</dt>
          <dd>
            <Amount money={found.opening} />
          </dd>
        </div>
        <div className="flex flex-wrap gap-x-2">
          <dt>{t('check.paidOut')}</dt>
          <dd>
            <Amount money={found.paidOut} />
          </dd>
        </div>
        <div className="flex flex-wrap gap-x-2">
          <dt>{t('check.closing')}</dt>
          <dd>
            <Amount money={found.closing} />
          </dd>
        </div>
        <div className="flex flex-wrap gap-x-2">
          <dt>{t('check.issued')}</dt>
          <dd>{formatDay(locale, found.issuedAt)}</dd>
        </div>
      </dl>
      <p className="mt-2">{t('check.foundHelp')}</p>
    </div>
  );
}

function FileForm({ shown }: { readonly shown: Shown }) {
  const { t } = useSite();
  const text = { id: 'text', help: t('check.textHelp') };
  return (
    <form method="post" className="mt-8 space-y-4" data-check>
      <input type="hidden" name="by" value="file" />
      <Field label={t('check.text')} {...text}>
        <textarea
          id="text"
          name="text"
          rows={8}
          dir="ltr"
          spellCheck={false}
          required
          defaultValue={shown.text}
          className="input text-13"
          {...describedBy(text)}
        />
      </Field>
      <div data-file hidden>
        <label htmlFor="file" className="mb-1.5 block font-medium">
          {t('check.file')}
        </label>
        <input id="file" type="file" accept="application/json,.json" className="input" />
      </div>
      <button className="button button-primary">{t('check.button')}</button>
    </form>
  );
}

function CodeForm({ shown }: { readonly shown: Shown }) {
  const { t } = useSite();
  return (
    <form method="post" className="mt-6 space-y-4">
      <input type="hidden" name="by" value="code" />
      <Field id="id" label={t('check.number')}>
        <input
          id="id"
          name="id"
          dir="ltr"
          required
          maxLength={64}
          spellCheck={false}
          defaultValue={shown.id}
          className="input rtl:text-end"
        />
      </Field>
      <Field id="code" label={t('check.code')}>
        <input
          id="code"
          name="code"
          dir="ltr"
          required
          maxLength={40}
          spellCheck={false}
          autoComplete="off"
          defaultValue={shown.code}
          className="input rtl:text-end"
        />
      </Field>
      <button className="button">{t('check.codeButton')}</button>
    </form>
  );
}

const draw = (request: PageRequest, shown: Shown): Awaited<ReturnType<Page>> => ({
  kind: 'page',
  status: shown.error === null ? 200 : 422,
  scripts: ['check-statement'],
  head: { title: request.t('check.title'), description: request.t('check.help'), noindex: true },
  body: (
    <div className="mx-auto w-full max-w-2xl px-5 py-12 md:py-16">
      <h1 className="text-36">{request.t('check.title')}</h1>
      <p className="mt-3 text-muted">{request.t('check.help')}</p>
      {shown.error !== null && (
        <div role="alert" className="note note-danger mt-6">
          {shown.error}
        </div>
      )}
      {shown.verdict !== null && <Verdict verdict={shown.verdict} />}
      {shown.found !== null && <Found found={shown.found} />}
      <FileForm shown={shown} />
      <h2 className="mt-12 text-22">{request.t('check.byCode')}</h2>
      <p className="mt-2 text-muted">{request.t('check.byCodeHelp')}</p>
      <CodeForm shown={shown} />
      <p className="mt-12 text-13 text-muted">
        {request.t('check.offline')}{' '}
        <a className="link" href="/api/affiliate-store/statements/keys">
          {request.t('check.keys')}
        </a>
      </p>
    </div>
  ),
});

/** Says whether a statement is as this shop signed it, and nothing else; whoever holds number and code is told what it has to say. */
export const checkStatementPage: Page = async (request) => {
  const { client, form, t } = request;
  const { by = '', text = '', id = '', code = '' } = form ?? {};
  const empty: Shown = { text: '', id, code, verdict: null, found: null, error: null };
  if (request.method === 'GET') return draw(request, { ...empty, id: request.query['id'] ?? '', code: request.query['code'] ?? '' });
  try {
    if (by === 'code') return draw(request, { ...empty, found: await client.statementCheck.code({ body: { id, code } }) });
    const { verdict } = await client.statementCheck.file({ body: { text } });
    return draw(request, { ...empty, text, verdict });
  } catch (thrown) {
    if (!isStoreFailure(thrown)) throw thrown;
    const known = thrown.code === 'INVALID_INPUT' ? t('check.missing') : t.maybe(`failure.${thrown.code}`);
    return draw(request, { ...empty, text, error: known ?? t('failure.other') });
  }
};
