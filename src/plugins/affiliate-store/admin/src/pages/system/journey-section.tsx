import { Button, ProgressBar } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { askForJourney, journeyCount, readJourney } from '../../../../contracts/admin';
import type { JourneyCount, JourneyView } from '../../../../contracts/admin';
import { Notice } from '../../shell/notice';
import {
  CopyButton,
  Facts,
  Mono,
  Moment,
  Quiet,
  Section,
  Stack,
  WithButton,
  to,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useWords,
} from '../../shell/kit';

const DAYS = 90;
const WHILE_UNDER_WAY_MS = 1_000;
const OTHERWISE_MS = 5_000;

const Counts = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
  gap: 8px 24px;
  margin: 0;
  padding: 0;
  list-style: none;
`;

const PLACES: Partial<Record<JourneyCount, string>> = {
  orders: to.orders(),
  renewals: to.subscriptions(),
  ended_subscriptions: to.subscriptions(),
  disputes_lost: to.orders({ flag: 'disputed' }),
  payouts_paid: to.payouts(),
  payouts_returned: to.payouts({ state: 'returned' }),
  bonuses: to.adjustments(),
};

const isUnderWay = ({ state }: JourneyView): boolean => state === 'asked' || state === 'under_way';

const Happened = ({ happened }: Pick<JourneyView, 'happened'>) => {
  const words = useWords();
  return (
    <Counts>
      {journeyCount.options
        .filter((count) => happened[count] !== undefined)
        .map((count) => {
          const said = words(`journey.count.${count}`, { count: happened[count] ?? 0 });
          const place = PLACES[count];
          return <li key={count}>{place ? <Link to={place}>{said}</Link> : said}</li>;
        })}
    </Counts>
  );
};

const Head = ({ word, hash }: { readonly word: string; readonly hash: string }) => (
  <WithButton>
    <Mono>{hash}</Mono>
    <CopyButton text={hash} label={word} />
  </WithButton>
);

/** What happened on the way, and where the books ended. */
const Arrived = ({ journey }: { readonly journey: JourneyView }) => {
  const words = useWords();
  const { from, to: until, headBefore, headAfter, broken, seed, paid, tookMs } = journey;
  return (
    <Stack>
      <p>
        {words('journey.lived', { days: journey.days, seconds: Math.round((tookMs ?? 0) / 1000) })} <Moment at={from} full /> –{' '}
        <Moment at={until} full />
      </p>
      <Happened happened={journey.happened} />
      {paid.length > 0 ? (
        <p>
          {words('journey.paidTo')} {paid.map(({ name, payouts }) => words('journey.paidOne', { name, count: payouts })).join(' · ')}
        </p>
      ) : null}
      {broken === 0 ? (
        <p>
          {words('books.allHold')} <Link to={to.books()}>{words('books.title')}</Link>
        </p>
      ) : (
        <Notice tone="danger" title={words('journey.broken', { count: broken ?? 0 })}>
          <Link to={to.books()}>{words('books.title')}</Link>
        </Notice>
      )}
      <Facts
        facts={[
          [words('journey.seed'), seed],
          [words('journey.headBefore'), headBefore ? <Head word={words('journey.headBefore')} hash={headBefore.hash} /> : null],
          [words('journey.headAfter'), headAfter ? <Head word={words('journey.headAfter')} hash={headAfter.hash} /> : null],
        ]}
      />
      <Quiet>{words('journey.same')}</Quiet>
    </Stack>
  );
};

const Standing = ({ journey }: { readonly journey: JourneyView }) => {
  const words = useWords();
  if (isUnderWay(journey))
    return (
      <div role="status">
        <ProgressBar value={(journey.day * 100) / Math.max(1, journey.days)} aria-label={words('journey.title')} />
        <Quiet>{words('journey.progress', { day: journey.day, days: journey.days })}</Quiet>
        <Happened happened={journey.happened} />
      </div>
    );
  if (journey.state === 'failed' || journey.state === 'stopped')
    return (
      <Notice tone="danger" title={words('journey.failed')}>
        {journey.error}
      </Notice>
    );
  return journey.state === 'done' ? <Arrived journey={journey} /> : null;
};

/** Reads the journey, the quicker while one is under way; what other pages have read is old once it has arrived. */
const useJourney = (): JourneyView | undefined => {
  const client = useQueryClient();
  const before = useRef(false);
  const known = useRead(readJourney).data?.data;
  const underWay = known ? isUnderWay(known) : false;
  useRead(readJourney, {}, { refreshMs: underWay ? WHILE_UNDER_WAY_MS : OTHERWISE_MS });
  useEffect(() => {
    if (before.current && !underWay) void client.invalidateQueries();
    before.current = underWay;
  }, [client, underWay]);
  return known;
};

/** The time machine of a demo: the shop lives ninety days, and says what happened. */
export const JourneySection = () => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const may = useMay('clock.advance');
  const journey = useJourney();
  const act = useAct(askForJourney, ['adminClock']);
  const start = () =>
    act.mutate(
      { asked: { body: { days: DAYS } } },
      { onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }) },
    );
  if (!journey) return null;
  return (
    <Section
      title={words('journey.title')}
      aside={
        may ? (
          <Button disabled={!journey.attended || isUnderWay(journey)} loading={act.isPending} onClick={start}>
            {words('journey.start', { days: DAYS })}
          </Button>
        ) : null
      }
    >
      <Stack>
        <p>{words('journey.text')}</p>
        {journey.attended ? null : <Quiet>{words('failure.JOURNEY_UNATTENDED')}</Quiet>}
        <Standing journey={journey} />
      </Stack>
    </Section>
  );
};
