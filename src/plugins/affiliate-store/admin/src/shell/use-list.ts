import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Endpoint } from '../../../contracts/endpoint';
import type { Asked } from './api';
import { useRead } from './queries';
import { sheetOfList } from './sheet-button';
import { usePlace } from './url-state';

type Query<E extends Endpoint> = NonNullable<Asked<E>['query']>;

const PAGE_SIZE = 50;

/** The page of a keyset list that the address asks for, and all of what is filtered as a spreadsheet. */
export const useList = <E extends Endpoint>(endpoint: E, query: Query<E>, refreshMs?: number) => {
  const place = usePlace();
  const asked = { query: { ...query, ...(place.cursor ? { cursor: place.cursor } : {}), pageSize: PAGE_SIZE } } as Asked<E>;
  const page = useRead(endpoint, asked, refreshMs === undefined ? {} : { refreshMs });
  return { ...page, sheet: sheetOfList(endpoint, query) };
};

/** The same of a list that belongs to one thing, which its path names. */
export const useListOf = <E extends Endpoint>(endpoint: E, params: NonNullable<Asked<E>['params']>, query: Query<E>) => {
  const place = usePlace();
  const asked = { params, query: { ...query, ...(place.cursor ? { cursor: place.cursor } : {}), pageSize: PAGE_SIZE } } as Asked<E>;
  return { ...useRead(endpoint, asked), sheet: sheetOfList(endpoint, query, params) };
};

/** The address of this list with a row's panel open: the row is a link like any other, and "back" closes it. */
export const useRowLink = (name: string) => {
  const [params] = useSearchParams();
  return useCallback(
    (value: string): string => {
      const after = new URLSearchParams(params);
      after.set(name, value);
      return `?${after.toString()}`;
    },
    [params, name],
  );
};

/** The row whose panel the address asks for, and what closes it. The place in the list stays. */
export const usePanel = (name: string) => {
  const [params, setParams] = useSearchParams();
  const close = useCallback(
    () =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        after.delete(name);
        return after;
      }),
    [setParams, name],
  );
  return [params.get(name), close] as const;
};
