import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { StoreClient } from '../../../client';
import { useSite } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';

type Choices = Awaited<ReturnType<StoreClient['studioDeals']['choices']>>;
type Program = Choices['yours']['programs'][number];
type Side = 'yours' | 'theirs';

const PERCENT = 100;

/** Boxes for some things by their names. */
function Boxes({ legend, name, of }: { readonly legend: string; readonly name: string; readonly of: Program['products'] }) {
  if (of.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{legend}</legend>
      {of.map((one) => (
        <label key={one.id} className="flex items-center gap-2.5 py-0.5">
          <input type="checkbox" name={name} value={one.id} />
          <bdi>{one.name}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

/** One side: which of its programs, and what of it is recommended. */
function SideFields({ side, programs }: { readonly side: Side; readonly programs: readonly Program[] }) {
  const { t } = useSite();
  const [chosen, setChosen] = useState(programs[0]?.id ?? '');
  const program = programs.find(({ id }) => id === chosen);
  if (!program) return <p className="text-muted">{t('deals.unfit')}</p>;
  return (
    <div className="grid gap-4 rounded-card border border-line p-4">
      <h3 className="font-medium">{t(`deals.${side}`)}</h3>
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('deals.program')}</span>
        <select name={`${side}.program`} className="input" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {programs.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Boxes legend={t(`deals.${side}`)} name={`${side}.products`} of={program.products} />
      <Boxes legend={t('deals.creatives')} name="creatives" of={program.creatives} />
    </div>
  );
}

function TermFields() {
  const { t } = useSite();
  return (
    <>
      <div className="flex flex-wrap gap-4">
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('deals.rate')}</span>
          <input name="rate" type="number" inputMode="numeric" min={1} max={80} required className="input w-28" />
        </label>
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('deals.endsOn')}</span>
          <input name="endsOn" type="date" required className="input w-44" />
        </label>
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('deals.notice')}</span>
          <input name="notice" type="number" inputMode="numeric" min={0} max={90} defaultValue={14} required className="input w-28" />
        </label>
      </div>
      <label className="block">
        <span className="mb-1.5 block font-medium">{t('deals.message')}</span>
        <textarea name="message" className="input" rows={3} maxLength={2000} dir="auto" />
      </label>
    </>
  );
}

const allIn = (form: FormData, name: string): string[] => form.getAll(name).filter((value): value is string => typeof value === 'string');

function Terms({ handle, choices }: { readonly handle: string; readonly choices: Choices }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const part = (form: FormData, side: Side) => ({ program: typed(form, `${side}.program`), products: allIn(form, `${side}.products`) });
  const propose = useMutation({
    mutationFn: (form: FormData) =>
      client.studioDeals.propose({
        body: {
          handle,
          yours: part(form, 'yours'),
          theirs: part(form, 'theirs'),
          creatives: allIn(form, 'creatives'),
          rateBasisPoints: parseInt(typed(form, 'rate'), 10) * PERCENT,
          noticeDays: parseInt(typed(form, 'notice'), 10),
          endsOn: typed(form, 'endsOn'),
          message: typed(form, 'message').length < 2 ? null : typed(form, 'message'),
          locale,
        },
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries();
      void navigate(`/studio/deals/${id}`);
    },
  });
  return (
    <form
      className="mt-4 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate(new FormData(event.currentTarget));
      }}
    >
      <p>
        {t('deals.with')} <bdi className="font-medium">{choices.with}</bdi>
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        <SideFields side="yours" programs={choices.yours.programs} />
        <SideFields side="theirs" programs={choices.theirs.programs} />
      </div>
      <TermFields />
      <p className="text-13 text-muted">{t('deals.whole')}</p>
      <button type="submit" className="button button-primary w-fit" disabled={propose.isPending}>
        {t('deals.send')}
      </button>
      {propose.isError && <Failed failure={propose.error} />}
    </form>
  );
}

/** Finds the other seller by their handle, and proposes what both are to do. */
export function ProposeDeal() {
  const { t } = useSite();
  const { client } = useSession();
  const find = useMutation({ mutationFn: (handle: string) => client.studioDeals.choices({ query: { handle } }) });
  return (
    <div className="mt-4 max-w-[60rem]">
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          find.mutate(typed(new FormData(event.currentTarget), 'handle'));
        }}
      >
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('deals.handle')}</span>
          <input name="handle" className="input" required maxLength={64} dir="ltr" autoCapitalize="none" />
        </label>
        <button type="submit" className="button" disabled={find.isPending}>
          {t('deals.find')}
        </button>
      </form>
      {find.isError && <Failed failure={find.error} />}
      {find.data && <Terms key={find.variables} handle={find.variables} choices={find.data} />}
    </div>
  );
}
