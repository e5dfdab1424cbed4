import { useMutation } from '@tanstack/react-query';
import type { LibraryItem } from '../../../contracts/orders';
import { formatDay, formatRate } from '../../i18n/format';
import { Bonuses } from '../../ui/bonuses';
import { FileRow } from '../../ui/file-row';
import { DownloadIcon } from '../../ui/icons';
import { storePath, useSite } from '../../ui/site';
import { PageHead } from '../page-head';
import { useSession } from '../session';
import { Empty, Failed, Loaded } from '../states';
import { Status } from '../status';
import { useStore } from '../use-store';
import { BroughtBy } from './brought-by';
import { Club } from './club';

function Files({ item }: { readonly item: LibraryItem }) {
  const { t } = useSite();
  const { client } = useSession();
  const download = useMutation({
    mutationFn: (file: string) => client.members.createDownload({ body: { file } }),
    onSuccess: ({ url }) => location.assign(url),
  });
  return (
    <>
      <ul className="mt-4 border-t border-line [&>li:last-child]:border-b-0">
        {item.files.map((file) => (
          <FileRow key={file.id} file={file}>
            <button
              type="button"
              className="button button-small"
              disabled={download.isPending && download.variables === file.id}
              onClick={() => download.mutate(file.id)}
            >
              <DownloadIcon className="size-4.5" />
              {t('download')}
              <span className="sr-only"> {file.name}</span>
            </button>
          </FileRow>
        ))}
      </ul>
      <Bonuses
        of={item.bonuses}
        open={({ id }, name) => (
          <button
            type="button"
            className="button button-small"
            disabled={download.isPending && download.variables === id}
            onClick={() => download.mutate(id)}
          >
            <DownloadIcon className="size-4.5" />
            {t('download')}
            <span className="sr-only"> {name}</span>
          </button>
        )}
      />
      {download.isError && <Failed failure={download.error} />}
    </>
  );
}

function Item({ item }: { readonly item: LibraryItem }) {
  const { t, locale } = useSite();
  return (
    <li className="grid gap-x-8 gap-y-4 border-t border-line py-6 first:border-t-0 sm:py-8 sm:grid-cols-[11rem_1fr]">
      {item.coverUrl ? (
        <img src={item.coverUrl} alt="" width={352} height={264} className="aspect-[4/3] w-full rounded-card bg-wash object-cover" />
      ) : (
        <div className="aspect-[4/3] rounded-card bg-brand-soft" />
      )}
      <div>
        <h2 className="text-22" dir="auto">
          {item.name}
        </h2>
        <p className="mt-1 text-muted">
          <bdi>{item.creator}</bdi> · {t('library.since', { day: formatDay(locale, item.grantedAt) })}
        </p>
        {item.state === 'active' && item.recommend !== null && (
          <p className="mt-2">
            <a className="link" href={storePath(locale, `/apply/${item.recommend.slug}`)}>
              {t('library.recommend', { rate: formatRate(locale, item.recommend.rateBasisPoints) })}
            </a>
          </p>
        )}
        {item.state === 'active' ? (
          <Files item={item} />
        ) : (
          <div className="mt-4">
            <Status tone={item.state === 'suspended' ? 'warning' : 'danger'} word={t(`library.${item.state}`)} />
            <p className="mt-1 text-muted">{t(`library.${item.state}Help`)}</p>
          </div>
        )}
      </div>
    </li>
  );
}

/** Everything the person may open. */
export function Library() {
  const { t, locale } = useSite();
  const query = useStore(['library'], (client) => client.members.readLibrary());
  return (
    <>
      <PageHead title={t('library.title')} state={query.data && t('library.state', { count: query.data.length })} />
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty
              title={t('library.empty')}
              help={t('library.emptyHelp')}
              action={
                <a className="button button-primary" href={storePath(locale, '/')}>
                  {t('library.emptyAction')}
                </a>
              }
            />
          ) : (
            <ul className="mt-4">
              {items.map((item) => (
                <Item key={item.product} item={item} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <BroughtBy />
      <Club />
    </>
  );
}
