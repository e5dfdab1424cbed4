import { createContext, useCallback, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { explainAmount } from '../../../contracts/admin';
import type { Input } from '../../../contracts/endpoint';
import { useMay } from './permissions';

type Explainable = Input<typeof explainAmount>['query']['of'];

/** What an amount on a page stands for, so that it can be asked why. */
export interface Why {
  readonly of: Explainable;
  readonly id: string;
  readonly part?: string;
  /** Of a total below a list: its filters, as they stand in the address. */
  readonly filters?: string;
}

const PARAMETER = 'why';
const SEPARATOR = '~';

const textOf = ({ of, id, part, filters }: Why): string =>
  [of, id, ...(part === undefined ? [] : [part]), ...(filters ? [filters] : [])].join(SEPARATOR);
const whyOf = (text: string | null): Why | null => {
  const [of, id, part, filters] = (text ?? '').split(SEPARATOR);
  return of && id ? { of: of as Why['of'], id, ...(part === undefined ? {} : { part }), ...(filters ? { filters } : {}) } : null;
};

/** The totals below a list, each explained over what the list's filters match. The filters hold no separator: it is escaped in them. */
export const whyOfList = (of: Why['of'], query: Readonly<Record<string, string | number | boolean | undefined>>) => {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const filters = new URLSearchParams(given).toString();
  return (id: string, currency: string): Why => ({ of, id, part: currency, filters });
};

interface Explaining {
  readonly open: ((why: Why) => void) | null;
  readonly close: () => void;
  readonly current: Why | null;
}

const Context = createContext<Explaining>({ open: null, close: () => undefined, current: null });

/** Makes every amount below it answer "why"; what is asked stands in the address, so an explanation can be sent as a link. */
export const ExplainProvider = ({ children }: { readonly children: ReactNode }) => {
  const [params, setParams] = useSearchParams();
  const may = useMay('ledger.read');
  const text = params.get(PARAMETER);
  const put = useCallback(
    (value: string | null) => {
      setParams((before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(PARAMETER);
        else after.set(PARAMETER, value);
        return after;
      });
    },
    [setParams],
  );
  const value = useMemo<Explaining>(
    () => ({ open: may ? (why) => put(textOf(why)) : null, close: () => put(null), current: may ? whyOf(text) : null }),
    [may, put, text],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
};

/** How an amount asks to be explained; `open` is null where the administrator may not read the ledger. */
export const useExplaining = (): Explaining => useContext(Context);
