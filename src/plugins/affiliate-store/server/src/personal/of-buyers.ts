import type { PersonalPart } from '../platform/personal';
import { goes, masked, part, rowsOf, stays } from './part';

const ORDER = rowsOf('afs_orders');
const SUBSCRIPTION = rowsOf('afs_subscriptions');
const orders = { order_id: ORDER };

/** The account, and how it is entered. */
const account: readonly PersonalPart[] = [
  part('account', 'afs_customers', { id: 'customer' }, 'email locale created_at', {
    kind: 'masked',
    to: { email: 'address', email_norm: 'address', user_id: 'nothing', provider_customer_id: 'nothing' },
  }),
  part('account', 'up_users_role_lnk', { user_id: 'user' }, '', goes),
  part('account', 'up_users', { id: 'user' }, 'username email provider confirmed created_at', goes),
  part('account', 'afs_sign_in_links', { email_norm: 'email' }, 'purpose created_at expires_at used_at', goes),
  part('account', 'afs_proven_mailboxes', { email_norm: 'email', user_id: 'user' }, 'email_norm proven_at', goes),
  part('account', 'afs_sign_in_guards', { email_norm: 'email' }, 'wrong locked_until changed_at', goes),
];

/** What was bought, and how it was paid. */
const purchases: readonly PersonalPart[] = [
  part(
    'purchases',
    'afs_orders',
    { customer_id: 'customer' },
    'number state currency total tax refunded product_names email country language placed_at paid_at coupon_code discount',
    masked({ email: 'address', owner_user_id: 'nothing' }),
    { hinders: { code: 'ORDER_UNDER_WAY', column: 'state', values: ['created', 'processing', 'review'] } },
  ),
  part('purchases', 'afs_order_lines', orders, 'product_name gross', stays('books')),
  part('purchases', 'afs_order_snapshots', orders, 'created_at snapshot.company snapshot.consents', stays('books')),
  part(
    'purchases',
    'afs_order_payments',
    orders,
    'amount currency method last4 refunded paid_at',
    masked({ last4: 'nothing', fingerprint: 'nothing' }),
  ),
  part('purchases', 'afs_order_cards', orders, 'nth amount currency state last4', masked({ last4: 'nothing' })),
  part('purchases', 'afs_order_credits', orders, 'amount currency state changed_at', stays('books')),
  part('purchases', 'afs_recorded_sales', orders, 'method reference received_on state made_at', stays('books')),
  part('purchases', 'afs_refunds', orders, 'amount currency state reason created_at booked_at', stays('books'), {
    hinders: { code: 'REFUND_UNDER_WAY', column: 'state', values: ['requested', 'unknown'] },
  }),
  // What was said to the bank about them: told to them, and emptied, as the dispute is over by then.
  part(
    'purchases',
    'afs_dispute_answers',
    orders,
    'evidence state made_at sent_at',
    masked({ evidence: 'empty object', problem: 'nothing' }),
    { linksHidden: true },
  ),
  // What was sent with it: the names stay, what is in them does not.
  part('purchases', 'afs_dispute_files', orders, 'kind content_type bytes added_at', masked({ content: 'empty' }), { linksHidden: true }),
  part('purchases', 'afs_disputes', orders, 'amount currency reason state opened_at closed_at', stays('books'), {
    hinders: { code: 'DISPUTE_OPEN', column: 'state', values: ['inquiry', 'needs_response', 'under_review'] },
  }),
  part('purchases', 'afs_order_events', orders, 'at code', stays('books')),
  part('purchases', 'afs_first_purchases', { customer_id: 'customer' }, 'currency day', stays('numbers')),
  part('purchases', 'afs_follow_ups', orders, 'answer answered_at', stays('numbers')),
  part('purchases', 'afs_card_withdrawals', { customer_id: 'customer' }, 'withdrawn_at', stays('numbers')),
  part('purchases', 'afs_coupon_redemptions', orders, 'currency discount taken_at released_at', masked({ customer_key: 'mark' })),
  part(
    'purchases',
    'afs_entitlements',
    { customer_id: 'customer' },
    'product_name order_number state granted_at ends_at',
    stays('numbers'),
  ),
  part('purchases', 'afs_downloads', { customer_id: 'customer' }, 'asset_id at', stays('numbers')),
  part('purchases', 'afs_given_bonuses', { customer_id: 'customer' }, 'order_number due_at state', stays('numbers')),
  part(
    'purchases',
    'afs_subscriptions',
    { customer_id: 'customer' },
    'product_name email currency amount renews every_count state started_at ended_at period_ends_at',
    masked({ email: 'address' }),
    { hinders: { code: 'SUBSCRIPTION_RUNS', column: 'state', values: ['trialing', 'active', 'past_due'] } },
  ),
  part('purchases', 'afs_subscription_payments', { subscription_id: SUBSCRIPTION }, 'at', stays('numbers')),
  part('purchases', 'afs_subscription_events', { subscription_id: SUBSCRIPTION }, 'at code', stays('numbers')),
  part(
    'purchases',
    'afs_subscription_offer_changes',
    { subscription_id: SUBSCRIPTION },
    'offer_name currency amount state agreed_at effective_at',
    stays('numbers'),
  ),
];

/** What the tax office asks for. */
const documents: readonly PersonalPart[] = [
  part('documents', 'afs_documents', orders, 'label kind currency net tax gross buyer country issued_at', stays('invoices')),
  part('documents', 'afs_tax_records', orders, 'kind state created_at', stays('invoices')),
  part('documents', 'afs_vat_doubts', orders, 'order_number vat_id state created_at', stays('invoices')),
  part(
    'documents',
    'afs_vat_checks',
    { id: rowsOf('afs_vat_doubts', 'check_id') },
    'vat_id state name address asked_at',
    stays('invoices'),
  ),
];

/** What was written to them, and what they want to be written. */
const letters: readonly PersonalPart[] = [
  part('letters', 'afs_mails', { recipient: 'email' }, 'kind locale subject letter state created_at sent_at', goes, {
    linksHidden: true,
  }),
  part('letters', 'afs_sms_numbers', orders, 'phone consented_at', goes),
  part(
    'letters',
    'afs_sms_messages',
    orders,
    'kind phone body created_at',
    masked({ phone: 'nothing', body: 'empty', last_error: 'nothing' }),
  ),
  part('letters', 'afs_letter_refusals', { email_norm: 'email' }, 'kind at', goes),
  part('letters', 'afs_mail_opt_outs', { email_norm: 'email' }, 'via at', goes),
  part('letters', 'afs_mail_opt_out_links', { email_norm: 'email' }, 'locale at', goes),
  part('letters', 'afs_mailing_recipients', { email_norm: 'email', customer_id: 'customer' }, 'written_at joined_at', {
    kind: 'masked',
    to: { email_norm: 'address' },
  }),
  part('letters', 'afs_relay_consents', orders, 'version given_at ended_at', goes),
  part('letters', 'afs_relay_deliveries', { customer_id: 'customer' }, 'sent_at', stays('numbers')),
  part('letters', 'afs_joint_consents', orders, 'order_number words given_at ended_at', goes),
  part('letters', 'afs_joint_views', orders, 'order_number fields at', stays('log')),
];

/** What visits left behind, and what the payment provider told. */
const traces: readonly PersonalPart[] = [
  part(
    'traces',
    'afs_carts',
    { email: 'email', order_id: ORDER },
    'items email country postal_code company coupon consents created_at',
    goes,
  ),
  part('traces', 'afs_clicks', { visitor: rowsOf('afs_carts', 'visitor') }, 'at kind landing country agent', {
    kind: 'masked',
    to: { visitor: 'mark', visitor_hmac: 'nothing', landing: 'empty', country: 'nothing', agent: 'nothing', source_host: 'nothing' },
  }),
  part('traces', 'afs_attributions', orders, 'decided_at', stays('numbers')),
  part('traces', 'afs_late_attributions', orders, 'made_at state', stays('numbers')),
  part('traces', 'afs_customer_bindings', { customer_id: 'customer' }, 'order_number since until ended_at', masked({ address: 'mark' })),
  part('traces', 'afs_leads', { address: 'addressHash' }, 'at source', masked({ address: 'mark' })),
  part(
    'traces',
    'afs_paid_leads',
    { address: 'addressHash' },
    'at state',
    masked({ address: 'mark', sealed: 'nothing', words: 'nothing' }),
  ),
  part('traces', 'afs_webhook_inbox', { payload: 'holdsEmail' }, 'event_type received_at', masked({ payload: 'empty object' })),
];

/** Everything a buyer leaves. */
export const ofBuyers: readonly PersonalPart[] = [...account, ...purchases, ...documents, ...letters, ...traces];
