import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * A page's filters, kept in its address: the back button, a reload and a link sent to a colleague all show the same.
 * Changing a filter forgets the place in the list, because it belonged to the old filter.
 */
export const useUrlState = <const Names extends readonly string[]>(names: Names) => {
  type Filters = Partial<Record<Names[number], string>>;
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const values = useMemo(() => {
    const from = new URLSearchParams(text);
    return Object.fromEntries(
      names.map((name) => [name, from.get(name) ?? undefined]).filter(([, value]) => value !== undefined),
    ) as Filters;
  }, [text]);
  const change = useCallback(
    (next: Readonly<Partial<Record<Names[number], string | undefined>>>) => {
      setParams((before) => {
        const after = new URLSearchParams(before);
        after.delete('after');
        for (const [name, value] of Object.entries(next) as Array<[string, string | undefined]>) {
          if (value === undefined || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      });
    },
    [setParams],
  );
  const clear = useCallback(() => change(Object.fromEntries(names.map((name) => [name, undefined])) as Filters), [change, names]);
  return { values, change, clear, filtered: Object.keys(values).length > 0 } as const;
};

/** Where a keyset list was left, in the address: the markers of the pages before, so that "back" works after a reload. */
export const usePlace = () => {
  const [params, setParams] = useSearchParams();
  const trail = useMemo(() => (params.get('after') ?? '').split('.').filter(Boolean), [params]);
  const go = useCallback(
    (next: readonly string[]) => {
      setParams((before) => {
        const after = new URLSearchParams(before);
        if (next.length === 0) after.delete('after');
        else after.set('after', next.join('.'));
        return after;
      });
    },
    [setParams],
  );
  return {
    cursor: trail.at(-1),
    page: trail.length + 1,
    next: (marker: string) => go([...trail, marker]),
    back: () => go(trail.slice(0, -1)),
  } as const;
};
