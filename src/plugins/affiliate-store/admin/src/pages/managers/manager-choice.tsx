import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { readManagers } from '../../../../contracts/managers';
import { useRead, useWords } from '../../shell/kit';

const NOBODY = '0';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly onChoose: (manager: number | null) => void;
  /** What choosing nobody means; left out where somebody has to be chosen. */
  readonly nobody?: string;
}

/** Chooses an administrator, or nobody. */
export const ManagerChoice = ({ label, hint, value, onChoose, nobody }: Props) => {
  const staff = useRead(readManagers).data?.data.staff ?? [];
  return (
    <Field.Root name="manager" width="100%" {...(hint === undefined ? {} : { hint })}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={String(value ?? NOBODY)} onChange={(id) => onChoose(String(id) === NOBODY ? null : Number(id))}>
        {nobody === undefined ? null : <SingleSelectOption value={NOBODY}>{nobody}</SingleSelectOption>}
        {staff.map(({ id, name }) => (
          <SingleSelectOption key={id} value={String(id)}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};

/** What the choice of a manager is called where nobody is one. */
export const useManagerName = (): ((manager: { readonly name: string } | null) => string) => {
  const words = useWords();
  return (manager) => manager?.name ?? words('managers.nobody');
};
