import { Checkbox, Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { endTerritory, grantTerritory, listTerritories } from '../../../../contracts/territories';
import { Loaded, Quiet, Section, Stack, useMay, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { TerritoryFacts, useCountries } from './territory-words';

type Typed = { target: { value: string } };
const TOUCHED = ['adminTerritories'];

/** Grants countries, by their codes, from a day to a day. */
const Grant = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const [typed, setTyped] = useState({ countries: '', from: '', to: '', exclusive: true });
  const put = (change: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...change }));
  const codes = typed.countries.split(/[\s,]+/).filter((code) => code !== '');
  return (
    <ReasonButton
      endpoint={grantTerritory}
      asked={(reason) => ({
        params: { id: affiliate },
        body: {
          countries: codes,
          exclusive: typed.exclusive,
          reason,
          ...(typed.from === '' ? {} : { from: typed.from }),
          ...(typed.to === '' ? {} : { to: typed.to }),
        },
      })}
      touches={TOUCHED}
      label={words('territories.grant')}
      title={words('territories.grantTitle')}
      text={words('territories.grantText')}
      reasonLabel={words('territories.reason')}
      done={words('territories.granted')}
    >
      <Field.Root name="countries" hint={words('territories.countriesHint')} width="100%">
        <Field.Label>{words('territories.countries')}</Field.Label>
        <TextInput autoComplete="off" value={typed.countries} onChange={(event: Typed) => put({ countries: event.target.value })} />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="from" width="100%">
        <Field.Label>{words('territories.from')}</Field.Label>
        <TextInput type="date" value={typed.from} onChange={(event: Typed) => put({ from: event.target.value })} />
      </Field.Root>
      <Field.Root name="to" width="100%">
        <Field.Label>{words('territories.to')}</Field.Label>
        <TextInput type="date" value={typed.to} onChange={(event: Typed) => put({ to: event.target.value })} />
      </Field.Root>
      <Checkbox checked={typed.exclusive} onCheckedChange={(on) => put({ exclusive: on === true })}>
        {words('territories.exclusive')}
      </Checkbox>
    </ReasonButton>
  );
};

/** The countries an affiliate holds, held, or will hold; and granting and ending them. */
export const AffiliateTerritories = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const countries = useCountries();
  const mayManage = useMay('affiliates.manage');
  const query = useRead(listTerritories, { params: { id: affiliate } });
  return (
    <Section title={words('territories.title')}>
      <Stack>
        <Loaded query={query}>
          {({ data }) =>
            data.length === 0 ? (
              <Quiet>{words('territories.none')}</Quiet>
            ) : (
              <Stack as="ul">
                {data.map((territory) => (
                  <li key={territory.id}>
                    {countries(territory.countries)}
                    <div>
                      <TerritoryFacts territory={territory} />
                    </div>
                    {mayManage && territory.state !== 'over' ? (
                      <ReasonButton
                        endpoint={endTerritory}
                        asked={(reason) => ({ params: { id: affiliate, territory: territory.id }, body: { reason } })}
                        touches={TOUCHED}
                        label={words('territories.end')}
                        title={words('territories.endTitle')}
                        text={words('territories.endText')}
                        reasonLabel={words('territories.reason')}
                        done={words('territories.ended')}
                        variant="tertiary"
                        danger
                      />
                    ) : null}
                  </li>
                ))}
              </Stack>
            )
          }
        </Loaded>
        {mayManage ? <Grant affiliate={affiliate} /> : null}
      </Stack>
    </Section>
  );
};
