import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router-dom';
import type { CreativeRequestView } from '../../../contracts/creatives';
import type { Column } from '../data-table';
import { Day, Empty, Loaded, PageHead, useSite, useStore, useStoreList } from '../kit';
import { LongList } from '../long-list';
import { useSession } from '../session';
import { Failed } from '../states';
import { Status, type Tone } from '../status';
import { typed } from '../typed';

const tones: Readonly<Record<CreativeRequestView['state'], Tone>> = {
  open: 'info',
  proposed: 'warning',
  accepted: 'positive',
  declined: 'danger',
  withdrawn: 'neutral',
};

/** Whose turn it is, or how it ended. */
export function CreativeRequestState({ state }: { readonly state: CreativeRequestView['state'] }) {
  const { t } = useSite();
  return <Status tone={tones[state]} word={t(`creativeRequests.state.${state}`)} />;
}

/** The size that was asked for, in a word. */
export function useSizeText(): (of: { readonly width: number | null; readonly height: number | null }) => string {
  const { t } = useSite();
  return ({ width, height }) => (width === null || height === null ? t('creativeRequests.anySize') : `${width} × ${height}`);
}

function useColumns(): readonly Column<CreativeRequestView>[] {
  const { t } = useSite();
  const size = useSizeText();
  return [
    {
      name: t('creativeRequests.purpose'),
      cell: (one) => (
        <>
          <Link className="row-link font-medium" to={one.id} dir="auto">
            {one.purpose}
          </Link>
          <span className="block text-13 font-normal text-muted" dir="auto">
            {one.program}
          </span>
        </>
      ),
    },
    { name: t('creatives.size'), cell: (one) => <bdi>{size(one)}</bdi> },
    { name: t('creativeRequests.asked'), cell: (one) => <Day at={one.openedAt} /> },
    { name: t('case.how'), cell: (one) => <CreativeRequestState state={one.state} /> },
  ];
}

const sideOf = (form: FormData, name: string): number | undefined => {
  const side = parseInt(typed(form, name), 10);
  return Number.isNaN(side) ? undefined : side;
};

interface Place {
  readonly code: string;
  readonly program: string;
}

function Fields({ places }: { readonly places: readonly Place[] }) {
  const { t } = useSite();
  return (
    <>
      {places.length > 1 ? (
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('creatives.place')}</span>
          <select name="code" className="input">
            {places.map(({ code, program }) => (
              <option key={code} value={code}>
                {program}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <input type="hidden" name="code" value={places[0]?.code ?? ''} />
      )}
      <div className="flex flex-wrap gap-4">
        {(['width', 'height'] as const).map((name) => (
          <label key={name} className="block">
            <span className="mb-1.5 block font-medium">{t(`creativeRequests.${name}`)}</span>
            <input name={name} type="number" inputMode="numeric" min={1} max={4000} className="input w-36" />
          </label>
        ))}
      </div>
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('creativeRequests.purpose')}</span>
        <textarea name="purpose" className="input" rows={4} required minLength={2} maxLength={2000} dir="auto" />
      </label>
    </>
  );
}

/** Asks the shop for a piece: of what size, and what for. */
function Ask({ places }: { readonly places: readonly Place[] }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const ask = useMutation({
    mutationFn: (form: FormData) =>
      client.creativeRequests.ask({
        body: { code: typed(form, 'code'), width: sideOf(form, 'width'), height: sideOf(form, 'height'), purpose: typed(form, 'purpose') },
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['list', 'creative-requests'] });
      void navigate(`/partner/creatives/requests/${id}`);
    },
  });
  return (
    <form
      className="mt-4 grid max-w-text gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate(new FormData(event.currentTarget));
      }}
    >
      <p className="text-muted">{t('creativeRequests.askHelp')}</p>
      <Fields places={places} />
      <button type="submit" className="button button-primary w-fit" disabled={ask.isPending}>
        {t('creativeRequests.send')}
      </button>
      {ask.isError && <Failed failure={ask.error} />}
    </form>
  );
}

/** What the affiliate asked the shop to make, and the way to ask. */
export function CreativeRequests() {
  const { t } = useSite();
  const query = useStoreList(['creative-requests'], (client, cursor) => client.creativeRequests.list({ query: { cursor } }));
  const choices = useStore(['creative-choices'], (client) => client.partnerCreatives.choices({ query: {} }));
  return (
    <>
      <PageHead
        title={t('creativeRequests.title')}
        state={t('creativeRequests.help')}
        back={{ to: '/partner/creatives', label: t('creatives.title') }}
      />
      <details className="mt-6 border-y border-line py-3">
        <summary className="link min-h-9 w-fit font-medium">{t('creativeRequests.new')}</summary>
        <Loaded query={choices}>{({ places }) => <Ask places={places} />}</Loaded>
      </details>
      <LongList
        query={query}
        caption={t('creativeRequests.title')}
        columns={useColumns()}
        rowKey={(one) => one.id}
        empty={<Empty title={t('creativeRequests.none')} help={t('creativeRequests.noneHelp')} />}
      />
    </>
  );
}
