import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StoreClient } from '../../../client';
import { countries } from '../../i18n/format';
import { CheckIcon } from '../../ui/icons';
import { Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';

type Country = Awaited<ReturnType<StoreClient['studioMethods']['read']>>['countries'][number];
type Method = Country['open'][number];

const ELSEWHERE = '*';

/** The choice being made: a country whose boxes were touched has a choice of its own from then on. */
function useChoice(given: readonly Country[]) {
  const { client } = useSession();
  const queries = useQueryClient();
  const [rows, setRows] = useState(given);
  const save = useMutation({
    mutationFn: (chosen: readonly Country[]) =>
      client.studioMethods.change({
        body: { countries: chosen.filter(({ own }) => own).map(({ country, taken }) => ({ country, methods: taken })) },
      }),
    onSuccess: (saved) => {
      setRows(saved.countries);
      return queries.invalidateQueries({ queryKey: ['store', 'studio-methods'] });
    },
  });
  const put = (country: string, change: Partial<Country>) => {
    save.reset();
    setRows(rows.map((row) => (row.country === country ? { ...row, own: true, ...change } : row)));
  };
  const add = (country: string) => {
    const rest = rows.find((row) => row.country === ELSEWHERE);
    if (rest === undefined || rows.some((row) => row.country === country)) return;
    save.reset();
    setRows([...rows.filter((row) => row !== rest), { ...rest, country, own: true }, rest]);
  };
  return { rows, put, add, save };
}

function useCountryName(): (country: string) => string {
  const { t, locale } = useSite();
  const names = new Map(countries(locale).map(({ code, name }) => [code, name]));
  return (country) => (country === ELSEWHERE ? t('studioMethods.elsewhere') : (names.get(country) ?? country));
}

function Boxes({ row, onChange }: { readonly row: Country; readonly onChange: (taken: Method[]) => void }) {
  const { t } = useSite();
  const name = useCountryName();
  const toggled = (method: Method) => row.open.filter((one) => (one === method ? !row.taken.includes(one) : row.taken.includes(one)));
  return (
    <fieldset className="rounded-card border border-line px-4 py-3">
      <legend className="px-1 font-medium">{name(row.country)}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {row.open.map((method) => (
          <label key={method} className="flex items-center gap-2.5 py-0.5">
            <input
              type="checkbox"
              className="size-5 shrink-0 accent-brand"
              checked={row.taken.includes(method)}
              onChange={() => onChange(toggled(method))}
            />
            <span dir="auto">{t(`method.${method}`)}</span>
          </label>
        ))}
      </div>
      {row.open.length === 0 && <p className="text-muted">{t('studioMethods.nothingOpen')}</p>}
      {row.open.length > 0 && row.taken.length === 0 && <p className="mt-2 text-danger">{t('studioMethods.nothingTaken')}</p>}
      <p className="mt-2 text-13 text-muted">{t(row.own ? 'studioMethods.own' : 'studioMethods.shops')}</p>
    </fieldset>
  );
}

function AddCountry({ known, onAdd }: { readonly known: readonly string[]; readonly onAdd: (country: string) => void }) {
  const { t, locale } = useSite();
  return (
    <div className="max-w-sm">
      <label htmlFor="add-country" className="font-medium">
        {t('studioMethods.add')}
      </label>
      <select id="add-country" className="input mt-1.5" value="" onChange={(event) => onAdd(event.target.value)}>
        <option value="">{t('studioMethods.choose')}</option>
        {countries(locale)
          .filter(({ code }) => !known.includes(code))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
    </div>
  );
}

function Choice({ given }: { readonly given: readonly Country[] }) {
  const { t } = useSite();
  const { rows, put, add, save } = useChoice(given);
  return (
    <form
      className="mt-6 max-w-2xl space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(rows);
      }}
    >
      {rows.map((row) => (
        <Boxes key={row.country} row={row} onChange={(taken) => put(row.country, { taken })} />
      ))}
      <AddCountry known={rows.map(({ country }) => country)} onAdd={add} />
      {save.isError && <Failed failure={save.error} />}
      {save.isSuccess && (
        <p role="status" className="flex gap-2 text-positive">
          <CheckIcon />
          {t('studioMethods.saved')}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <button className="button button-primary" disabled={save.isPending}>
          {t('studioMethods.save')}
        </button>
        <button type="button" className="button" disabled={save.isPending || !rows.some(({ own }) => own)} onClick={() => save.mutate([])}>
          {t('studioMethods.reset')}
        </button>
      </div>
    </form>
  );
}

/** What buyers of one's own products may pay with, country by country. */
export function StudioMethods() {
  const { t } = useSite();
  const query = useStore(['studio-methods'], (store) => store.studioMethods.read());
  return (
    <>
      <PageHead title={t('studioMethods.title')} state={t('studioMethods.help')} />
      <Loaded query={query}>{({ countries: given }) => <Choice given={given} />}</Loaded>
    </>
  );
}
