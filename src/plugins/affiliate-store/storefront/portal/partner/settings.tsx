import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Request } from '../../../contracts/endpoint';
import { locale as knownLocale } from '../../../contracts/primitives';
import type { changeOwnSettings, OwnLetter, OwnSettings } from '../../../contracts/partner-settings';
import { languageNames } from '../../i18n/locales';
import { Field } from '../../ui/field';
import { CheckIcon } from '../../ui/icons';
import { Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { Sites } from './sites';

const NAME = ['own-settings'];

type Change = Request<typeof changeOwnSettings>['body'];

/** Saves at once what is chosen, and shows what the store keeps. */
function useChange() {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Change) => client.partnerSettings.change({ body }),
    onSuccess: (kept) => queries.setQueryData(['store', ...NAME], kept),
  });
}

function Saved({ change }: { readonly change: ReturnType<typeof useChange> }) {
  const { t } = useSite();
  return (
    <>
      <p role="status" className={change.isSuccess ? 'mt-2 flex gap-2 text-13 text-positive' : 'sr-only'}>
        {change.isSuccess && (
          <>
            <CheckIcon className="size-4.5" />
            {t('ownSettings.saved')}
          </>
        )}
      </p>
      {change.isError && <Failed failure={change.error} />}
    </>
  );
}

function Language({ settings }: { readonly settings: OwnSettings }) {
  const { t } = useSite();
  const change = useChange();
  const chosen = change.isPending ? change.variables.language : settings.language;
  return (
    <section aria-labelledby="language-title" className="mt-10">
      <h2 id="language-title" className="text-22">
        {t('ownSettings.language')}
      </h2>
      <div className="mt-3 max-w-sm">
        <Field id="letter-language" label={t('ownSettings.languageOf')} help={t('ownSettings.languageHelp', { email: settings.email })}>
          <select
            id="letter-language"
            className="input"
            value={chosen ?? ''}
            onChange={({ target }) => change.mutate({ language: knownLocale.safeParse(target.value).data ?? null })}
          >
            <option value="">{t('ownSettings.languageAuto', { language: languageNames[settings.languageNow] })}</option>
            {knownLocale.options.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageNames[one]}
              </option>
            ))}
          </select>
        </Field>
        <Saved change={change} />
      </div>
    </section>
  );
}

/** Letters somebody may go without, each with a switch. */
function Switches({ letters }: { readonly letters: readonly OwnLetter[] }) {
  const { t } = useSite();
  const change = useChange();
  const switched = change.isPending ? change.variables.letters?.[0] : undefined;
  return (
    <>
      <ul className="mt-4 max-w-xl border-t border-line">
        {letters.map(({ kind, wanted, written }) => (
          <li key={kind} className="border-b border-line">
            <label className="flex min-h-11 cursor-pointer items-center gap-3 py-2">
              <input
                type="checkbox"
                className="size-5 shrink-0"
                checked={switched?.kind === kind ? switched.wanted : wanted}
                disabled={change.isPending}
                onChange={({ target }) => change.mutate({ letters: [{ kind, wanted: target.checked }] })}
              />
              <span>
                {t.maybe(`ownLetter.${kind}`) ?? kind}
                {!written && <span className="block text-13 text-muted">{t('ownSettings.notWritten')}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Saved change={change} />
    </>
  );
}

/** Letters nobody goes without, by why not. */
function Needed({ letters }: { readonly letters: readonly OwnLetter[] }) {
  const { t } = useSite();
  const reasons = [...new Set(letters.flatMap(({ needed }) => needed ?? []))];
  return (
    <details className="mt-5 max-w-xl">
      <summary className="link min-h-8 w-fit">{t('ownSettings.always', { count: letters.length })}</summary>
      <dl className="mt-2 space-y-2">
        {reasons.map((why) => (
          <div key={why}>
            <dt className="font-medium">{t(`ownSettings.why.${why}`)}</dt>
            <dd className="text-muted">
              {letters
                .filter(({ needed }) => needed === why)
                .map(({ kind }) => t.maybe(`ownLetter.${kind}`) ?? kind)
                .join(' · ')}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Whether the shop knows where money goes. */
function PaidTo() {
  const { t } = useSite();
  const { data } = useStore(['payout-overview'], (client) => client.payouts.readOverview());
  return (
    <section aria-labelledby="paid-title" className="mt-12">
      <h2 id="paid-title" className="text-22">
        {t('payoutMethod.title')}
      </h2>
      {data && (
        <p className="mt-2">
          {data.method === null ? (
            t('payoutMethod.none')
          ) : (
            <>
              {t(`payoutMethod.${data.method.kind}`)}{' '}
              {data.method.kind !== 'credit' && <bdi className="font-medium">{data.method.shown}</bdi>}
            </>
          )}{' '}
          <Link className="link" to="/payouts">
            {t('payoutMethod.change')}
          </Link>
        </p>
      )}
    </section>
  );
}

/** What an affiliate chooses for themself: language, letters, sites; and where their money goes. */
export function PartnerSettings() {
  const { t } = useSite();
  const settings = useStore(NAME, (client) => client.partnerSettings.read());
  return (
    <>
      <PageHead title={t('ownSettings.title')} state={t('ownSettings.help')} />
      <Loaded query={settings}>
        {(loaded) => (
          <>
            <Language settings={loaded} />
            <section aria-labelledby="letters-title" className="mt-12">
              <h2 id="letters-title" className="text-22">
                {t('ownSettings.letters')}
              </h2>
              <p className="mt-1 max-w-text text-muted">{t('ownSettings.lettersHelp')}</p>
              <Switches letters={loaded.letters.filter(({ needed }) => needed === null)} />
              <Needed letters={loaded.letters.filter(({ needed }) => needed !== null)} />
            </section>
            <Sites sites={loaded.sites} />
            <PaidTo />
          </>
        )}
      </Loaded>
    </>
  );
}
