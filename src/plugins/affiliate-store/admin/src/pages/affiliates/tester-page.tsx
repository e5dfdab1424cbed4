import { useIntl } from 'react-intl';
import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Data } from '../../../../contracts/endpoint';
import { listOffersToTry, tryAttribution } from '../../../../contracts/ways';
import { ExplanationSum } from '../../shell/explain-panel';
import {
  Amount,
  DataTable,
  Facts,
  Moment,
  PageFrame,
  Quiet,
  Section,
  Stack,
  StateChip,
  to,
  useAct,
  useCodeWords,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import type { Column, Word } from '../../shell/kit';
import { Notice } from '../../shell/notice';

type Told = Data<typeof tryAttribution>;
type Typed = { target: { value: string } };

const EMPTY = { offer: '', url: '', coupon: '', email: '', country: '', clickedAt: '', at: '' };
type Draft = typeof EMPTY;

/** What is asked; a field left empty is not. Moments are typed and read as UTC. */
const askedIn = ({ offer, url, coupon, email, country, clickedAt, at }: Draft) => ({
  offer,
  ...(url.trim() ? { url: url.trim() } : {}),
  ...(coupon.trim() ? { coupon: coupon.trim() } : {}),
  ...(email.trim() ? { email: email.trim() } : {}),
  ...(country.trim() ? { country: country.trim() } : {}),
  ...(clickedAt ? { clickedAt: `${clickedAt}:00.000Z` } : {}),
  ...(at ? { at: `${at}:00.000Z` } : {}),
});

interface FieldProps {
  readonly name: Exclude<keyof Draft, 'offer'>;
  readonly label: Word;
  readonly hint?: Word;
  readonly type?: 'text' | 'email' | 'datetime-local';
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

const TextField = ({ name, label, hint, type = 'text', draft, put }: FieldProps) => {
  const words = useWords();
  return (
    <Field.Root name={name} {...(hint ? { hint: words(hint) } : {})}>
      <Field.Label>{words(label)}</Field.Label>
      <TextInput type={type} value={draft[name]} autoComplete="off" onChange={(event: Typed) => put({ [name]: event.target.value })} />
      <Field.Hint />
    </Field.Root>
  );
};

const OfferField = ({ draft, put }: Pick<FieldProps, 'draft' | 'put'>) => {
  const words = useWords();
  const offers = useRead(listOffersToTry).data?.data ?? [];
  return (
    <Field.Root name="offer" required>
      <Field.Label>{words('tester.offer')}</Field.Label>
      <SingleSelect value={draft.offer} onChange={(chosen) => put({ offer: String(chosen) })}>
        {offers.map(({ id, product, offer }) => (
          <SingleSelectOption key={id} value={id}>
            {`${product} · ${offer}`}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

const useTouchColumns = (): Column<Told['touches'][number] & { readonly key: string }>[] => {
  const words = useWords();
  const say = useCodeWords();
  return [
    { key: 'verdict', label: words('tester.verdict'), render: (touch) => <StateChip of="touch" state={touch.verdict} /> },
    { key: 'who', label: words('field.affiliate'), render: (touch) => <bdi>{touch.affiliate}</bdi> },
    { key: 'how', label: words('tester.how'), render: (touch) => words(`touch.${touch.kind}`) },
    { key: 'at', label: words('tester.when'), render: (touch) => <Moment at={touch.at} full /> },
    { key: 'why', label: words('attribution.reason'), render: (touch) => say('reason', touch.reason, touch.reason) },
  ];
};

const Shares = ({ told }: { readonly told: Told }) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <Section title={words('tester.shares')}>
      <Facts facts={[[words('field.total'), <Amount key="total" value={told.total} />]]} />
      {told.taxLeftOut ? <Quiet>{words('tester.taxLeftOut')}</Quiet> : null}
      {told.shares.map((share, index) => (
        <details key={index}>
          <summary>
            {say('role', share.role, share.role)}
            {share.name ? (
              <>
                {' '}
                · <bdi>{share.name}</bdi>
              </>
            ) : null}{' '}
            · <Amount value={share.amount} />
          </summary>
          <ExplanationSum explanation={share.explanation} />
        </details>
      ))}
    </Section>
  );
};

const Answer = ({ told }: { readonly told: Told }) => {
  const words = useWords();
  const say = useCodeWords();
  const columns = useTouchColumns();
  const { winner, rule, reason, sharedBy } = told;
  const { formatList, formatNumber } = useIntl();
  const part = (basisPoints: number) => formatNumber(basisPoints / 10_000, { style: 'percent', maximumFractionDigits: 2 });
  const names = formatList(
    sharedBy.map(({ name, code, shareBasisPoints }) => words('attribution.part', { name, code, part: part(shareBasisPoints) })),
  );
  const who = winner ? words('tester.winner', { name: winner.name, code: winner.code }) : words('tester.nobody');
  return (
    <Stack>
      <Notice tone="neutral" title={sharedBy.length > 0 ? words('tester.shared', { names }) : who}>
        {say('reason', reason, reason)}
        {rule ? (
          <div>
            <Quiet>{`${rule.program}, ${words(`model.${rule.model}`)}, ${words('attribution.version', { version: rule.version })}`}</Quiet>
            {rule.site ? (
              <div>
                <Quiet>{rule.site.name === null ? words('site.shop') : words('site.creator', { name: rule.site.name })}</Quiet>
              </div>
            ) : null}
          </div>
        ) : null}
      </Notice>
      {told.touches.length === 0 ? null : (
        <Section title={words('tester.touches')}>
          <DataTable
            plain
            caption={words('tester.touches')}
            columns={columns}
            rows={told.touches.map((touch, index) => ({ ...touch, key: String(index) }))}
            keyOf={(touch) => touch.key}
          />
        </Section>
      )}
      <Shares told={told} />
    </Stack>
  );
};

/** Who would get an order, and how much: the shop weighs and splits as it does for an order, and writes nothing. */
export const TesterPage = () => {
  const words = useWords();
  const refusal = useRefusalWords();
  const [draft, setDraft] = useState(EMPTY);
  const act = useAct(tryAttribution, []);
  const put = (change: Partial<Draft>) => {
    act.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const field = { draft, put };
  return (
    <PageFrame
      title={words('tester.title')}
      subtitle={words('tester.subtitle')}
      permission="affiliates.read"
      up={{ label: words('affiliates.title'), to: to.affiliates() }}
    >
      <Stack>
        <Flex
          tag="form"
          direction="column"
          alignItems="stretch"
          gap={4}
          maxWidth="56rem"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (draft.offer !== '' && !act.isPending) act.mutate({ asked: { body: askedIn(draft) } });
          }}
        >
          <OfferField {...field} />
          <TextField {...field} name="url" label="tester.url" hint="tester.urlHint" />
          <TextField {...field} name="clickedAt" type="datetime-local" label="tester.clickedAt" hint="tester.momentHint" />
          <TextField {...field} name="coupon" label="tester.coupon" />
          <TextField {...field} name="email" type="email" label="tester.email" hint="tester.emailHint" />
          <TextField {...field} name="country" label="tester.country" />
          <TextField {...field} name="at" type="datetime-local" label="tester.at" hint="tester.momentHint" />
          <div>
            <Button type="submit" disabled={draft.offer === ''} loading={act.isPending}>
              {words('tester.ask')}
            </Button>
          </div>
        </Flex>
        {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
        {act.data ? <Answer told={act.data.data} /> : null}
      </Stack>
    </PageFrame>
  );
};
