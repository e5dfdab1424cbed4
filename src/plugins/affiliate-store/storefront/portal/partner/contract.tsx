import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { ContractOffer, ContractView } from '../../../contracts/affiliate-contracts';
import { formatDay, formatMoment, Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { Changes } from './contract-changes';
import { Leave, PartedNote } from './leave';
import { Territories } from './territories';

type Answer = 'accept' | 'decline' | 'renew' | 'confirm';

function useContracts() {
  const { locale } = useSite();
  return useStore(['contracts', locale], (client) => client.contracts.list({ query: { locale } }));
}

/** Sends an answer about exactly what was read; everything is read again afterwards. */
function useAnswer(contract: ContractView) {
  const { client } = useSession();
  const { locale } = useSite();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ what, hash }: { readonly what: Answer; readonly hash?: string }) =>
      client.contracts.answer({ params: { id: contract.id }, body: { what, locale, hash } }),
    onSettled: () => queries.invalidateQueries(),
  });
}

/** Agreeing takes a tick and a press, so that nobody agrees by a slip. */
function Agree({ contract, what, offer }: { readonly contract: ContractView; readonly what: Answer; readonly offer: ContractOffer }) {
  const { t } = useSite();
  const answer = useAnswer(contract);
  return (
    <form
      className="no-print mt-4"
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ what, hash: offer.hash });
      }}
    >
      <label className="flex items-start gap-2.5">
        <input type="checkbox" required className="mt-1" />
        {t('contract.haveRead')}
      </label>
      <div className="mt-3 flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={answer.isPending}>
          {t(`contract.${what}`)}
        </button>
        {what === 'accept' && contract.notice?.answer === 'none' && (
          <button type="button" className="button" disabled={answer.isPending} onClick={() => answer.mutate({ what: 'decline' })}>
            {t('contract.decline')}
          </button>
        )}
      </div>
      {answer.isError && <Failed failure={answer.error} />}
    </form>
  );
}

function Words({ offer, open = false }: { readonly offer: ContractOffer; readonly open?: boolean }) {
  const { t } = useSite();
  return (
    <details open={open} className="mt-4">
      <summary className="link min-h-8 w-fit">{t('contract.words', { version: offer.version })}</summary>
      <p className="mt-2 max-w-text whitespace-pre-line" dir="auto">
        {offer.text}
      </p>
      <p className="mt-2 text-13 text-muted">
        {t('contract.hash')}{' '}
        <bdi dir="ltr" className="break-all">
          {offer.hash}
        </bdi>
      </p>
    </details>
  );
}

function Notice({ contract }: { readonly contract: ContractView }) {
  const { t, locale } = useSite();
  const { notice } = contract;
  if (!notice) return null;
  return (
    <section aria-labelledby={`notice-${contract.id}`} className="mt-6 rounded-card border border-line-strong p-5">
      <h3 id={`notice-${contract.id}`} className="text-18">
        {t('contract.notice')}
      </h3>
      <p className="mt-1">
        {t('contract.noticeHelp', { told: formatDay(locale, notice.toldAt), first: formatDay(locale, notice.noticeEndsAt) })}{' '}
        {notice.appliesAt === null ? t('contract.neverApplies') : t('contract.appliesAt', { day: formatDay(locale, notice.appliesAt) })}
      </p>
      {notice.answer !== 'none' && <p className="mt-1 font-medium">{t(`contract.you.${notice.answer}`)}</p>}
      <Changes contract={contract} offer={notice.offer} />
      <Words offer={notice.offer} />
      {notice.answer !== 'accepted' && <Agree contract={contract} what="accept" offer={notice.offer} />}
    </section>
  );
}

function Renewal({ contract }: { readonly contract: ContractView }) {
  const { t, locale } = useSite();
  const day = formatDay(locale, contract.validUntil);
  if (contract.lapsed) return <p className="note note-warning mt-6">{t('contract.lapsed', { day })}</p>;
  if (contract.parted) return <PartedNote parted={contract.parted} ended={contract.ended} />;
  if (!contract.renewal) return null;
  return (
    <section className="mt-6 rounded-card border border-line-strong p-5">
      <p className="font-medium">{t(contract.ended ? 'contract.ended' : 'contract.ending', { day })}</p>
      <Changes contract={contract} offer={contract.renewal} />
      <Words offer={contract.renewal} />
      <Agree contract={contract} what="renew" offer={contract.renewal} />
    </section>
  );
}

function OneContract({ contract }: { readonly contract: ContractView }) {
  const { t, locale } = useSite();
  const { consent, inForce, history } = contract;
  return (
    <article className="mt-8 border-t border-line pt-6">
      <h2 className="text-22" dir="auto">
        {contract.program}
      </h2>
      <p className="mt-1 text-muted">
        {t('contract.inForce', {
          version: inForce.version,
          since: formatDay(locale, contract.since),
          until: formatDay(locale, contract.validUntil),
        })}{' '}
        {t(contract.revisionAt === null ? 'contract.noRevision' : 'contract.revision', {
          day: contract.revisionAt === null ? '' : formatDay(locale, contract.revisionAt),
        })}
      </p>
      <p className="mt-1 text-muted">{t(`contract.consent.${consent.how}`, { moment: formatMoment(locale, consent.at) })}</p>
      <Renewal contract={contract} />
      <Notice contract={contract} />
      <Words offer={inForce} open />
      {contract.asksConsent && !contract.ended && (
        <>
          <p className="note note-warning mt-4">{t('contract.asks')}</p>
          <Agree contract={contract} what="confirm" offer={inForce} />
        </>
      )}
      <Leave contract={contract} />
      <h3 className="mt-8 text-18">{t('contract.history')}</h3>
      <ol className="mt-2">
        {history.map((entry) => (
          <li key={entry.id} className="border-b border-line py-2">
            {t(`contract.entry.${entry.kind}`, { version: entry.version })}
            <span className="block text-13 text-muted">{formatMoment(locale, entry.at)}</span>
          </li>
        ))}
      </ol>
    </article>
  );
}

/** What the affiliate and the shop have agreed, what waits for an answer, and what was agreed before. */
export function Contract() {
  const { t } = useSite();
  const query = useContracts();
  return (
    <>
      <PageHead
        title={t('contract.title')}
        action={
          <button type="button" className="button no-print" onClick={() => window.print()}>
            {t('receipt.print')}
          </button>
        }
      />
      <Loaded query={query}>
        {(contracts) => (
          <>
            <Territories />
            {contracts.map((contract) => (
              <OneContract key={contract.id} contract={contract} />
            ))}
          </>
        )}
      </Loaded>
    </>
  );
}

/** Says on the first page that something waits for an answer. */
export function ContractBanner() {
  const { t } = useSite();
  const contracts = useContracts().data ?? [];
  const waits = contracts.some(({ notice, renewal, asksConsent }) => notice?.answer === 'none' || renewal !== null || asksConsent);
  if (!waits) return null;
  return (
    <p className="note note-warning mt-6" role="status">
      {t('contract.banner')}{' '}
      <Link className="link" to="/partner/contract">
        {t('contract.look')}
      </Link>
    </p>
  );
}
