import { table } from '../../../platform/tables';

/** What the shop answers a dispute with: evidence as it is handed in, once; one the provider refused may be followed by another. */
export const disputeAnswers = table({
  name: 'dispute-answer',
  table: 'afs_dispute_answers',
  columns: {
    provider_dispute_id: { type: 'string' },
    order_id: { type: 'bigint' },
    /** JSON of the texts (Evidence of this room's domain), exactly as they are sent. */
    evidence: { type: 'text' },
    state: { type: 'string' },
    /** What the provider said against it. */
    problem: { type: 'text', nullable: true },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
    sent_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['provider_dispute_id'], where: "state <> 'refused'" }],
  indexes: [['order_id']],
  checks: { known_state: (row) => `${row}state IN ('waiting', 'sent', 'refused')` },
});
