import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BonusView } from '../../../contracts/bonuses';
import { formatNumber } from '../../i18n/format';
import { useDelayWords } from '../../ui/bonuses';
import type { Column } from '../data-table';
import { Empty, Loaded, PageHead, useSite, useStore, useStoreList } from '../kit';
import { LongList } from '../long-list';
import { useSession } from '../session';
import { Failed } from '../states';
import { Status, type Tone } from '../status';
import { RegisterBonus } from './bonus-form';
import { useSendFile } from './send-bonus-file';

const TONES: Readonly<Record<BonusView['state'], Tone>> = {
  begun: 'warning',
  in_review: 'info',
  approved: 'positive',
  declined: 'danger',
  withdrawn: 'neutral',
  stopped: 'danger',
};

/** How a bonus stands, and the reason where there is one. */
export function BonusState({ of: { state, reason } }: { readonly of: Pick<BonusView, 'state' | 'reason'> }) {
  const { t } = useSite();
  return (
    <>
      <Status tone={TONES[state]} word={t(`bonuses.state.${state}`)} />
      {reason !== null && (
        <span className="block text-13 text-muted" dir="auto">
          {reason}
        </span>
      )}
    </>
  );
}

/** What it is, for which product, in one cell. */
export function BonusName({ of: one, note }: { readonly of: BonusView; readonly note?: string }) {
  return (
    <>
      <span className="block font-medium" dir="auto">
        {one.title}
      </span>
      <span className="block text-13 font-normal text-muted" dir="auto">
        {note === undefined ? one.product.name : `${note} · ${one.product.name}`}
      </span>
    </>
  );
}

function Acts({ of: one }: { readonly of: BonusView }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const params = { id: one.id };
  const done = { onSettled: () => queries.invalidateQueries() };
  const send = useSendFile();
  const open = useMutation({ mutationFn: () => client.partnerBonuses.open({ params }), onSuccess: ({ url }) => location.assign(url) });
  const withdraw = useMutation({ mutationFn: () => client.partnerBonuses.withdraw({ params }), ...done });
  const failure = send.error ?? open.error ?? withdraw.error;
  const living = one.state === 'begun' || one.state === 'in_review' || one.state === 'approved';
  return (
    <div className="flex flex-wrap items-start gap-2">
      {one.state === 'begun' && (
        <label className="button button-small cursor-pointer focus-within:outline-2">
          {t('bonuses.sendFile')}
          <input
            type="file"
            className="sr-only"
            disabled={send.isPending}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) send.mutate({ id: one.id, file });
            }}
          />
        </label>
      )}
      {one.file && (
        <button type="button" className="button button-small" disabled={open.isPending} onClick={() => open.mutate()}>
          {t('bonuses.openFile')}
          <span className="sr-only"> {one.title}</span>
        </button>
      )}
      {living && (
        <button
          type="button"
          className="button button-small"
          disabled={withdraw.isPending}
          onClick={() => {
            if (window.confirm(t('bonuses.withdrawSure'))) withdraw.mutate();
          }}
        >
          {t('bonuses.withdraw')}
          <span className="sr-only"> {one.title}</span>
        </button>
      )}
      {failure !== null && <Failed failure={failure} />}
    </div>
  );
}

/** The column that says when a bonus is given. */
export function useWhenColumn<Row extends BonusView>(): Column<Row> {
  const { t } = useSite();
  const when = useDelayWords();
  return { name: t('bonuses.when'), cell: (one) => when(one.delayHours) };
}

function useColumns(): readonly Column<BonusView>[] {
  const { t, locale } = useSite();
  const when = useWhenColumn<BonusView>();
  return [
    { name: t('bonuses.name'), cell: (one) => <BonusName of={one} /> },
    { name: t('bonuses.how'), cell: (one) => <BonusState of={one} /> },
    when,
    {
      name: t('bonuses.given'),
      numeric: true,
      cell: (one) => (
        <>
          <bdi>{formatNumber(locale, one.given)}</bdi>
          {one.waiting > 0 && <span className="block text-13 text-muted">{t('bonuses.waitingCount', { count: one.waiting })}</span>}
        </>
      ),
    },
    { name: t('bonuses.do'), cell: (one) => <Acts of={one} /> },
  ];
}

/** What an affiliate gives to those who buy through them. */
export function PartnerBonuses() {
  const { t } = useSite();
  const query = useStoreList(['bonuses'], (client, cursor) => client.partnerBonuses.list({ query: { cursor } }));
  const choices = useStore(['bonus-choices'], (client) => client.partnerBonuses.choices());
  return (
    <>
      <PageHead title={t('bonuses.title')} state={t('bonuses.help')} />
      <Loaded query={choices}>
        {(found) =>
          found.length === 0 ? (
            <p className="mt-6 text-muted">{t('bonuses.off')}</p>
          ) : (
            <details className="mt-6 border-y border-line py-3">
              <summary className="link min-h-9 w-fit font-medium">{t('bonuses.new')}</summary>
              <RegisterBonus choices={found} />
            </details>
          )
        }
      </Loaded>
      <LongList
        query={query}
        caption={t('bonuses.title')}
        columns={useColumns()}
        rowKey={(one) => one.id}
        empty={<Empty title={t('bonuses.none')} help={t('bonuses.noneHelp')} />}
      />
    </>
  );
}
