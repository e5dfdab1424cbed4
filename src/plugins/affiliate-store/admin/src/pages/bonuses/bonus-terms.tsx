import { Checkbox } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { changeAdminBonusTerms, readAdminBonusTerms } from '../../../../contracts/admin';
import { Loaded, Quiet, Section, Stack, to, useAct, useMay, useRead, useRefusalWords, useWords } from '../../shell/kit';

interface Said {
  readonly enabled: boolean;
  readonly automatic: boolean;
}

const Boxes = ({ program, said }: { readonly program: string; readonly said: Said }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const mayManage = useMay('affiliates.manage');
  const act = useAct(changeAdminBonusTerms, ['adminBonuses']);
  const save = (body: Said) =>
    act.mutate(
      { asked: { params: { id: program }, body } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('bonuses.termsSaved') }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  const locked = !mayManage || act.isPending;
  return (
    <Stack>
      <Checkbox checked={said.enabled} disabled={locked} onCheckedChange={() => save({ ...said, enabled: !said.enabled })}>
        {words('bonuses.enabled')}
      </Checkbox>
      <Checkbox
        checked={said.automatic}
        disabled={locked || !said.enabled}
        onCheckedChange={() => save({ ...said, automatic: !said.automatic })}
      >
        {words('bonuses.automatic')}
      </Checkbox>
      <Quiet>{words('bonuses.termsHint')}</Quiet>
      <Link to={to.bonuses()}>{words('bonuses.title')}</Link>
    </Stack>
  );
};

/** Whether affiliates of a program may give bonuses, and whether somebody looks at them first. */
export const BonusTermsSection = ({ program }: { readonly program: string }) => {
  const words = useWords();
  const query = useRead(readAdminBonusTerms, { params: { id: program } });
  return (
    <Section title={words('bonuses.title')}>
      <Loaded query={query}>{({ data }) => <Boxes program={program} said={data} />}</Loaded>
    </Section>
  );
};
