import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { isStoreFailure } from '../../../client';
import type { PayeeIdentityView } from '../../../contracts/payee-identity';
import { formatDay, formatMoney } from '../../i18n/format';
import { Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { identityIn, IdentityFields } from '../studio/confirmation-form';

type Of = { readonly view: PayeeIdentityView };

/** What the shop asks for, how it stands, and whose turn it is. */
function Standing({ view }: Of) {
  const { t, locale } = useSite();
  const { state, asked, above, waits, dueOn, overdue, reason } = view;
  const tone = waits && state !== 'in_review' ? 'note-danger' : state === 'confirmed' ? 'note-positive' : '';
  return (
    <div className={`note mt-6 max-w-text ${tone}`} role="status">
      <p className="font-bold">
        {state === 'missing'
          ? t(`identity.asked.${asked}`)
          : t(`identity.state.${state}`, { day: dueOn === null ? '' : formatDay(locale, dueOn) })}
      </p>
      {state === 'missing' && above.length > 0 && (
        <p className="mt-1">{t('identity.above', { amounts: above.map((amount) => formatMoney(locale, amount)).join(' / ') })}</p>
      )}
      {waits && <p className="mt-1">{t('identity.waits')}</p>}
      {reason !== null && <p className="mt-1">{t('confirmation.reason', { reason })}</p>}
      {overdue && <p className="mt-1">{t('confirmation.late')}</p>}
    </div>
  );
}

function HandIn({ view }: Of) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormData) => client.payeeIdentity.handIn({ body: identityIn(form) }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const when = (code: string, words: string) => (isStoreFailure(save.error, code) ? words : null);
  const vatId = when('VAT_ID_INVALID', t('confirmation.vatIdWrong'));
  const taxId = when('CONFIRMATION_WITHOUT_NUMBER', t('confirmation.numberMissing'));
  return (
    <form
      className="mt-8 max-w-md space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      <IdentityFields identity={view.identity} complaints={{ taxId, vatId }} kindLabel={t('identity.kind')} />
      {save.isError && vatId === null && taxId === null && <Failed failure={save.error} />}
      {view.state === 'confirmed' && <p className="text-13 text-muted">{t('identity.changeHelp')}</p>}
      <button type="submit" className="button button-primary" disabled={save.isPending}>
        {t(view.state === 'confirmed' ? 'confirmation.change' : 'confirmation.handIn')}
      </button>
    </form>
  );
}

/** Who the shop pays: what the reader hands in, whether it is confirmed, and until when there is an answer. */
export function PayeeIdentity() {
  const { t } = useSite();
  const query = useStore(['payee-identity'], (client) => client.payeeIdentity.read());
  return (
    <>
      <PageHead title={t('identity.title')} state={t('identity.help')} back={{ to: '/payouts', label: t('area.payouts') }} />
      <Loaded query={query}>
        {(view) => (
          <>
            <Standing view={view} />
            {view.hasMethod ? (
              <HandIn key={view.handedInAt ?? 'new'} view={view} />
            ) : (
              <p className="note mt-6 max-w-text">
                {t('confirmation.methodFirst')}{' '}
                <Link to="/payouts" className="underline">
                  {t('confirmation.methodLink')}
                </Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
