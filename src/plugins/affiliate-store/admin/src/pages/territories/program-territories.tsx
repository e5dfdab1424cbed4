import { Link } from 'react-router-dom';
import { listTerritoriesOfProgram } from '../../../../contracts/territories';
import { Loaded, Quiet, Section, Stack, to, useRead, useWords } from '../../shell/kit';
import { TerritoryFacts, useCountries } from './territory-words';

/** The territories of a program, each with who holds it. */
export const ProgramTerritories = ({ program }: { readonly program: string }) => {
  const words = useWords();
  const countries = useCountries();
  const query = useRead(listTerritoriesOfProgram, { params: { id: program } });
  return (
    <Section title={words('territories.title')}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Quiet>{words('territories.noneInProgram')}</Quiet>
          ) : (
            <Stack as="ul">
              {data.map((territory) => (
                <li key={territory.id}>
                  {countries(territory.countries)} ·{' '}
                  <Link to={to.affiliates({ affiliate: territory.holder.id })}>
                    <bdi>{territory.holder.name}</bdi>
                  </Link>
                  <div>
                    <TerritoryFacts territory={territory} />
                  </div>
                </li>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
};
