import { useMutation, useQueryClient } from '@tanstack/react-query';
import { jointField, type JointCampaignView } from '../../../contracts/joint';
import { Day, Loaded, useSite, useStore, useStoreList } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { Status, type Tone } from '../status';

const TONES: Readonly<Record<JointCampaignView['state'], Tone>> = {
  proposed: 'info',
  active: 'positive',
  declined: 'neutral',
  ended: 'neutral',
};

/** How a campaign stands, and what of buyers it is about. */
export function AboutCampaign({ campaign, other }: { readonly campaign: JointCampaignView; readonly other: string }) {
  const { t } = useSite();
  return (
    <>
      <p className="font-medium">
        <bdi>{campaign.name}</bdi> · <bdi>{other}</bdi>
      </p>
      <p className="mt-1 text-13 text-muted" dir="auto">
        {campaign.purpose}
      </p>
      <p className="mt-1 text-13 text-muted">
        {campaign.fields.map((field) => t(`joint.field.${field}`)).join(' · ')} · {t('joint.consents', { count: campaign.consents })} ·{' '}
        {t('joint.looks', { count: campaign.views })}
      </p>
      <p className="mt-1">
        <Status tone={TONES[campaign.state]} word={t(`joint.state.${campaign.state}`)} />
      </p>
    </>
  );
}

/** One order: what was agreed on is shown by a press, and the press is written down. */
function Order({
  campaign,
  orderNumber,
  agreedAt,
}: {
  readonly campaign: string;
  readonly orderNumber: string;
  readonly agreedAt: string;
}) {
  const { t } = useSite();
  const { client } = useSession();
  const look = useMutation({ mutationFn: () => client.partnerJoint.view({ params: { id: campaign, number: orderNumber } }) });
  return (
    <li className="border-b border-line py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span>
          <bdi dir="ltr">{orderNumber}</bdi> · <Day at={agreedAt} />
        </span>
        <button type="button" className="button button-small" disabled={look.isPending} onClick={() => look.mutate()}>
          {t('joint.look')}
          <span className="sr-only"> {orderNumber}</span>
        </button>
      </div>
      {look.isError && <Failed failure={look.error} />}
      {look.data && (
        <dl role="status" className="mt-2 grid grid-cols-[auto_1fr] gap-x-3">
          {jointField.options.flatMap((field) => {
            const value = look.data[field];
            return value === null
              ? []
              : [
                  <div key={field} className="contents">
                    <dt className="text-muted">{t(`joint.field.${field}`)}</dt>
                    <dd>
                      <bdi>{value}</bdi>
                    </dd>
                  </div>,
                ];
          })}
        </dl>
      )}
    </li>
  );
}

function Orders({ campaign }: { readonly campaign: string }) {
  const { t } = useSite();
  const query = useStoreList(['joint-orders', campaign], (client, cursor) =>
    client.partnerJoint.orders({ params: { id: campaign }, query: { cursor } }),
  );
  const rows = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <>
      <p className="mt-3 max-w-text text-13 text-muted">{t('joint.lookHelp')}</p>
      {query.isError && <Failed failure={query.error} />}
      <ul className="mt-2 border-t border-line">
        {rows.map((row) => (
          <Order key={row.orderNumber} campaign={campaign} {...row} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" className="button mt-3" onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  );
}

function Campaign({ campaign }: { readonly campaign: JointCampaignView }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const answer = useMutation({
    mutationFn: (accept: boolean) => client.partnerJoint.answer({ params: { id: campaign.id }, body: { accept } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['store', 'joint'] }),
  });
  const acts = { proposed: [true, false], active: [false], declined: [], ended: [] }[campaign.state];
  return (
    <li className="border-b border-line py-4">
      <AboutCampaign campaign={campaign} other={campaign.producer} />
      <div className="mt-2 flex flex-wrap gap-3">
        {acts.map((accept) => (
          <button
            key={String(accept)}
            type="button"
            className="button button-small"
            disabled={answer.isPending}
            onClick={() => answer.mutate(accept)}
          >
            {t(accept ? 'joint.accept' : campaign.state === 'active' ? 'joint.end' : 'joint.decline')}
          </button>
        ))}
      </div>
      {answer.isError && <Failed failure={answer.error} />}
      {campaign.state === 'active' && campaign.consents > 0 && <Orders campaign={campaign.id} />}
    </li>
  );
}

/** What producers declared with the affiliate; nothing where nobody did. */
export function JointCampaigns() {
  const { t } = useSite();
  const query = useStore(['joint'], (client) => client.partnerJoint.list());
  return (
    <section aria-labelledby="joint-title" className="mt-12">
      <h2 id="joint-title" className="text-22">
        {t('joint.title')}
      </h2>
      <p className="mt-1 max-w-text text-muted">{t('joint.partnerHelp')}</p>
      <Loaded query={query}>
        {(campaigns) =>
          campaigns.length === 0 ? (
            <p className="mt-4 text-muted">{t('joint.none')}</p>
          ) : (
            <ul className="mt-4 border-t border-line">
              {campaigns.map((campaign) => (
                <Campaign key={campaign.id} campaign={campaign} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
