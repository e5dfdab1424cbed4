import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { ContestMeasure, PartnerContest } from '../../../contracts/contests';
import { formatDay, formatMoment, formatNumber } from '../../i18n/format';
import { describedBy, Field } from '../../ui/field';
import { Amount, DataTable, Day, Empty, Loaded, PageHead, useSite, useStore, type Column } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { Status } from '../status';
import { typed } from '../typed';

function Measure({ of }: { readonly of: ContestMeasure }) {
  const { locale } = useSite();
  return of.amount ? <Amount money={of.amount} /> : <bdi>{formatNumber(locale, of.count ?? 0)}</bdi>;
}

type Standing = PartnerContest['standings'][number];

function useColumns(): readonly Column<Standing>[] {
  const { t, locale } = useSite();
  return [
    { name: t('contests.place'), numeric: true, cell: (row) => formatNumber(locale, row.place) },
    {
      name: t('contests.who'),
      cell: (row) => {
        const name = row.alias === null ? t('contests.nameless', { place: row.place }) : row.alias;
        return row.mine ? <strong>{t('contests.you')}</strong> : <bdi>{name}</bdi>;
      },
    },
    { name: t('contests.has'), numeric: true, cell: (row) => <Measure of={row.measure} /> },
  ];
}

const TONES = { upcoming: 'neutral', running: 'info', awaiting: 'warning', settled: 'positive', cancelled: 'neutral' } as const;

/** Where the reader stands, or what they won. */
function Mine({ one }: { readonly one: PartnerContest }) {
  const { t } = useSite();
  if (one.won)
    return (
      <p className="mt-3 font-medium">
        {one.won.rank === null ? t('contests.reached') : t('contests.wonPlace', { place: one.won.rank })} <Amount money={one.won.amount} />{' '}
        <span className="text-muted">{t(one.won.waits ? 'contests.wonWaits' : 'contests.wonBooked')}</span>
      </p>
    );
  if (!one.mine) return one.phase === 'running' ? <p className="mt-3 text-muted">{t('contests.notYet')}</p> : null;
  return (
    <p className="mt-3 font-medium">
      {t('contests.yourPlace', { place: one.mine.place })} · <Measure of={one.mine.measure} />
    </p>
  );
}

function Prizes({ one }: { readonly one: PartnerContest }) {
  const { t } = useSite();
  return (
    <ol className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
      {one.prizes.map((prize, at) => (
        <li key={at}>
          <span className="text-muted">{one.kind === 'bounty' ? t('contests.forEach') : t('contests.forPlace', { place: at + 1 })}</span>{' '}
          <Amount money={prize} />
        </li>
      ))}
    </ol>
  );
}

function Contest({ one }: { readonly one: PartnerContest }) {
  const { t, locale } = useSite();
  const columns = useColumns();
  const counted = one.phase === 'upcoming' ? 'contests.begins' : 'contests.ends';
  return (
    <section aria-labelledby={`contest-${one.id}`} className="mt-10 border-t border-line pt-6">
      <h2 id={`contest-${one.id}`} className="text-22">
        <bdi>{one.name}</bdi>
      </h2>
      <p className="mt-1 text-muted">
        <bdi>{one.program}</bdi> ·{' '}
        {t('contests.days', {
          from: formatDay(locale, `${one.startsOn}T12:00:00.000Z`),
          to: formatDay(locale, `${one.endsOn}T12:00:00.000Z`),
        })}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Status tone={TONES[one.phase]} word={t(`contests.phase.${one.phase}`)} />
        {one.daysLeft > 0 && <span>{t(counted, { days: one.daysLeft })}</span>}
      </div>
      <p className="mt-3 max-w-text">
        {t(`contests.metric.${one.metric}`)} {t('contests.from')} <Measure of={one.threshold} />
      </p>
      <Prizes one={one} />
      <Mine one={one} />
      {one.provisional && one.phase !== 'upcoming' && (
        <p className="mt-3 max-w-text text-13 text-muted">
          {t('contests.provisional')} {one.finalFrom !== null && <Day at={one.finalFrom} />}{' '}
          {one.countedAt !== null && t('contests.countedAt', { at: formatMoment(locale, one.countedAt) })}
        </p>
      )}
      {one.standings.length > 0 && (
        <DataTable caption={t('contests.standings')} columns={columns} rows={one.standings} rowKey={(row) => String(row.place)} />
      )}
    </section>
  );
}

/** The name others see in standings; without one, nobody is named. */
function Alias({ code, alias }: { readonly code: string; readonly alias: string | null }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: (name: string) => client.partnerContests.chooseAlias({ body: { code, alias: name === '' ? null : name } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['store', 'contests'] }),
  });
  const field = { id: `alias-${code}`, help: t('contests.aliasHelp') };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    choose.mutate(typed(new FormData(event.currentTarget), field.id));
  };
  return (
    <form className="mt-8 max-w-xl space-y-3" onSubmit={submit}>
      <Field label={t('contests.alias', { code })} {...field}>
        <input
          id={field.id}
          name={field.id}
          defaultValue={alias ?? ''}
          maxLength={30}
          autoComplete="off"
          className="input"
          {...describedBy(field)}
        />
      </Field>
      <button type="submit" className="button" disabled={choose.isPending}>
        {t('contests.aliasSave')}
      </button>
      {choose.isError && <Failed failure={choose.error} />}
      {choose.isSuccess && <p role="status">{t('contests.aliasSaved')}</p>}
    </form>
  );
}

/** Contests and bounties of the programs the reader is in. */
export function Contests() {
  const { t } = useSite();
  const query = useStore(['contests'], (store) => store.partnerContests.list());
  return (
    <>
      <PageHead title={t('contests.title')} state={t('contests.help')} />
      <Loaded query={query}>
        {(all) => {
          if (all.length === 0) return <Empty title={t('contests.none')} help={t('contests.noneHelp')} />;
          const codes = new Map(all.map(({ code, alias }) => [code, alias]));
          return (
            <>
              {[...codes].map(([code, alias]) => (
                <Alias key={code} code={code} alias={alias} />
              ))}
              {all.map((one) => (
                <Contest key={one.id} one={one} />
              ))}
              <p className="mt-8 max-w-text text-13 text-muted">{t('contests.rule')}</p>
            </>
          );
        }}
      </Loaded>
    </>
  );
}
