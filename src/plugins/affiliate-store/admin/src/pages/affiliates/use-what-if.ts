import { useEffect, useRef, useState } from 'react';
import { tryTerms } from '../../../../contracts/what-if';
import { ask, type StoreError } from '../../shell/api';
import type { Draft } from '../programs/terms-draft';
import { NOTHING_YET, withBite, type WhatIfSums } from './what-if-sums';

/** How far the trying has come. */
export interface Run {
  readonly sums: WhatIfSums;
  readonly running: boolean;
  readonly error: StoreError | null;
}
const NO_RUN: Run = { sums: NOTHING_YET, running: false, error: null };

/** Tries a draft bite by bite; another run, or leaving the page, ends the one before. */
export const useWhatIf = () => {
  const [run, setRun] = useState<Run>(NO_RUN);
  const current = useRef(new AbortController());
  useEffect(() => () => current.current.abort(), []);
  const clear = () => {
    current.current.abort();
    setRun(NO_RUN);
  };
  const start = async (id: string, terms: Draft, range: { readonly from: string; readonly to: string }) => {
    current.current.abort();
    const mine = new AbortController();
    current.current = mine;
    let sums = NOTHING_YET;
    setRun({ sums, running: true, error: null });
    try {
      for (let after: string | null | undefined; after !== null && !mine.signal.aborted;) {
        const body = { terms, ...range, ...(after === undefined ? {} : { after }) };
        const { data } = await ask(tryTerms, { params: { id }, body }, { signal: mine.signal });
        sums = withBite(sums, data);
        after = data.next;
        if (!mine.signal.aborted) setRun({ sums, running: after !== null, error: null });
      }
    } catch (error) {
      if (!mine.signal.aborted) setRun({ sums, running: false, error: error as StoreError });
    }
  };
  return { run, start, clear };
};
