import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useQueryClient } from '@tanstack/react-query';
import { advanceClock, readClock } from '../../../../contracts/admin';
import { Moment, Section, useAct, useMay, useRead, useRefusalWords, useWords } from '../../shell/kit';

const JUMPS = [
  { hours: 24, word: 'clock.day' },
  { hours: 24 * 7, word: 'clock.week' },
  { hours: 24 * 15, word: 'clock.fifteen' },
  { hours: 24 * 30, word: 'clock.month' },
] as const;

/** Moves the time of a demo: guarantees end, earnings become payable. A live shop does not show it. */
export const ClockSection = () => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const client = useQueryClient();
  const may = useMay('clock.advance');
  const clock = useRead(readClock).data?.data;
  const act = useAct(advanceClock, ['adminClock']);
  const jump = (hours: number) =>
    act.mutate(
      { asked: { body: { hours } } },
      {
        onSuccess: () => {
          void client.invalidateQueries();
          toggleNotification({ type: 'success', message: words('clock.moved') });
        },
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  if (!clock?.moves || !may) return null;
  return (
    <Section title={words('clock.title')}>
      <p>
        {words('clock.now')}{' '}
        <strong>
          <Moment at={clock.now} full />
        </strong>
        . {words('clock.text')}
      </p>
      <Flex gap={2} wrap="wrap" paddingTop={3}>
        {JUMPS.map(({ hours, word }) => (
          <Button
            key={hours}
            variant="secondary"
            loading={act.isPending && act.variables.asked.body?.hours === hours}
            disabled={act.isPending}
            onClick={() => jump(hours)}
          >
            {words(word)}
          </Button>
        ))}
      </Flex>
    </Section>
  );
};
