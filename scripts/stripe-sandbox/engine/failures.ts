import type Stripe from 'stripe';

/** Stripe's kinds of error, as the `type` of the body. */
export type FailureType = 'invalid_request_error' | 'card_error' | 'api_error' | 'idempotency_error' | 'rate_limit_error';

interface FailureFacts {
  code?: string;
  decline_code?: string;
  param?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
  setup_intent?: Stripe.SetupIntent;
  advice_code?: string;
}

/** An answer in Stripe's form of an error. */
export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    readonly type: FailureType,
    message: string,
    readonly facts: FailureFacts = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'StripeFailure';
  }

  body(requestId: string): { error: Record<string, unknown> } {
    const { code, ...rest } = this.facts;
    return {
      error: {
        ...(code ? { code, doc_url: `https://stripe.com/docs/error-codes/${code.replace(/_/g, '-')}` } : {}),
        message: this.message,
        ...rest,
        request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
        type: this.type,
      },
    };
  }
}

/** 400: the request cannot be done as it stands. */
export function invalidRequest(message: string, facts: FailureFacts = {}): StripeFailure {
  return new StripeFailure(400, 'invalid_request_error', message, facts);
}

/** 404 (400 in a parameter, as Stripe does): no object of that id. */
export function noSuch(kind: string, id: string, param = 'id'): StripeFailure {
  return new StripeFailure(param === 'id' ? 404 : 400, 'invalid_request_error', `No such ${kind}: '${id}'`, {
    code: 'resource_missing',
    param,
  });
}

/** 400 for something that Stripe can and this sandbox does not do: better refused than ignored. */
export function notSimulated(param: string, why = ''): StripeFailure {
  return invalidRequest(`The sandbox does not simulate the parameter ${param}.${why ? ` ${why}` : ''}`, {
    code: 'sandbox_not_simulated',
    param,
  });
}

/** 400: a parameter that this call cannot do without. */
export function missing(param: string, message = `Missing required param: ${param}.`): StripeFailure {
  return invalidRequest(message, { code: 'parameter_missing', param });
}

/** 400 when two parameters were given of which only one may be. */
export function requireOneOf(params: object, first: string, second: string): void {
  const given = params as Record<string, unknown>;
  if (given[first] && given[second]) {
    throw invalidRequest(`You may only specify one of these parameters: ${first}, ${second}.`, { param: first });
  }
}
