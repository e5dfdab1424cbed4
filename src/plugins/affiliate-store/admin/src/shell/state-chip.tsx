import { Tooltip } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { DefaultTheme } from 'styled-components';
import { useCodeWords } from './words';

type Tone = 'success' | 'warning' | 'danger' | 'neutral' | 'secondary' | 'alternative';

/** How a state looks; the word is always there too, because colour alone says nothing to many people. */
const TONES: Readonly<Record<string, Tone>> = {
  paid: 'success',
  approved: 'success',
  active: 'success',
  sent: 'success',
  delivered: 'success',
  done: 'success',
  booked: 'success',
  agrees: 'success',
  explained: 'neutral',
  open: 'warning',
  missing_in_books: 'danger',
  offered: 'success',
  in_force: 'success',
  missing: 'warning',
  stale: 'warning',
  past: 'neutral',
  missing_at_provider: 'danger',
  differs: 'danger',
  won: 'success',
  holds: 'success',
  even: 'success',
  created: 'neutral',
  pending: 'secondary',
  processing: 'secondary',
  queued: 'secondary',
  running: 'secondary',
  new: 'secondary',
  requested: 'secondary',
  in_payout: 'secondary',
  draft: 'neutral',
  scheduled: 'secondary',
  ended: 'neutral',
  trialing: 'secondary',
  past_due: 'danger',
  ending: 'warning',
  paid_off: 'success',
  paused: 'warning',
  used_up: 'neutral',
  archived: 'neutral',
  submitting: 'secondary',
  submitted: 'secondary',
  confirmed: 'secondary',
  in_review: 'warning',
  sent_back: 'danger',
  details_asked: 'secondary',
  admitted: 'success',
  in_use: 'success',
  begun: 'warning',
  retired: 'neutral',
  published: 'success',
  taken_back: 'neutral',
  answered: 'success',
  considered: 'secondary',
  planned: 'secondary',
  proposed: 'secondary',
  accepted: 'success',
  walking: 'secondary',
  closed: 'neutral',
  waiting_for_partner: 'secondary',
  previewed: 'neutral',
  undoing: 'secondary',
  undone: 'neutral',
  kept: 'warning',
  upheld: 'success',
  partly: 'success',
  declined: 'neutral',
  contacted: 'secondary',
  opened: 'secondary',
  applied: 'warning',
  joined: 'success',
  stopped: 'warning',
  warned: 'warning',
  spared: 'success',
  resumed: 'success',
  withdrawn: 'neutral',
  lapsed: 'neutral',
  over: 'neutral',
  overdue: 'danger',
  waiting: 'warning',
  unverified: 'warning',
  refused: 'danger',
  awaiting_approval: 'warning',
  asked: 'warning',
  awaiting: 'warning',
  settled: 'success',
  upcoming: 'neutral',
  returned: 'danger',
  cancelled: 'neutral',
  retry: 'warning',
  partially_refunded: 'warning',
  held: 'warning',
  review: 'warning',
  waiting_parent: 'warning',
  suspended: 'warning',
  unknown: 'warning',
  disputed: 'warning',
  needs_response: 'warning',
  inquiry: 'warning',
  under_review: 'warning',
  inquiry_closed: 'neutral',
  unchecked: 'neutral',
  refunded: 'neutral',
  reversed: 'neutral',
  expired: 'neutral',
  void: 'neutral',
  ignored: 'neutral',
  lost: 'danger',
  written_off: 'neutral',
  revoked: 'neutral',
  not_applicable: 'neutral',
  failed: 'danger',
  dead: 'danger',
  disabled: 'warning',
  blocked: 'danger',
  rejected: 'danger',
  broken: 'danger',
  outside_window: 'neutral',
  test: 'alternative',
};

type ColorName = keyof DefaultTheme['colors'];
const shade = (theme: DefaultTheme, tone: Tone, level: 100 | 500 | 600 | 700): string => theme.colors[`${tone}${level}` as ColorName];

const Chip = styled.span<{ $tone: Tone }>`
  display: inline-flex;
  align-items: center;
  gap: 6px;
  width: fit-content;
  padding: 2px 8px;
  border-radius: 10px;
  font-size: 1.2rem;
  line-height: 1.5;
  font-weight: 500;
  white-space: nowrap;
  position: relative;
  z-index: 1;
  background: ${({ theme, $tone }) => shade(theme, $tone, 100)};
  /* The theme's own yellow is too pale for small letters on its own ground. */
  color: ${({ theme, $tone }) => ($tone === 'warning' ? theme.colors.neutral800 : shade(theme, $tone, 700))};
  &::before {
    content: '';
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: ${({ theme, $tone }) => shade(theme, $tone, $tone === 'neutral' ? 500 : 600)};
  }
`;

type Subject =
  | 'order'
  | 'application'
  | 'walk'
  | 'step'
  | 'invite'
  | 'prospect'
  | 'mailing'
  | 'inactive'
  | 'confirmation'
  | 'case'
  | 'import'
  | 'importLine'
  | 'suspicion'
  | 'creative'
  | 'creativeRequest'
  | 'bonus'
  | 'deal'
  | 'personRequest'
  | 'relay'
  | 'joint'
  | 'coupon'
  | 'contest'
  | 'lead'
  | 'eventEarning'
  | 'news'
  | 'article'
  | 'question'
  | 'feedback'
  | 'feedbackPlace'
  | 'subscription'
  | 'currency'
  | 'rate'
  | 'recordedSale'
  | 'commission'
  | 'refund'
  | 'job'
  | 'webhook'
  | 'endpoint'
  | 'delivery'
  | 'mail'
  | 'access'
  | 'affiliate'
  | 'invariant'
  | 'balance'
  | 'dispute'
  | 'evidence'
  | 'touch'
  | 'payout'
  | 'payoutRun'
  | 'adjustment'
  | 'finding'
  | 'document'
  | 'taxRate'
  | 'taxRateLine'
  | 'vatDoubt'
  | 'vatProof'
  | 'settlement'
  | 'run';

interface Props {
  /** What the state is of: the catalogue has `state.<of>.<state>`, and what it means in `state.<of>.<state>.means`. */
  readonly of: Subject;
  readonly state: string;
  /** Says the state more exactly than the catalogue, such as until when. */
  readonly word?: string;
}

/** A state as a chip: a dot, a word, and on hover what it means and what happens next. */
export const StateChip = ({ of, state, word: exactly }: Props) => {
  const say = useCodeWords();
  const word = exactly ?? say(`state.${of}`, state, state.replaceAll('_', ' '));
  const means = say(`state.${of}`, `${state}.means`, '');
  const chip = (
    <Chip $tone={TONES[state] ?? 'neutral'} {...(means ? { tabIndex: 0 } : {})}>
      {word}
    </Chip>
  );
  return means ? <Tooltip label={means}>{chip}</Tooltip> : chip;
};
