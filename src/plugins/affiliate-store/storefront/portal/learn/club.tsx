import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ClubAnswer, ClubOffer, ClubView } from '../../../contracts/follow-ups';
import { countryName, formatDay, formatMoney } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { AlertIcon, CheckIcon, LockIcon } from '../../ui/icons';
import { storePath, useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';
import { KeptCard } from './kept-card';

/** The product whose payment is confirmed at the bank, for when the buyer comes back from there. */
const AT_THE_BANK = 'club-at-the-bank';
const LOOK_AGAIN_MS = 3000;

/** What became of a press, in a sentence that stays when the offer has gone. */
interface Said {
  readonly tone: 'positive' | 'danger';
  readonly words: string;
}

function Note({ tone, children }: { readonly tone: Said['tone']; readonly children: ReactNode }) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={`note ${tone === 'danger' ? 'note-danger' : 'note-positive'} mt-4 flex gap-2.5`}
    >
      {tone === 'danger' ? <AlertIcon className="mt-0.5 size-5 text-danger" /> : <CheckIcon className="mt-0.5 size-5 text-positive" />}
      <p>{children}</p>
    </div>
  );
}

function goToBank(offer: Pick<ClubOffer, 'offer' | 'productName'>, url: string) {
  sessionStorage.setItem(AT_THE_BANK, JSON.stringify([offer.offer, offer.productName]));
  location.assign(url);
}

interface Pressing {
  readonly offer: ClubOffer;
  readonly onAnswer: (answer: ClubAnswer) => void;
}

/** One press is one order; a press whose answer was lost is sent again under its own key. */
function BuyButton({ offer, onAnswer }: Pressing) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const [window] = useState(() => `${Date.now()}-${Math.random().toString(36).slice(2)}`);
  // A second click comes before the button is drawn as pressed.
  const pressed = useRef(false);
  const { amount, currency } = offer.total;
  const press = useMutation({
    mutationFn: () =>
      client.club.buy(
        { body: { offer: offer.offer, total: { amount, currency } } },
        { idempotencyKey: `club-${window}-${offer.offer}-${amount}${currency}` },
      ),
    onSuccess: (answer) => {
      onAnswer(answer);
      if (answer.confirmUrl !== null) goToBank(offer, answer.confirmUrl);
    },
    onSettled: () => {
      pressed.current = false;
      return queries.invalidateQueries();
    },
  });
  return (
    <>
      <button
        type="button"
        className="button button-primary"
        aria-describedby="club-consent"
        disabled={press.isPending}
        onClick={() => {
          if (pressed.current) return;
          pressed.current = true;
          press.mutate();
        }}
      >
        {press.isPending ? t('club.buying') : t('club.buy', { total: formatMoney(locale, offer.total) })}
        <span className="sr-only"> {offer.productName}</span>
      </button>
      {press.isError && <Failed failure={press.error} />}
    </>
  );
}

function Way({ offer, onAnswer }: Pressing) {
  const { t, locale } = useSite();
  if (offer.state === 'processing') return <p role="status">{t('club.processing')}</p>;
  if (offer.state === 'confirming' && offer.confirmUrl !== null)
    return (
      <>
        <p className="mb-3">{t('club.confirm')}</p>
        <a
          className="button button-primary"
          href={offer.confirmUrl}
          rel="noreferrer"
          onClick={() => sessionStorage.setItem(AT_THE_BANK, JSON.stringify([offer.offer, offer.productName]))}
        >
          {t('club.confirmButton')}
        </a>
      </>
    );
  if (offer.way === 'one_press') return <BuyButton offer={offer} onAnswer={onAnswer} />;
  return (
    <a className="button" href={storePath(locale, `/checkout/${offer.offer}`)}>
      {t('club.toCheckout')}
      <span className="sr-only"> {offer.productName}</span>
    </a>
  );
}

function Offer({ offer, onAnswer }: Pressing) {
  const { t, locale } = useSite();
  return (
    <li className="flex flex-col gap-4 rounded-card border border-line p-5">
      {offer.coverUrl && (
        <img src={offer.coverUrl} alt="" width={352} height={264} className="aspect-[4/3] w-full rounded-control bg-wash object-cover" />
      )}
      <div className="grow">
        <h3 className="text-18" dir="auto">
          <a className="link" href={storePath(locale, `/p/${offer.productSlug}`)}>
            {offer.productName}
          </a>
        </h3>
        <p className="text-13 text-muted" dir="auto">
          {offer.offerName}
        </p>
        <p className="mt-2 text-22 font-bold tracking-tight">
          <Amount money={offer.total} />
        </p>
        {offer.tax.amount !== '0' && <p className="text-13 text-muted">{t('club.tax', { tax: formatMoney(locale, offer.tax) })}</p>}
        {offer.state === 'refused' && <Note tone="danger">{t('club.refused', { product: offer.productName })}</Note>}
      </div>
      <div>
        <Way offer={offer} onAnswer={onAnswer} />
      </div>
    </li>
  );
}

/** What pressing a button means, said once above all of them. */
function Means({ card }: { readonly card: NonNullable<ClubView['card']> }) {
  const { t, locale, shop } = useSite();
  return (
    <p id="club-consent" className="mt-3 flex max-w-text gap-2 text-13 text-muted">
      <LockIcon className="mt-0.5 size-4.5 shrink-0" />
      <span>
        {t('club.consent', { last4: card.last4 ?? '····', day: formatDay(locale, card.keptAt) })}
        {shop.termsUrl && (
          <>
            {' '}
            <a className="link" href={shop.termsUrl} target="_blank" rel="noopener">
              {t('club.terms')}
            </a>
          </>
        )}
      </span>
    </p>
  );
}

/** What was confirmed at the bank is told once the buyer is back and the store knows of it. */
function useBackFromBank(view: ClubView | undefined, say: (said: Said) => void) {
  const { t } = useSite();
  const queries = useQueryClient();
  useEffect(() => {
    const left = view && sessionStorage.getItem(AT_THE_BANK);
    if (!left) return;
    const [offer, productName] = JSON.parse(left) as [string, string];
    const now = view.offers.find((one) => one.offer === offer);
    if (now?.state === 'processing' || now?.state === 'confirming') return;
    sessionStorage.removeItem(AT_THE_BANK);
    if (now) return;
    say({ tone: 'positive', words: t('club.added', { product: productName }) });
    void queries.invalidateQueries({ queryKey: ['store', 'library'] });
  }, [view, say, queries, t]);
}

/** What the shop offers its buyers here, for one press on the card they let it keep; nothing where it offers nothing. */
export function Club() {
  const { t, locale } = useSite();
  const { client } = useSession();
  const [said, setSaid] = useState<Said | null>(null);
  const { data } = useQuery({
    queryKey: ['store', 'club'],
    queryFn: () => client.club.read(),
    refetchInterval: ({ state }) => (state.data?.offers.some((offer) => offer.state === 'processing') ? LOOK_AGAIN_MS : false),
  });
  useBackFromBank(data, setSaid);
  const told = (offer: ClubOffer) => (answer: ClubAnswer) => {
    if (answer.state === 'paid') setSaid({ tone: 'positive', words: t('club.added', { product: offer.productName }) });
    else if (answer.state === 'review') setSaid({ tone: 'danger', words: t('club.review', { product: offer.productName }) });
    else setSaid(null);
  };
  if (!data || (data.offers.length === 0 && data.card === null && said === null)) return null;
  const country = countryName(locale, data.country ?? '');
  return (
    <section aria-labelledby="club" className="mt-12 border-t border-line pt-8">
      {data.offers.length > 0 && (
        <>
          <h2 id="club" className="text-22">
            {t('club.title')}
          </h2>
          <p className="mt-1 text-muted">{t(data.card ? 'club.help' : 'club.helpCheckout', { country })}</p>
          {data.card && <Means card={data.card} />}
        </>
      )}
      {said && <Note tone={said.tone}>{said.words}</Note>}
      {data.offers.length > 0 && (
        <ul className="mt-6 grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
          {data.offers.map((offer) => (
            <Offer key={offer.offer} offer={offer} onAnswer={told(offer)} />
          ))}
        </ul>
      )}
      {data.card && <KeptCard onForgotten={() => setSaid({ tone: 'positive', words: t('club.forgot') })} />}
    </section>
  );
}
