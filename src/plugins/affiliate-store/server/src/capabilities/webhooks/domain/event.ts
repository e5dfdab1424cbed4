/** Something that happened, as other systems are told it. */
export interface Happening {
  readonly type: string;
  readonly livemode: boolean;
  /** The thing as it is now. */
  readonly object: Readonly<Record<string, unknown>>;
  /** What of it was different before. */
  readonly previous?: Readonly<Record<string, unknown>>;
}

/** The version of what bodies look like; another one means that something was taken away or renamed. */
export const API_VERSION = '1';

/** The body of an event: written once, sent as it is at every try. */
export const bodyOf = (event: Happening, { id, at }: { readonly id: string; readonly at: string }): string =>
  JSON.stringify({
    id,
    type: event.type,
    createdAt: at,
    apiVersion: API_VERSION,
    livemode: event.livemode,
    data: { object: event.object, ...(event.previous === undefined ? {} : { previous: event.previous }) },
  });
