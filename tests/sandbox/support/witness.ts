import type { Validator } from '../../../scripts/stripe-sandbox/conformance/validator';
import type { KeptEvent } from '../../../scripts/stripe-sandbox/engine/events';
import type { Exchange } from '../../../scripts/stripe-sandbox/server/api-door';

interface Finding {
  where: string;
  problems: string;
}

/** Checks all that passes against the declarations of the installed `stripe` package. */
export class Witness {
  readonly exchanges: Exchange[] = [];
  readonly events: KeptEvent[] = [];

  constructor(private readonly validator: Validator) {}

  /** What does not fit, nearest problem first. */
  findings(): Finding[] {
    const found: Finding[] = [];
    const add = (where: string, problems: ReturnType<Validator['request']>): void => {
      if (problems)
        found.push({
          where,
          problems: problems
            .slice(0, 4)
            .map((p) => `${p.instancePath} ${p.message ?? ''} ${JSON.stringify(p.params)}`)
            .join('; '),
        });
    };
    for (const { operation, params, status, answer } of this.exchanges) {
      if (operation.includes(' ')) continue;
      if (status < 400) {
        add(`request ${operation}`, this.validator.request(operation, params));
        add(`answer ${operation}`, this.validator.response(operation, answer));
      } else {
        add(`refusal ${operation}`, this.refusalProblems(answer));
      }
    }
    for (const event of this.events) add(`event ${event.type}`, this.validator.eventObject(event.type, event.data.object));
    return found;
  }

  private refusalProblems(answer: unknown): ReturnType<Validator['request']> {
    const { error } = answer as { error: { payment_intent?: unknown; payment_method?: unknown; setup_intent?: unknown } };
    return (
      (error.payment_intent ? this.validator.response('paymentIntents.retrieve', error.payment_intent) : null) ??
      (error.payment_method ? this.validator.response('paymentMethods.retrieve', error.payment_method) : null) ??
      (error.setup_intent ? this.validator.response('setupIntents.retrieve', error.setup_intent) : null)
    );
  }
}
