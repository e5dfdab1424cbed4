import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { changeCreative, readAdminCreative, retireCreative } from '../../../../contracts/admin';
import type { AdminCreativeDetail } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import {
  DataTable,
  Facts,
  Loaded,
  Moment,
  Quiet,
  Section,
  Stack,
  StateChip,
  to,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { SidePanel } from '../../shell/side-panel';
import { bodyOf, draftOf, isReady } from './creative-draft';
import { CreativeFields, languageName } from './creative-fields';
import { PictureField } from './picture-field';

const Picture = styled.img`
  max-width: 100%;
  height: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

export const sizeText = ({ width, height }: { readonly width: number | null; readonly height: number | null }): string | null =>
  width === null || height === null ? null : `${width} × ${height}`;

const About = ({ creative }: { readonly creative: AdminCreativeDetail }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="creative" state={creative.state} />],
        [words('creatives.kind'), words(`creatives.kind.${creative.kind}`)],
        [words('field.language'), languageName(creative.language)],
        [words('creatives.size'), sizeText(creative)],
        [words('creatives.program'), creative.program?.name ?? words('creatives.everyProgram')],
        [words('field.product'), creative.product?.name],
        [words('creatives.madeFor'), creative.madeFor],
        [words('creatives.impressions'), creative.impressions],
        [words('creatives.clicks'), creative.clicks],
        [words('creatives.sales'), creative.sales],
        [words('creatives.changed'), <Moment key="changed" at={creative.changedAt} full />],
      ]}
    />
  );
};

/** Changes what it says; where it hangs it changes too. */
const Edit = ({ creative }: { readonly creative: AdminCreativeDetail }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(changeCreative, ['adminCreatives']);
  const [draft, setDraft] = useState(() => draftOf(creative));
  const send = () =>
    act.mutate(
      { asked: { params: { id: creative.id }, body: bodyOf(draft) } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('creatives.saved') }) },
    );
  const unchanged = JSON.stringify(bodyOf(draft)) === JSON.stringify(bodyOf(draftOf(creative)));
  return (
    <Section title={words('creatives.words')}>
      <Stack>
        <CreativeFields draft={draft} put={(change) => setDraft((before) => ({ ...before, ...change }))} />
        {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
        <div>
          <Button disabled={!isReady(draft) || unchanged} loading={act.isPending} onClick={send}>
            {words('creatives.save')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
};

const Retirement = ({ creative }: { readonly creative: AdminCreativeDetail }) => {
  const words = useWords();
  const retired = creative.state === 'retired';
  return (
    <div>
      <ActButton
        endpoint={retireCreative}
        asked={{ params: { id: creative.id }, body: { retired: !retired } }}
        touches={['adminCreatives', 'adminCreativeRequests']}
        label={words(retired ? 'creatives.takeBack' : 'creatives.retire')}
        done={words(retired ? 'creatives.tookBack' : 'creatives.retired')}
        {...(retired ? {} : { confirm: words('creatives.retireText') })}
      />
    </div>
  );
};

const Users = ({ creative }: { readonly creative: AdminCreativeDetail }) => {
  const words = useWords();
  return (
    <Section title={words('creatives.users')}>
      {creative.affiliates.length === 0 ? (
        <Quiet>{words('creatives.usersNone')}</Quiet>
      ) : (
        <DataTable
          plain
          caption={words('creatives.users')}
          rows={creative.affiliates}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'who',
              label: words('field.affiliate'),
              render: (one) => (
                <Link to={to.affiliates({ affiliate: one.id })}>
                  <bdi>{one.name}</bdi>
                </Link>
              ),
            },
            { key: 'impressions', label: words('creatives.impressions'), figure: true, render: (one) => one.impressions },
            { key: 'clicks', label: words('creatives.clicks'), figure: true, render: (one) => one.clicks },
            { key: 'sales', label: words('creatives.sales'), figure: true, render: (one) => one.sales },
          ]}
        />
      )}
    </Section>
  );
};

/** One piece beside the list: how it looks, what came of it, and what may be changed. */
export const CreativePanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayManage = useMay('creatives.manage');
  const query = useRead(readAdminCreative, { params: { id } });
  return (
    <SidePanel title={query.data?.data.name ?? words('creatives.title')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            {data.preview === null ? null : <Picture src={data.preview} alt={data.name} />}
            <About creative={data} />
            {mayManage && data.kind === 'banner' ? (
              <Section title={words('creatives.picture')}>
                <PictureField creative={data} />
              </Section>
            ) : null}
            {mayManage ? <Edit key={`${data.id} ${data.version}`} creative={data} /> : null}
            {mayManage ? <Retirement creative={data} /> : null}
            <Users creative={data} />
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
