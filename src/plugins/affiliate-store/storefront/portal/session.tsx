import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createStoreClient, isStoreFailure, type Fetch, type StoreClient } from '../../client';
import type { ProfileView } from '../../contracts/accounts';
import { storePath, useSite } from '../ui/site';
import { Failed, PageSkeleton } from './states';

const baseUrl = '/api/affiliate-store';

interface Session {
  readonly client: StoreClient;
  readonly profile: ProfileView;
  readonly signOut: () => Promise<void>;
  /** Reads the profile again, after something about the person changed. */
  readonly renew: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('A private page was drawn without a session.');
  return session;
}

interface Keeper {
  readonly client: StoreClient;
  readonly refresh: () => Promise<ProfileView>;
  readonly signIn: () => void;
}

/** Keeps the access token in memory only. When it lapses, the httpOnly cookie buys another, once for all waiting calls. */
function keeper(signIn: () => void): Keeper {
  let token: string | null = null;
  let refreshing: Promise<ProfileView> | null = null;
  const plain = createStoreClient({ baseUrl });
  const refresh = (): Promise<ProfileView> => {
    refreshing ??= plain.accounts
      .refresh()
      .then((session) => {
        token = session.jwt;
        return session.profile;
      })
      .finally(() => {
        refreshing = null;
      });
    return refreshing;
  };
  const asking: Fetch = async (url, init) => {
    const answer = await fetch(url, init);
    if (answer.status !== 401 || url.includes('/auth/')) return answer;
    try {
      await refresh();
    } catch (thrown) {
      // Signed out meanwhile, perhaps in another tab: a page that says "unreachable" would send people looking at their network.
      if (!isStoreFailure(thrown) || thrown.status !== 401) throw thrown;
      signIn();
      return answer;
    }
    return fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token ?? ''}` } });
  };
  return { client: createStoreClient({ baseUrl, fetch: asking, token: () => token }), refresh, signIn };
}

/** Whoever is not signed in is sent to sign in, and comes back to this very page. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { locale } = useSite();
  const kept = useMemo(
    () =>
      keeper(() => {
        const next = location.pathname + location.search;
        location.replace(`${storePath(locale, '/sign-in')}?next=${encodeURIComponent(next)}`);
      }),
    [locale],
  );
  const [profile, setProfile] = useState<ProfileView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  useEffect(() => {
    kept.refresh().then(setProfile, (thrown: unknown) => {
      if (!isStoreFailure(thrown) || thrown.status !== 401) return setFailure(thrown);
      return kept.signIn();
    });
  }, [kept]);

  const session = useMemo(
    (): Session | null =>
      profile && {
        client: kept.client,
        profile,
        renew: () => kept.refresh().then(setProfile),
        signOut: async () => {
          await kept.client.accounts.signOut();
          location.assign(storePath(locale, '/'));
        },
      },
    [kept, profile, locale],
  );

  if (failure !== null)
    return (
      <main id="main" className="wrap py-16">
        <Failed failure={failure} retry={() => location.reload()} />
      </main>
    );
  if (session === null)
    return (
      <main id="main" className="wrap py-10">
        <PageSkeleton />
      </main>
    );
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}
