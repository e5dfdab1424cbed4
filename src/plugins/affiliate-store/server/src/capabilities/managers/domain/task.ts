/** What is to be done about an affiliate. `dueOn` is a day of the shop; times are UTC ms. */
export interface AffiliateTask {
  readonly id: number;
  readonly publicId: string;
  readonly affiliateId: number;
  readonly staffId: number;
  readonly text: string;
  readonly dueOn: string;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly doneAt: number | null;
  readonly doneBy: string | null;
}

/** True once the day of something that is not done is over. */
export const isOverdue = ({ doneAt, dueOn }: Pick<AffiliateTask, 'doneAt' | 'dueOn'>, today: string): boolean =>
  doneAt === null && dueOn < today;
