import {
  changeAgreedLetter,
  lastTryLetter,
  offerChangedLetter,
  pauseBegunLetter,
  pauseOverLetter,
  renewalRefusedLetter,
  subscriptionEndedLetter,
} from './compose-renewal';
import { cancellationLetter, notChangedLetter, overLetter, subscriptionBegunLetter, trialEndingLetter } from './compose-subscription-state';
import { leadingTo, page, type Composers, type Desk } from './desk';

const renewalDesk = (desk: Desk, token: string) => leadingTo(desk, token, '/account/subscriptions');

/** Letters to whoever pays again and again; each leads to where subscriptions are looked after. */
export const FOR_SUBSCRIBERS: Composers<
  | 'renewal_refused'
  | 'renewal_last_try'
  | 'subscription_ended'
  | 'subscription_begun'
  | 'trial_ending'
  | 'subscription_cancelled'
  | 'subscription_goes_on'
  | 'subscription_over'
  | 'instalments_paid_off'
  | 'offer_change_withdrawn'
  | 'pause_begun'
  | 'pause_over'
  | 'offer_change_agreed'
  | 'offer_changed'
> = {
  renewal_refused: (desk, facts) => renewalRefusedLetter(renewalDesk(desk, facts.linkToken), facts),
  renewal_last_try: (desk, facts) => lastTryLetter(renewalDesk(desk, facts.linkToken), facts),
  subscription_ended: (desk, facts) => subscriptionEndedLetter({ locale: desk.locale, href: page(desk, '') }, facts),
  subscription_begun: (desk, facts) => subscriptionBegunLetter(renewalDesk(desk, facts.linkToken), facts),
  trial_ending: (desk, facts) => trialEndingLetter(renewalDesk(desk, facts.linkToken), facts),
  subscription_cancelled: (desk, facts) => cancellationLetter('cancelled', renewalDesk(desk, facts.linkToken), facts),
  subscription_goes_on: (desk, facts) => cancellationLetter('goesOn', renewalDesk(desk, facts.linkToken), facts),
  subscription_over: (desk, facts) => overLetter('over', renewalDesk(desk, facts.linkToken), facts),
  instalments_paid_off: (desk, facts) => overLetter('paidOff', renewalDesk(desk, facts.linkToken), facts),
  offer_change_withdrawn: (desk, facts) => notChangedLetter(renewalDesk(desk, facts.linkToken), facts),
  pause_begun: (desk, facts) => pauseBegunLetter(renewalDesk(desk, facts.linkToken), facts),
  pause_over: (desk, facts) => pauseOverLetter(renewalDesk(desk, facts.linkToken), facts),
  offer_change_agreed: (desk, facts) => changeAgreedLetter(renewalDesk(desk, facts.linkToken), facts),
  offer_changed: (desk, facts) => offerChangedLetter(renewalDesk(desk, facts.linkToken), facts),
};
