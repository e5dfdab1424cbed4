import { readClock } from '../../../../contracts/admin';
import { Empty, Loaded, PageFrame, Stack, useRead, useWords } from '../../shell/kit';
import { ClockSection } from './clock-section';
import { JourneySection } from './journey-section';

/** The time of a demo: a jump of its clock, and days that are lived. A live shop has no such page. */
export const ClockPage = () => {
  const words = useWords();
  const query = useRead(readClock);
  return (
    <PageFrame title={words('timeMachine.title')} subtitle={words('timeMachine.subtitle')} permission="clock.advance">
      <Loaded query={query}>
        {({ data }) =>
          data.moves ? (
            <Stack>
              <JourneySection />
              <ClockSection />
            </Stack>
          ) : (
            <Empty title={words('failure.CLOCK_FIXED')} />
          )
        }
      </Loaded>
    </PageFrame>
  );
};
