import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { jointField, type JointCampaignView, type JointViewRow } from '../../../contracts/joint';
import { describedBy, Field } from '../../ui/field';
import { Day, Empty, Loaded, PageHead, useSite, useStore, useStoreList, type Column } from '../kit';
import { LongList } from '../long-list';
import { AboutCampaign } from '../partner/joint';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';

function useColumns(): readonly Column<JointViewRow>[] {
  const { t } = useSite();
  return [
    { name: t('joint.when'), cell: (row) => <Day at={row.at} /> },
    { name: t('receipt.number'), cell: (row) => <bdi dir="ltr">{row.orderNumber}</bdi> },
    { name: t('joint.fields'), cell: (row) => row.fields.map((field) => t(`joint.field.${field}`)).join(' · ') },
  ];
}

/** Every look at what was agreed on, newest first. */
function Looks({ campaign }: { readonly campaign: string }) {
  const { t } = useSite();
  const query = useStoreList(['joint-looks', campaign], (client, cursor) =>
    client.studioJoint.views({ params: { id: campaign }, query: { cursor } }),
  );
  return (
    <LongList
      query={query}
      caption={t('joint.log')}
      columns={useColumns()}
      rowKey={(row) => `${row.at} ${row.orderNumber}`}
      empty={<Empty title={t('joint.noLooks')} help={t('joint.noLooksHelp')} />}
    />
  );
}

function Campaign({ campaign }: { readonly campaign: JointCampaignView }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => client.studioJoint.end({ params: { id: campaign.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['store', 'studio-joint'] }),
  });
  return (
    <li className="border-b border-line py-4">
      <AboutCampaign campaign={campaign} other={campaign.affiliate} />
      {(campaign.state === 'proposed' || campaign.state === 'active') && (
        <button type="button" className="button button-small mt-2" disabled={end.isPending} onClick={() => end.mutate()}>
          {t('joint.end')}
        </button>
      )}
      {end.isError && <Failed failure={end.error} />}
      {campaign.activeSince !== null && (
        <details className="mt-3">
          <summary className="link min-h-8 w-fit">{t('joint.log')}</summary>
          <Looks campaign={campaign.id} />
        </details>
      )}
    </li>
  );
}

function DeclareFields() {
  const { t } = useSite();
  const purpose = { id: 'joint-purpose', help: t('joint.purposeHelp') };
  return (
    <>
      <Field id="joint-code" label={t('joint.code')}>
        <input id="joint-code" name="joint-code" dir="ltr" required maxLength={64} autoComplete="off" className="input" />
      </Field>
      <Field id="joint-name" label={t('joint.name')}>
        <input id="joint-name" name="joint-name" dir="auto" required minLength={3} maxLength={120} className="input" />
      </Field>
      <Field label={t('joint.purpose')} {...purpose}>
        <textarea
          id="joint-purpose"
          name="joint-purpose"
          rows={3}
          dir="auto"
          required
          minLength={10}
          maxLength={300}
          className="input"
          {...describedBy(purpose)}
        />
      </Field>
      <fieldset>
        <legend className="font-medium">{t('joint.fields')}</legend>
        <div className="mt-1 flex flex-wrap gap-x-6 gap-y-2">
          {jointField.options.map((field) => (
            <label key={field} className="inline-flex min-h-8 items-center gap-2">
              <input type="checkbox" name={`joint-${field}`} defaultChecked={field === 'email'} />
              {t(`joint.field.${field}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Declare() {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const declare = useMutation({
    mutationFn: (form: FormData) =>
      client.studioJoint.declare({
        body: {
          code: typed(form, 'joint-code'),
          name: typed(form, 'joint-name'),
          purpose: typed(form, 'joint-purpose'),
          fields: jointField.options.filter((field) => form.get(`joint-${field}`) !== null),
        },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['store', 'studio-joint'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    declare.mutate(new FormData(form), { onSuccess: () => form.reset() });
  };
  return (
    <details className="mt-6 max-w-xl">
      <summary className="link min-h-9 w-fit font-medium">{t('joint.declare')}</summary>
      <form className="mt-4 space-y-4" onSubmit={submit}>
        <DeclareFields />
        <button type="submit" className="button button-primary" disabled={declare.isPending}>
          {t('joint.declareIt')}
        </button>
        {declare.isError && <Failed failure={declare.error} />}
      </form>
    </details>
  );
}

/** Joint campaigns of a producer: with whom, what is shown, and every time somebody looked. */
export function StudioJoint() {
  const { t } = useSite();
  const query = useStore(['studio-joint'], (client) => client.studioJoint.list());
  return (
    <>
      <PageHead title={t('joint.title')} state={t('joint.help')} />
      <Declare />
      <Loaded query={query}>
        {(campaigns) =>
          campaigns.length === 0 ? (
            <Empty title={t('joint.none')} help={t('joint.noneHelp')} />
          ) : (
            <ul className="mt-6 border-t border-line">
              {campaigns.map((campaign) => (
                <Campaign key={campaign.id} campaign={campaign} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
