import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { readClock } from '../../../contracts/admin';
import { useMay } from './permissions';
import { useRead } from './queries';

const Ahead = createContext(0);

/** Tells the pages the store's time, which a demo may have moved: "in 3 days" has to be right there too. */
export const ClockProvider = ({ children }: { readonly children: ReactNode }) => {
  const may = useMay('overview.read');
  const { data } = useRead(readClock, {}, { enabled: may });
  return <Ahead.Provider value={data?.data.aheadMs ?? 0}>{children}</Ahead.Provider>;
};

/** The store's time, UTC ms. */
export const useStoreNow = (): number => Date.now() + useContext(Ahead);
