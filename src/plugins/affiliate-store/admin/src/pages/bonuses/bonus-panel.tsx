import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { decideAdminBonus, openAdminBonusFile, readAdminBonus } from '../../../../contracts/admin';
import type { AdminBonusRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import {
  Facts,
  Loaded,
  Moment,
  RowActions,
  Stack,
  StateChip,
  to,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { SidePanel } from '../../shell/side-panel';
import { useDelayText } from './delay-text';

const TOUCHES = ['adminBonuses', 'adminOverview'] as const;

/** Opens the file by an address that is made for this look, and good for five minutes. */
const OpenFile = ({ of }: { readonly of: AdminBonusRow }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(openAdminBonusFile, []);
  const open = () =>
    act.mutate(
      { asked: { params: { id: of.id } } },
      {
        onSuccess: ({ data }) => window.location.assign(data.url),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Button size="S" variant="tertiary" loading={act.isPending} onClick={open}>
      {words('bonuses.openFile', { name: of.file?.name ?? '' })}
    </Button>
  );
};

const About = ({ of }: { readonly of: AdminBonusRow }) => {
  const words = useWords();
  const delay = useDelayText();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="bonus" state={of.state} />],
        [words('creativeRequests.reason'), of.reason],
        [
          words('creativeRequests.partner'),
          <Link key="affiliate" to={to.affiliates({ affiliate: of.affiliateId })}>
            <bdi>{of.affiliate}</bdi>
          </Link>,
        ],
        [words('creatives.program'), of.program],
        [words('field.product'), of.product.name],
        [words('bonuses.says'), of.text === '' ? null : <bdi key="text">{of.text}</bdi>],
        [
          words('bonuses.kind.link'),
          of.url === null ? null : (
            <a key="url" href={of.url} target="_blank" rel="noreferrer noopener nofollow">
              <bdi>{of.url}</bdi>
            </a>
          ),
        ],
        [words('bonuses.kind.file'), of.file ? <OpenFile key="file" of={of} /> : null],
        [words('bonuses.when'), delay(of.delayHours)],
        [words('bonuses.given'), words('bonuses.givenAndWaiting', { given: of.given, waiting: of.waiting })],
        [words('bonuses.registered'), <Moment key="at" at={of.createdAt} full />],
      ]}
    />
  );
};

const Acts = ({ of }: { readonly of: AdminBonusRow }) => {
  const words = useWords();
  const params = { id: of.id };
  if (of.state === 'in_review')
    return (
      <RowActions>
        <ActButton
          endpoint={decideAdminBonus}
          asked={{ params, body: { to: 'approved' } }}
          touches={TOUCHES}
          label={words('bonuses.approve')}
          done={words('bonuses.approved')}
          variant="default"
        />
        <ReasonButton
          endpoint={decideAdminBonus}
          asked={(reason) => ({ params, body: { to: 'declined' as const, reason } })}
          touches={TOUCHES}
          label={words('bonuses.decline')}
          title={words('bonuses.decline')}
          text={words('bonuses.declineText')}
          reasonLabel={words('bonuses.why')}
          done={words('bonuses.declined')}
          danger
        />
      </RowActions>
    );
  if (of.state !== 'approved' && of.state !== 'withdrawn') return null;
  return (
    <RowActions>
      <ReasonButton
        endpoint={decideAdminBonus}
        asked={(reason) => ({ params, body: { to: 'stopped' as const, reason } })}
        touches={TOUCHES}
        label={words('bonuses.stop')}
        title={words('bonuses.stop')}
        text={words('bonuses.stopText')}
        reasonLabel={words('bonuses.why')}
        done={words('bonuses.stopped')}
        danger
      />
    </RowActions>
  );
};

/** One bonus: whose, for what, and what can be decided. */
export const BonusPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const query = useRead(readAdminBonus, { params: { id } });
  return (
    <SidePanel title={query.data?.data.title ?? words('bonuses.what')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            <About of={data} />
            {mayManage ? <Acts of={data} /> : null}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
