import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { StoreClient } from '../../../client';
import { isStoreFailure } from '../../../client';
import { linkChannel, linkStyle, type OwnLinkView } from '../../../contracts/links';
import { describedBy, Field } from '../../ui/field';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';
import { LinkStyleFields } from './link-style';

export type Places = Awaited<ReturnType<StoreClient['partnerLinks']['destinations']>>;
type Place = Places[number];

const PASTED = 'pasted';
const UTM = ['source', 'medium', 'campaign', 'content', 'term'] as const;

const orNothing = <K extends string>(key: K, value: string) => (value === '' ? {} : { [key]: value });

function useMaking() {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: FormData) => {
      const page = typed(form, 'page');
      const channel = linkChannel.safeParse(typed(form, 'channel'));
      const utm = Object.assign({}, ...UTM.map((part) => orNothing(part, typed(form, `utm_${part}`)))) as object;
      return client.partnerLinks.make({
        body: {
          code: typed(form, 'code'),
          name: typed(form, 'name'),
          target: page === PASTED ? typed(form, 'target') : page,
          style: linkStyle.parse(typed(form, 'style')),
          ...orNothing('slug', typed(form, 'slug')),
          ...orNothing('host', typed(form, 'host')),
          ...orNothing('path', typed(form, 'path')),
          ...(form.get('landing_page') === null ? {} : { landingPage: true }),
          ...orNothing('subId', typed(form, 'sub_id').toLowerCase()),
          ...(channel.success ? { channel: channel.data } : {}),
          ...(Object.keys(utm).length === 0 ? {} : { utm }),
        },
      });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['list', 'own-links'] }),
  });
}

/** Where the link leads: a product, the first page, or any page whose address is pasted. */
function Destination({ place, refused }: { readonly place: Place; readonly refused: string | null }) {
  const { t } = useSite();
  const [page, setPage] = useState(place.products[0]?.path ?? place.home);
  const paste = { id: 'target', help: t('ownLinks.targetHelp'), error: refused };
  return (
    <>
      <Field id="page" label={t('ownLinks.page')}>
        <select id="page" name="page" className="input" value={page} onChange={(event) => setPage(event.target.value)}>
          {place.products.map((product) => (
            <option key={product.path} value={product.path}>
              {product.name}
            </option>
          ))}
          <option value={place.home}>{t('ownLinks.home')}</option>
          <option value={PASTED}>{t('ownLinks.pasted')}</option>
        </select>
      </Field>
      {page === PASTED && (
        <Field label={t('ownLinks.target')} {...paste}>
          <input
            id="target"
            name="target"
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            maxLength={2048}
            required
            className="input"
            {...describedBy(paste)}
          />
        </Field>
      )}
    </>
  );
}

/** What clicks and sales are told apart by; none of it is needed. */
function Tags() {
  const { t } = useSite();
  return (
    <>
      <Field id="sub_id" label={t('ownLinks.subId')} help={t('ownLinks.subIdHelp')}>
        <input
          id="sub_id"
          name="sub_id"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          maxLength={64}
          pattern="[A-Za-z0-9_\-]*"
          title={t('ownLinks.subIdHelp')}
          className="input"
        />
      </Field>
      <Field id="channel" label={t('ownLinks.channel')}>
        <select id="channel" name="channel" className="input" defaultValue="">
          <option value="">{t('ownLinks.noChannel')}</option>
          {linkChannel.options.map((one) => (
            <option key={one} value={one}>
              {t(`channel.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      <details className="sm:col-span-2">
        <summary className="link min-h-8 w-fit">{t('ownLinks.utm')}</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          {UTM.map((part) => (
            <Field key={part} id={`utm_${part}`} label={`utm_${part}`}>
              <input
                id={`utm_${part}`}
                name={`utm_${part}`}
                dir="auto"
                autoComplete="off"
                maxLength={100}
                pattern="[^@]*"
                className="input"
              />
            </Field>
          ))}
        </div>
      </details>
    </>
  );
}

const AT_SLUG = ['LINK_SLUG_MALFORMED', 'LINK_SLUG_RESERVED', 'LINK_SLUG_TAKEN', 'LINK_PATH_MALFORMED', 'LINK_PATH_TAKEN'];
const AT_TARGET = ['LINK_TARGET_REFUSED', 'LINK_STYLE_UNFIT', 'LINK_NO_LANDING_PAGE'];

/** Makes a link: where it leads, what it is called, how it looks, and what it is counted under. */
export function LinkForm({ places, onMade }: { readonly places: Places; readonly onMade: (link: OwnLinkView) => void }) {
  const { t } = useSite();
  const make = useMaking();
  const active = places.filter((place) => place.active);
  const [code, setCode] = useState(active[0]?.code ?? '');
  const place = active.find((one) => one.code === code);
  const failure = isStoreFailure(make.error) ? make.error.code : '';
  const refused = (codes: readonly string[]) => (codes.includes(failure) ? (t.maybe(`failure.${failure}`) ?? failure) : null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    make.mutate(new FormData(form), {
      onSuccess: (link) => {
        form.reset();
        onMade(link);
      },
    });
  };
  if (!place) return <p className="note note-warning mt-4">{t('ownLinks.notActive')}</p>;
  return (
    <form className="mt-4 grid max-w-3xl gap-4 sm:grid-cols-2" onSubmit={submit}>
      {active.length > 1 ? (
        <Field id="code" label={t('ownLinks.program')}>
          <select id="code" name="code" className="input" value={code} onChange={(event) => setCode(event.target.value)}>
            {active.map((one) => (
              <option key={one.code} value={one.code}>
                {one.program}
              </option>
            ))}
          </select>
        </Field>
      ) : (
        <input type="hidden" name="code" value={code} />
      )}
      <Field id="name" label={t('ownLinks.name')} help={t('ownLinks.nameHelp')}>
        <input id="name" name="name" dir="auto" required maxLength={120} autoComplete="off" className="input" />
      </Field>
      <Destination key={code} place={place} refused={refused(AT_TARGET)} />
      <LinkStyleFields refused={refused(AT_SLUG)} />
      <Tags />
      <div className="sm:col-span-2">
        <button type="submit" className="button button-primary" disabled={make.isPending}>
          {t('ownLinks.make')}
        </button>
        {make.isError && refused([...AT_SLUG, ...AT_TARGET]) === null && <Failed failure={make.error} />}
      </div>
    </form>
  );
}
