import { buyInClub, readClub, withdrawCard } from '../../../../../contracts/follow-ups';
import { buyInClubOf, withdrawCardOf } from '../../../flows/checkout/buy-in-club';
import { viewClub } from '../../../flows/checkout/offer-in-club';
import { failed, ok } from '../../../kernel/outcome';
import { implement } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { VISITOR_COOKIE } from './visitor-cookie';

const unknown = () => failed(platformFailures.because('UNAUTHENTICATED'));

/** What members are offered in their library, for one press on the card they let the store keep. */
export const clubController = {
  name: 'club',
  implementations: [
    implement(readClub, async (strapi, _input, { person, cookie }) =>
      person ? ok({ data: await viewClub(strapi, { userId: person.id, visitor: cookie(VISITOR_COOKIE) ?? null }) }) : unknown(),
    ),
    implement(buyInClub, async (strapi, { body }, { person, cookie }) => {
      if (!person) return unknown();
      const answer = await buyInClubOf(strapi, { userId: person.id, visitor: cookie(VISITOR_COOKIE) ?? null }, body);
      return answer.ok ? ok({ data: answer.value }) : answer;
    }),
    implement(withdrawCard, async (strapi, _input, { person, cookie }) =>
      person ? ok({ data: await withdrawCardOf(strapi, { userId: person.id, visitor: cookie(VISITOR_COOKIE) ?? null }) }) : unknown(),
    ),
  ],
};
