import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { createContext, useCallback, useContext, useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useBlocker } from 'react-router-dom';
import { useWords } from './words';

const Context = createContext<(id: string, changed: boolean) => void>(() => undefined);

/** Tells the guard around it whether something typed here is not saved yet. */
export const useUnsaved = (changed: boolean): void => {
  const report = useContext(Context);
  const id = useId();
  useEffect(() => {
    report(id, changed);
    return () => report(id, false);
  }, [report, id, changed]);
};

const useChanges = () => {
  const [changes, setChanges] = useState<ReadonlySet<string>>(new Set());
  const report = useCallback((id: string, changed: boolean) => {
    setChanges((before) => {
      if (before.has(id) === changed) return before;
      const after = new Set(before);
      if (changed) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);
  return [changes.size > 0, report] as const;
};

/** The browser asks by itself before a tab with unsaved words is closed. */
const useAskBeforeUnload = (unsaved: boolean): void => {
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
};

/** Asks before a page is left on which something was typed and not saved. */
export const UnsavedGuard = ({ children }: { readonly children: ReactNode }) => {
  const words = useWords();
  const [unsaved, report] = useChanges();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname);
  useAskBeforeUnload(unsaved);
  return (
    <Context.Provider value={report}>
      {children}
      <Dialog.Root
        open={blocker.state === 'blocked'}
        onOpenChange={(open) => {
          if (!open) blocker.reset?.();
        }}
      >
        <ConfirmDialog
          title={words('unsaved.title')}
          variant="danger-light"
          startAction={
            <Dialog.Cancel>
              <Button variant="tertiary" fullWidth>
                {words('unsaved.stay')}
              </Button>
            </Dialog.Cancel>
          }
          endAction={
            <Button variant="danger" fullWidth onClick={() => blocker.proceed?.()}>
              {words('unsaved.leave')}
            </Button>
          }
        >
          {words('unsaved.text')}
        </ConfirmDialog>
      </Dialog.Root>
    </Context.Provider>
  );
};
