/** The part of JSON Schema that the declarations need. */
export interface JsonSchema {
  $ref?: string;
  anyOf?: JsonSchema[];
  enum?: (string | number)[];
  const?: string | number | boolean;
  type?: 'null' | 'string' | 'number' | 'boolean' | 'array' | 'object';
  pattern?: string;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
}

/** How a method of the SDK goes over the wire. */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  /** With `{…}` where an id stands. */
  path: string;
}

/** Everything taken from one version of the `stripe` package. */
export interface StripeSchemas {
  stripeVersion: string;
  apiVersion: string;
  routes: Record<string, Route>;
  requests: Record<string, JsonSchema>;
  responses: Record<string, JsonSchema>;
  /** `data.object` by event type. */
  events: Record<string, JsonSchema>;
  $defs: Record<string, JsonSchema>;
}
