import type { ReactNode } from 'react';
import { isStoreFailure } from '../../client';
import type { OptOutView } from '../../contracts/opt-outs';
import type { Page } from '../site/page';
import { useSite } from '../ui/site';
import { letterFailurePage, failureStatus } from './failure';

function OptOut({ view }: { readonly view: OptOutView }) {
  const { t } = useSite();
  return (
    <form method="post">
      <h1 className="text-36">{t(view.optedOut ? 'optOut.done' : 'optOut.title')}</h1>
      <p className="mt-4 text-18 text-muted" role={view.optedOut ? 'status' : undefined}>
        {t(view.optedOut ? 'optOut.doneHelp' : 'optOut.help', { email: view.email })}
      </p>
      <button
        name="do"
        value={view.optedOut ? 'undo' : 'end'}
        className={`button mt-8 w-full ${view.optedOut ? '' : 'button-primary button-large'}`}
      >
        {t(view.optedOut ? 'optOut.undo' : 'optOut.button')}
      </button>
    </form>
  );
}

/** Ends mail nobody asked for. Opening the page does nothing, for mail scanners open links too; the button does. */
export const optOutPage: Page = async (request) => {
  const { client, t } = request;
  const params = { token: request.params['token'] ?? '' };
  const draw = (body: ReactNode): Awaited<ReturnType<Page>> => ({
    kind: 'page',
    status: 200,
    frame: 'plain',
    head: { title: t('optOut.title'), noindex: true },
    body: <div className="mx-auto w-full max-w-md px-5 py-20 md:py-28">{body}</div>,
  });
  try {
    if (request.method === 'GET') return draw(<OptOut view={await client.optOuts.read({ params })} />);
    const isUndone = request.form?.['do'] === 'undo';
    return draw(<OptOut view={await (isUndone ? client.optOuts.optIn({ params }) : client.optOuts.optOut({ params }))} />);
  } catch (thrown) {
    if (!isStoreFailure(thrown)) throw thrown;
    return letterFailurePage(request, failureStatus(thrown.status));
  }
};
