import { Button, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { changeSiteProgram, letProductsIn, readSiteProgram } from '../../../../contracts/admin';
import type { SiteProduct, SiteProgramView } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { FormDialog } from '../../shell/form-dialog';
import { Loaded, moneyText, Quiet, Section, Stack, useAct, useMay, useRead, useWords } from '../../shell/kit';
import { SiteFigures } from './site-figures';

const NOBODY = 'nobody';
const TOUCHES = ['adminSitePrograms'];

type Seller = SiteProgramView['sellers'][number];

const useSellerName = () => {
  const words = useWords();
  return ({ name }: Pick<Seller, 'name'>): string => (name === null ? words('site.shop') : words('site.creator', { name }));
};

interface DialogProps {
  readonly program: string;
  readonly view: SiteProgramView;
  readonly onClose: () => void;
}

/** Whose everything the program is for; what that means is shown before it is saved. */
const SellerDialog = ({ program, view, onClose }: DialogProps) => {
  const words = useWords();
  const nameOf = useSellerName();
  const act = useAct(changeSiteProgram, TOUCHES);
  const [chosen, setChosen] = useState(view.seller ?? NOBODY);
  const seller = chosen === NOBODY ? undefined : chosen;
  const preview = useRead(readSiteProgram, { params: { id: program }, query: { seller } });
  return (
    <FormDialog
      title={words('site.title')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{
        label: words('settings.save'),
        ready: chosen !== (view.seller ?? NOBODY),
        busy: act.isPending,
        act: () => act.mutate({ asked: { params: { id: program }, body: { seller: seller ?? null } } }, { onSuccess: onClose }),
      }}
    >
      <Field.Root name="seller" hint={words('site.hint')}>
        <Field.Label>{words('site.whose')}</Field.Label>
        <SingleSelect value={chosen} onChange={(value) => setChosen(String(value))}>
          <SingleSelectOption value={NOBODY}>{words('site.chosen')}</SingleSelectOption>
          {view.sellers.map((one) => (
            <SingleSelectOption key={one.id} value={one.id} disabled={one.program !== null && one.id !== view.seller}>
              {one.program === null || one.id === view.seller
                ? nameOf(one)
                : words('site.taken', { seller: nameOf(one), program: one.program })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      {seller === undefined ? null : <Loaded query={preview}>{({ data }) => <SiteFigures view={data} />}</Loaded>}
    </FormDialog>
  );
};

interface ListProps {
  readonly program: string;
  readonly products: readonly SiteProduct[];
  readonly inside: boolean;
  readonly mayManage: boolean;
}

/** Products on one side of the door, each with the way through it. */
const Products = ({ program, products, inside, mayManage }: ListProps) => {
  const words = useWords();
  if (products.length === 0) return null;
  return (
    <details>
      <summary>{words(inside ? 'site.inside' : 'site.outside', { count: products.length })}</summary>
      <Stack as="ul">
        {products.map(({ id, name, creator }) => (
          <li key={id}>
            <bdi>{name}</bdi> <Quiet>{creator}</Quiet>{' '}
            {mayManage ? (
              <ActButton
                endpoint={letProductsIn}
                asked={{ params: { id: program }, body: { products: [id], inside: !inside } }}
                touches={TOUCHES}
                label={words(inside ? 'site.takeOut' : 'site.letIn')}
                done={words('site.done')}
                variant="tertiary"
              />
            ) : null}
          </li>
        ))}
      </Stack>
    </details>
  );
};

/** One press for all, after the figures of what it means. */
const LetAllIn = ({ program, view: { outside, figures } }: { readonly program: string; readonly view: SiteProgramView }) => {
  const words = useWords();
  const { locale } = useIntl();
  if (!figures || outside.length === 0 || figures.excess) return null;
  const { offers, earnsFrom, earnsUpTo, sales, days, volume } = figures;
  return (
    <ActButton
      endpoint={letProductsIn}
      asked={{ params: { id: program }, body: { products: outside.map(({ id }) => id), inside: true } }}
      touches={TOUCHES}
      label={words('site.letAllIn', { count: outside.length })}
      confirm={words('site.letAllInText', {
        count: outside.length,
        offers,
        from: earnsFrom ? moneyText(earnsFrom, locale) : '–',
        upTo: earnsUpTo ? moneyText(earnsUpTo, locale) : '–',
        sales,
        days,
        volume: volume.map((one) => moneyText(one, locale)).join(', ') || '–',
      })}
      done={words('site.done')}
    />
  );
};

/** Whose everything a program is for, and which of their products are in it. */
export const SiteSection = ({ program }: { readonly program: string }) => {
  const words = useWords();
  const nameOf = useSellerName();
  const mayManage = useMay('affiliates.manage');
  const [open, setOpen] = useState(false);
  const query = useRead(readSiteProgram, { params: { id: program }, query: {} });
  const change = mayManage ? (
    <Button size="S" variant="secondary" onClick={() => setOpen(true)}>
      {words('programs.change')}
    </Button>
  ) : null;
  return (
    <Section title={words('site.title')} aside={change}>
      <Loaded query={query}>
        {({ data }) => {
          const whose = data.sellers.find(({ id }) => id === data.seller);
          return (
            <Stack>
              <p>{whose ? nameOf(whose) : words('site.chosen')}</p>
              {whose ? (
                <>
                  <SiteFigures view={data} />
                  <Products program={program} products={data.inside} inside mayManage={mayManage} />
                  <Products program={program} products={data.outside} inside={false} mayManage={mayManage} />
                  {mayManage ? <LetAllIn program={program} view={data} /> : null}
                </>
              ) : null}
              {open ? <SellerDialog program={program} view={data} onClose={() => setOpen(false)} /> : null}
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};
