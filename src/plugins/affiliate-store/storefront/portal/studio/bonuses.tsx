import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewedBonus, StudioBonusTerms } from '../../../contracts/bonuses';
import type { Column } from '../data-table';
import { Empty, Loaded, PageHead, useSite, useStore, useStoreList } from '../kit';
import { LongList } from '../long-list';
import { BonusName, BonusState, useWhenColumn } from '../partner/bonuses';
import { useSession } from '../session';
import { Failed } from '../states';

type Decision = 'approved' | 'declined' | 'stopped';

/** What may be decided about a bonus as it stands. */
const DECISIONS: Readonly<Record<ReviewedBonus['state'], readonly Decision[]>> = {
  begun: [],
  in_review: ['approved', 'declined'],
  approved: ['stopped'],
  declined: [],
  withdrawn: ['stopped'],
  stopped: [],
};
const WORDS = { approved: 'studioBonuses.approve', declined: 'studioBonuses.decline', stopped: 'studioBonuses.stop' } as const;

function Acts({ of: one }: { readonly of: ReviewedBonus }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const params = { id: one.id };
  const open = useMutation({ mutationFn: () => client.studioBonuses.open({ params }), onSuccess: ({ url }) => location.assign(url) });
  const decide = useMutation({
    mutationFn: (body: { readonly to: Decision; readonly reason: string | null }) => client.studioBonuses.decide({ params, body }),
    onSettled: () => queries.invalidateQueries(),
  });
  const failure = open.error ?? decide.error;
  return (
    <div className="flex flex-wrap gap-2">
      {one.url !== null && (
        <a className="button button-small" href={one.url} target="_blank" rel="noopener noreferrer nofollow" referrerPolicy="no-referrer">
          {new URL(one.url).host}
        </a>
      )}
      {one.file && (
        <button type="button" className="button button-small" disabled={open.isPending} onClick={() => open.mutate()}>
          {t('bonuses.openFile')}
          <span className="sr-only"> {one.title}</span>
        </button>
      )}
      {DECISIONS[one.state].map((to) => (
        <button
          key={to}
          type="button"
          className={`button button-small ${to === 'approved' ? 'button-primary' : ''}`}
          disabled={decide.isPending}
          onClick={() => {
            const reason = to === 'approved' ? null : window.prompt(t('studioBonuses.why'));
            if (to === 'approved' || reason !== null) decide.mutate({ to, reason });
          }}
        >
          {t(WORDS[to])}
          <span className="sr-only"> {one.title}</span>
        </button>
      ))}
      {failure !== null && <Failed failure={failure} />}
    </div>
  );
}

/** Whether affiliates may give bonuses in one program, and whether somebody looks first. */
function Terms({ of: one }: { readonly of: StudioBonusTerms }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (body: { readonly enabled: boolean; readonly automatic: boolean }) =>
      client.studioBonuses.changeTerms({ params: { program: one.program }, body }),
    onSettled: () => queries.invalidateQueries(),
  });
  const { enabled, automatic } = one;
  const locked = !one.yours || change.isPending;
  return (
    <fieldset className="rounded-card border border-line px-4 py-3">
      <legend className="px-1 font-medium" dir="auto">
        {one.name}
      </legend>
      <label className="flex items-center gap-2.5 py-0.5">
        <input type="checkbox" checked={enabled} disabled={locked} onChange={() => change.mutate({ enabled: !enabled, automatic })} />
        {t('studioBonuses.enabled')}
      </label>
      <label className="flex items-center gap-2.5 py-0.5">
        <input
          type="checkbox"
          checked={automatic}
          disabled={locked || !enabled}
          onChange={() => change.mutate({ enabled, automatic: !automatic })}
        />
        {t('studioBonuses.automatic')}
      </label>
      {!one.yours && <p className="text-13 text-muted">{t('studioBonuses.shared')}</p>}
      {change.isError && <Failed failure={change.error} />}
    </fieldset>
  );
}

function useColumns(): readonly Column<ReviewedBonus>[] {
  const { t } = useSite();
  const when = useWhenColumn<ReviewedBonus>();
  return [
    { name: t('bonuses.name'), cell: (one) => <BonusName of={one} note={one.affiliate} /> },
    { name: t('bonuses.how'), cell: (one) => <BonusState of={one} /> },
    when,
    { name: t('bonuses.do'), cell: (one) => <Acts of={one} /> },
  ];
}

/** What affiliates give to buyers of somebody's products: approved here, and turned on. */
export function StudioBonuses() {
  const { t } = useSite();
  const query = useStoreList(['studio-bonuses'], (client, cursor) => client.studioBonuses.list({ query: { cursor } }));
  const terms = useStore(['bonus-terms'], (client) => client.studioBonuses.readTerms());
  return (
    <>
      <PageHead title={t('bonuses.title')} state={t('studioBonuses.help')} />
      <LongList
        query={query}
        caption={t('bonuses.title')}
        columns={useColumns()}
        rowKey={(one) => one.id}
        empty={<Empty title={t('bonuses.none')} help={t('studioBonuses.noneHelp')} />}
      />
      <h2 className="mt-10 text-22">{t('studioBonuses.terms')}</h2>
      <Loaded query={terms}>
        {(programs) => (
          <div className="mt-4 grid max-w-text gap-4">
            {programs.map((one) => (
              <Terms key={one.program} of={one} />
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
}
