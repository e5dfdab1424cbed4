import type { CaseEvidence, openCase as openCaseEndpoint } from '../../../../contracts/cases';
import type { Input } from '../../../../contracts/endpoint';
import { caseFailures, kindsFor, type CaseKind, type Contested } from '../../capabilities/cases/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';

export type AskedCase = Input<typeof openCaseEndpoint>['body'];

/** What a case would be about, found among what is the partner's own. */
export interface About {
  readonly kind: CaseKind;
  readonly subject: string;
  readonly affiliateId: number | null;
  readonly order: { readonly id: number; readonly number: string } | null;
  /** In which a bonus would be booked; null for the shop's own. */
  readonly currency: string | null;
  /** Of what is no order's, the name of the program. */
  readonly product: string | null;
  readonly saleDay: string | null;
  readonly evidence: () => Promise<CaseEvidence>;
}

/** Nothing of the partner's own goes by that name. */
export const unknownAbout = () => failed(caseFailures.because('CASE_ABOUT_UNKNOWN'));

/** Whether a case about something can be of the kind that was asked for. */
export const fitting = (contested: Contested, kind: CaseKind): Outcome<CaseKind, Failure> => {
  const kinds = kindsFor(contested);
  return kinds.includes(kind) ? ok(kind) : failed(caseFailures.because('CASE_KIND_UNFIT', { kinds: kinds.join(' ') }));
};
