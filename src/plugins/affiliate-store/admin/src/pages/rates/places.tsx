import { Button, Field, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { changePlace } from '../../../../contracts/rates';
import type { PlaceView } from '../../../../contracts/rates';
import { FormDialog } from '../../shell/form-dialog';
import { DataTable, Quiet, Section, to, useAct, useMay, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

type Typed = { target: { value: string } };

const wordsIn = (text: string): string[] => [...new Set(text.split(',').map((word) => word.trim()).filter((word) => word !== ''))]; // oxfmt-ignore

/** Puts one affiliate into a group and gives them tags. */
const PlaceForm = ({
  place,
  groups,
  onClose,
}: {
  readonly place: PlaceView;
  readonly groups: readonly string[];
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const known = useId();
  const { toggleNotification } = useNotification();
  const act = useAct(changePlace, ['adminRates', 'adminAffiliates', 'adminContracts']);
  const [group, setGroup] = useState(place.group ?? '');
  const [tags, setTags] = useState(place.tags.join(', '));
  const send = () =>
    act.mutate(
      { asked: { params: { id: place.id }, body: { group: group.trim() || null, tags: wordsIn(tags) } } },
      {
        onSuccess: () => {
          toggleNotification({ type: 'success', message: words('rates.placeSaved') });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={words('rates.placeOf', { name: place.name })}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('settings.save'), ready: true, busy: act.isPending, act: send }}
    >
      <Field.Root name="group" hint={words('rates.groupHint')}>
        <Field.Label>{words('rates.group')}</Field.Label>
        <TextInput value={group} list={known} maxLength={40} autoComplete="off" onChange={(event: Typed) => setGroup(event.target.value)} />
        <Field.Hint />
      </Field.Root>
      <datalist id={known}>
        {groups.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field.Root name="tags" hint={words('rates.tagsHint')}>
        <Field.Label>{words('rates.tags')}</Field.Label>
        <TextInput value={tags} autoComplete="off" onChange={(event: Typed) => setTags(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};

const GroupOf = ({ place: { group, groupInForce } }: { readonly place: PlaceView }) => {
  const words = useWords();
  return (
    <>
      {group === null ? <Quiet>{words('rates.none')}</Quiet> : <bdi>{group}</bdi>}
      {group === groupInForce ? null : (
        <div>
          <Quiet>{words('rates.stillInForce', { group: groupInForce ?? words('rates.none') })}</Quiet>
        </div>
      )}
    </>
  );
};

/** Who is in which group, stands on which tier, and is found by which tags. */
export const Places = ({ places, groups }: { readonly places: readonly PlaceView[]; readonly groups: readonly string[] }) => {
  const words = useWords();
  const mayManage = useMay('affiliates.manage');
  const [changing, setChanging] = useState<PlaceView | null>(null);
  const columns: Column<PlaceView>[] = [
    {
      key: 'name',
      label: words('affiliates.name'),
      render: (one) => (
        <Link to={to.affiliates({ affiliate: one.id })}>
          <bdi>{one.name}</bdi>
        </Link>
      ),
    },
    { key: 'group', label: words('rates.group'), render: (one) => <GroupOf place={one} /> },
    {
      key: 'tier',
      label: words('rates.tier'),
      render: (one) => (one.tier === null ? <Quiet>{words('rates.none')}</Quiet> : <bdi>{one.tier}</bdi>),
    },
    { key: 'tags', label: words('rates.tags'), render: (one) => one.tags.join(', ') },
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: (one) =>
        mayManage ? (
          <Button variant="tertiary" size="S" onClick={() => setChanging(one)}>
            {words('rates.changePlace')}
          </Button>
        ) : null,
    },
  ];
  return (
    <Section title={words('rates.places')}>
      {places.length === 0 ? (
        <Quiet>{words('rates.nobody')}</Quiet>
      ) : (
        <DataTable plain caption={words('rates.places')} columns={columns} rows={places} keyOf={(one) => one.id} />
      )}
      {changing ? <PlaceForm place={changing} groups={groups} onClose={() => setChanging(null)} /> : null}
    </Section>
  );
};
