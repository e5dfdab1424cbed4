import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { changeAffiliateSponsor } from '../../../../contracts/admin-affiliates';
import type { AffiliateDetail } from '../../../../contracts/admin-affiliates';
import { Day, Facts, Section, Stack, to, useMay, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

type Typed = { target: { value: string } };
interface Props {
  readonly affiliate: AffiliateDetail;
}

/** Binds the affiliate to somebody else, or to nobody where no code is typed; both read why. */
const ChangeSponsor = ({ affiliate: { id, name, sponsor } }: Props) => {
  const words = useWords();
  const [code, setCode] = useState('');
  return (
    <ReasonButton
      endpoint={changeAffiliateSponsor}
      asked={(reason) => ({ params: { id }, body: { code: code.trim() === '' ? null : code.trim(), reason } })}
      touches={['adminAffiliates']}
      label={words('affiliates.changeSponsor')}
      title={words('affiliates.changeSponsorTitle', { name })}
      text={words('affiliates.changeSponsorText')}
      reasonLabel={words('affiliates.changeSponsorReason')}
      done={words('affiliates.changeSponsorDone')}
    >
      <Field.Root name="sponsorCode" hint={words('affiliates.changeSponsorHint')} width="100%">
        <Field.Label>{words('affiliates.sponsorCode')}</Field.Label>
        <TextInput autoComplete="off" value={code} placeholder={sponsor?.code} onChange={(event: Typed) => setCode(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </ReasonButton>
  );
};

/** Every time the affiliate was bound to somebody, with the reason staff gave. */
const Bindings = ({ affiliate: { bindings } }: Props) => {
  const words = useWords();
  return (
    <ol>
      {bindings.map(({ at, how, sponsor, reason }) => (
        <li key={at}>
          <Day at={at} />: {sponsor === null ? words('affiliates.boundToNobody') : <bdi>{sponsor}</bdi>} (
          {words(`affiliates.boundBy.${how}`)})
          {reason === null ? null : (
            <>
              {' '}
              · <bdi>{reason}</bdi>
            </>
          )}
        </li>
      ))}
    </ol>
  );
};

/** Who brought the affiliate, whom they brought, and how that came about. */
export const SponsorSection = ({ affiliate }: Props) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const { sponsor, sponsorUntil, recruits, bindings } = affiliate;
  const until = sponsorUntil === null ? words('programs.forGood') : <Day key="until" at={sponsorUntil} />;
  return (
    <Section title={words('affiliates.secondTier')}>
      <Stack>
        <Facts
          facts={[
            [
              words('affiliates.sponsor'),
              sponsor ? (
                <Link key="sponsor" to={to.affiliates({ affiliate: sponsor.id })}>
                  <bdi>{sponsor.name}</bdi>
                </Link>
              ) : (
                words('affiliates.boundToNobody')
              ),
            ],
            [words('affiliates.sponsorUntil'), sponsor ? until : null],
            [
              words('affiliates.recruits'),
              recruits.length === 0
                ? null
                : recruits.map((one) => (
                    <div key={one.id}>
                      <Link to={to.affiliates({ affiliate: one.id })}>
                        <bdi>{one.name}</bdi>
                      </Link>
                    </div>
                  )),
            ],
          ]}
        />
        {bindings.length === 0 ? null : <Bindings affiliate={affiliate} />}
        {mayManage ? <ChangeSponsor affiliate={affiliate} /> : null}
      </Stack>
    </Section>
  );
};
