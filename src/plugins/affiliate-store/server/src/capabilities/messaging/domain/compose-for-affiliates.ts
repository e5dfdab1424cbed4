import { applicationLetter, applyPath, customerLetter, inviteLetter, joinLetter } from './compose-application';
import { attachmentLetter } from './compose-attachment';
import { blockedLetter, caseDecidedLetter, caseMessageLetter, caseOpenedLetter } from './compose-case';
import { bonusDecidedLetter } from './compose-bonus';
import { creativeLetter } from './compose-creative';
import { hostLapsedLetter, leadLetter } from './compose-lead';
import { addressOffLetter, contestWonLetter } from './compose-partner';
import { contractLetter, idleLetter, partingLetter, tierLetter } from './compose-contract';
import { certificateLetter, pathLetter } from './compose-path';
import { relayToldLetter } from './compose-relay';
import { suspicionLetter } from './compose-suspicion';
import { feedbackLetter, messageLetter, newsLetter, staffMessageLetter } from './compose-talk';
import { leadingTo, linkPage, named, page, type Composers, type Desk } from './desk';
import { amountText, dayText, rateText } from './figures';

const at = (desk: Desk, path: string) => ({ locale: desk.locale, href: page(desk, `/partner${path}`) });
/** A conversation in the panel of the shop's staff. */
const panel = ({ locale, sender }: Desk, id: string) => ({
  locale,
  href: `${sender.url}/admin/plugins/affiliate-store/conversations?with=${encodeURIComponent(id)}`,
});
const contractDesk = (desk: Desk) => at(desk, '/contract');
const ratesDesk = (desk: Desk) => at(desk, '/rates');
const caseDesk = (desk: Desk, id: string) => at(desk, `/cases/${encodeURIComponent(id)}`);

/** Letters to affiliates. */
export const FOR_AFFILIATES: Composers<
  | 'affiliate_welcome'
  | 'commission_earned'
  | 'contract_notice'
  | 'contract_ending'
  | 'contract_ended'
  | 'contract_parted'
  | 'place_idle'
  | 'place_lapsed'
  | 'tier_reached'
  | 'tier_ending'
  | 'sale_attached'
  | 'sale_detached'
  | 'commission_held'
  | 'commission_released'
  | 'commission_rejected'
  | 'case_opened'
  | 'case_message'
  | 'case_decided'
  | 'place_blocked'
  | 'address_off'
  | 'contest_won'
  | 'news_published'
  | 'message_to_partner'
  | 'message_to_staff'
  | 'feedback_told'
  | 'program_join_link'
  | 'program_invited'
  | 'customer_invited'
  | 'application_told'
  | 'creative_request_told'
  | 'bonus_decided'
  | 'lead_decided'
  | 'host_lapsed'
  | 'relay_told'
  | 'path_told'
  | 'certificate_told'
> = {
  affiliate_welcome: (desk, facts) => {
    const { words } = desk;
    const [program, rate] = [named(facts.program), rateText(desk.locale, facts.rateBasisPoints)];
    return {
      subject: words.welcome.subject(program),
      preheader: words.welcome.preheader,
      lead: words.welcome.lead(program, rate),
      button: { label: words.welcome.button, href: linkPage(desk, facts.linkToken) },
      rows: [
        { label: words.row.code, value: named(facts.code), code: true },
        { label: words.row.link, value: named(facts.shareUrl), code: true },
        { label: words.row.rate, value: rate },
      ],
      notes: [words.welcome.why],
    };
  },
  commission_earned: (desk, facts) => {
    const { words } = desk;
    const amount = amountText(desk.locale, facts.amount);
    const payable = words.earned.payable(dayText(desk.locale, facts.payableAt));
    return {
      subject: words.earned.subject(amount),
      preheader: payable,
      lead: words.earned.lead(amount, named(facts.product)),
      button: { label: words.earned.button, href: page(desk, '/partner') },
      rows: [],
      notes: [payable, words.earned.refundable],
    };
  },
  contract_notice: (desk, facts) => contractLetter('notice', contractDesk(desk), facts),
  contract_ending: (desk, facts) => contractLetter('ending', contractDesk(desk), facts),
  contract_ended: (desk, facts) => contractLetter('ended', contractDesk(desk), facts),
  contract_parted: (desk, facts) => partingLetter(contractDesk(desk), facts),
  place_idle: (desk, facts) => idleLetter('idle', at(desk, ''), facts),
  place_lapsed: (desk, facts) => idleLetter('lapsed', contractDesk(desk), facts),
  tier_reached: (desk, facts) => tierLetter('reached', ratesDesk(desk), facts),
  tier_ending: (desk, facts) => tierLetter('ending', ratesDesk(desk), facts),
  sale_attached: (desk, facts) => attachmentLetter('attached', at(desk, ''), facts),
  sale_detached: (desk, facts) => attachmentLetter('detached', at(desk, ''), facts),
  commission_held: (desk, facts) => suspicionLetter('held', at(desk, ''), facts),
  commission_released: (desk, facts) => suspicionLetter('released', at(desk, ''), facts),
  commission_rejected: (desk, facts) => suspicionLetter('rejected', at(desk, ''), facts),
  case_opened: (desk, facts) => caseOpenedLetter(caseDesk(desk, facts.id), facts),
  case_message: (desk, facts) => caseMessageLetter(caseDesk(desk, facts.id), facts),
  case_decided: (desk, facts) => caseDecidedLetter(caseDesk(desk, facts.id), facts),
  place_blocked: (desk, facts) => blockedLetter(at(desk, ''), facts),
  address_off: (desk, facts) => addressOffLetter(at(desk, '/tools'), facts),
  contest_won: (desk, facts) => contestWonLetter(at(desk, '/contests'), facts),
  news_published: (desk, facts) => newsLetter(at(desk, '/news'), facts),
  message_to_partner: (desk, facts) => messageLetter(at(desk, '/messages'), facts),
  message_to_staff: (desk, facts) => staffMessageLetter(panel(desk, facts.id), facts),
  feedback_told: (desk, facts) =>
    feedbackLetter({ locale: desk.locale, href: page(desk, `/feedback/${encodeURIComponent(facts.id)}`) }, facts),
  program_join_link: (desk, facts) => joinLetter(leadingTo(desk, facts.linkToken, applyPath(facts)), facts),
  program_invited: (desk, facts) => inviteLetter({ locale: desk.locale, href: page(desk, facts.path) }, facts),
  customer_invited: (desk, facts) => customerLetter({ locale: desk.locale, href: page(desk, facts.path) }, facts),
  creative_request_told: (desk, facts) => creativeLetter(at(desk, `/creatives/requests/${encodeURIComponent(facts.id)}`), facts),
  bonus_decided: (desk, facts) => bonusDecidedLetter(at(desk, '/bonuses'), facts),
  lead_decided: (desk, facts) => leadLetter(at(desk, '/events'), facts),
  host_lapsed: (desk, facts) => hostLapsedLetter(at(desk, '/links'), facts),
  relay_told: (desk, facts) => relayToldLetter(at(desk, '/letters'), facts),
  path_told: (desk, facts) => pathLetter(leadingTo(desk, facts.linkToken, '/start'), facts),
  certificate_told: (desk, facts) => certificateLetter({ locale: desk.locale, href: facts.url }, facts),
  application_told: (desk, facts) => applicationLetter({ locale: desk.locale, href: page(desk, `/apply/${facts.slug}`) }, facts),
};
