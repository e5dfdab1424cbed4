import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AddressDelivery, PostbackAddress } from '../../../contracts/postback-addresses';
import { Day, Empty, Loaded, useSite, useStore, useStoreList, type Column } from '../kit';
import { LongList } from '../long-list';
import { useSession } from '../session';
import { Failed } from '../states';
import { Status } from '../status';
import { AddressForm } from './address-form';
import { Secret } from './server-keys';

function useActs({ id, url, form, events, state }: PostbackAddress) {
  const { client } = useSession();
  const queries = useQueryClient();
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['store', 'addresses'] }),
      queries.invalidateQueries({ queryKey: ['list', 'address-deliveries'] }),
    ]);
  const params = { id };
  const active = state !== 'active';
  return {
    test: useMutation({ mutationFn: () => client.partnerAddresses.test({ params }), onSettled }),
    toggle: useMutation({ mutationFn: () => client.partnerAddresses.change({ params, body: { url, form, events, active } }), onSettled }),
    rotate: useMutation({ mutationFn: () => client.partnerAddresses.rotate({ params }), onSettled }),
    remove: useMutation({ mutationFn: () => client.partnerAddresses.remove({ params }), onSettled }),
  };
}

type Act = Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending'>;

function Press({ act, word }: { readonly act: Act; readonly word: string }) {
  return (
    <button type="button" className="button button-small" disabled={act.isPending} onClick={() => act.mutate()}>
      {word}
    </button>
  );
}

function Address({ one }: { readonly one: PostbackAddress }) {
  const { t } = useSite();
  const { test, toggle, rotate, remove } = useActs(one);
  const active = one.state === 'active';
  const refused = [test, toggle, rotate, remove].find(({ isError }) => isError);
  return (
    <li className="border-b border-line py-3">
      <bdi dir="ltr" className="block font-medium break-all">
        {one.url}
      </bdi>
      <span className="block text-13 text-muted">
        <bdi>{one.code}</bdi> · <bdi>{one.program}</bdi> · {t(`addresses.form.${one.form}`)} ·{' '}
        {one.events.map((event) => t(`addresses.event.${event}`)).join(' · ')}
      </span>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Status
          tone={active ? 'positive' : 'warning'}
          word={active ? t('addresses.active') : t(`addresses.off.${one.disabledBecause ?? 'staff'}`)}
        />
        {active && <Press act={test} word={t('addresses.test')} />}
        <Press act={toggle} word={t(active ? 'addresses.stop' : 'addresses.start')} />
        <Press act={rotate} word={t('addresses.rotate')} />
        <Press act={remove} word={t('addresses.remove')} />
      </div>
      {refused && <Failed failure={refused.error} />}
      {rotate.data && <Secret secret={rotate.data.secret} />}
    </li>
  );
}

function Became({ one }: { readonly one: AddressDelivery }) {
  const { t } = useSite();
  const tone = { queued: 'info', delivered: 'positive', failed: 'danger' } as const;
  return (
    <span>
      <Status tone={tone[one.state]} word={t(`addresses.${one.state}`)} />
      {one.answered !== null && (
        <span className="block max-w-text text-13 break-all text-muted">
          {t('addresses.answered', { status: one.answered, text: (one.answer ?? '').slice(0, 200) })}
        </span>
      )}
      {one.answered === null && one.error !== null && (
        <bdi dir="ltr" className="block text-13 text-muted">
          {one.error}
        </bdi>
      )}
    </span>
  );
}

function Again({ id }: { readonly id: string }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => client.partnerAddresses.resend({ params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['list', 'address-deliveries'] }),
  });
  return (
    <>
      <Press act={again} word={t('addresses.again')} />
      {again.isError && <Failed failure={again.error} />}
    </>
  );
}

function useColumns(): readonly Column<AddressDelivery>[] {
  const { t } = useSite();
  const known = (event: string) => event === 'lead' || event === 'sale' || event === 'commission' || event === 'test';
  return [
    { name: t('addresses.when'), cell: (row) => <Day at={row.createdAt} /> },
    {
      name: t('addresses.what'),
      cell: (row) => (
        <details>
          <summary className="min-h-6">
            {known(row.event) ? t(`addresses.event.${row.event as 'lead' | 'sale' | 'commission' | 'test'}`) : row.event}
          </summary>
          <bdi dir="ltr" className="block max-w-text text-13 break-all text-muted">
            {row.sent}
          </bdi>
        </details>
      ),
    },
    { name: t('addresses.became'), cell: (row) => <Became one={row} /> },
    { name: t('addresses.again'), cell: (row) => (row.state === 'queued' ? null : <Again id={row.id} />) },
  ];
}

const SOON_MS = 1_500;

/** Looks again while a first try is on its way: who sent a test waits for its answer. */
function useAnswerSoon(rows: readonly AddressDelivery[]) {
  const queries = useQueryClient();
  const waiting = rows
    .filter(({ state, attempts }) => state === 'queued' && attempts === 0)
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    if (waiting === '') return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['list', 'address-deliveries'] }), SOON_MS);
    return () => clearInterval(timer);
  }, [waiting, queries]);
}

function Deliveries() {
  const { t } = useSite();
  const query = useStoreList(['address-deliveries'], (client, cursor) => client.partnerAddresses.listDeliveries({ query: { cursor } }));
  useAnswerSoon(query.data?.pages.flatMap(({ data }) => data) ?? []);
  return (
    <section aria-labelledby="told-title" className="mt-8">
      <h3 id="told-title" className="text-18">
        {t('addresses.deliveries')}
      </h3>
      <p className="mt-1 max-w-text text-muted">{t('addresses.deliveriesHelp')}</p>
      <LongList
        query={query}
        caption={t('addresses.deliveries')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={<Empty title={t('addresses.deliveriesNone')} help={t('addresses.deliveriesNoneHelp')} />}
      />
    </section>
  );
}

/** The affiliate's own systems: where they are told what became of what they brought, and what they answered. */
export function PostbackAddresses() {
  const { t } = useSite();
  const addresses = useStore(['addresses'], (store) => store.partnerAddresses.list());
  return (
    <section aria-labelledby="addresses-title" className="mt-12">
      <h2 id="addresses-title" className="text-22">
        {t('addresses.title')}
      </h2>
      <p className="mt-1 max-w-text text-muted">{t('addresses.help')}</p>
      <AddressForm />
      <Loaded query={addresses}>
        {(loaded) =>
          loaded.length === 0 ? (
            <p className="mt-4 text-muted">{t('addresses.none')}</p>
          ) : (
            <>
              <ul className="mt-4 border-t border-line">
                {loaded.map((one) => (
                  <Address key={one.id} one={one} />
                ))}
              </ul>
              <Deliveries />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
