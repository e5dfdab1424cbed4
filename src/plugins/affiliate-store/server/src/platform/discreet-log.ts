import type { Core } from '@strapi/strapi';
import { maskEmails } from './masking';

/** A line on its way to the log, as winston hands it from format to format. */
interface Line {
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly status?: unknown;
}
interface Format {
  readonly transform: (line: Line, options?: unknown) => unknown;
  readonly options?: unknown;
}

// Tokens of links, carts, thank-you pages and downloads, signed tokens, keys: whoever reads one in a log could use it.
const SECRET = /\b(?:[A-Za-z0-9_-]{28,}(?:\.[A-Za-z0-9_-]{16,})*|(?:sk|rk|whsec|pk)_[A-Za-z0-9_]{8,})\b/g;
const ENCODED_AT = /(?<=[A-Za-z0-9._+-])%40(?=[A-Za-z0-9-]+\.)/gi;
const SHOWN = 6;

/** A text of a log without what gives access, and without addresses of people. */
export const discreet = (text: string): string =>
  maskEmails(text.replace(ENCODED_AT, '@')).replace(SECRET, (secret) => `${secret.slice(0, SHOWN)}…`);

// A caller's malformed request is the caller's mistake: it is answered, and its words, which quote the body, are not kept.
const isCallersMistake = ({ stack, status }: Line): boolean =>
  stack !== undefined && typeof status === 'number' && status >= 400 && status < 500;

const discreetLine = (line: Line): Line => {
  for (const part of ['message', 'stack'] as const) {
    const text = line[part];
    if (typeof text === 'string')
      Object.defineProperty(line, part, { value: discreet(text), configurable: true, enumerable: true, writable: true });
  }
  return line;
};

/** Lets nothing into the log that gives access to something: Strapi itself writes down every address it was asked for. */
export const keepLogDiscreet = (strapi: Core.Strapi): void => {
  const logger = strapi.log as unknown as { format: Format };
  const { format } = logger;
  logger.format = {
    ...format,
    transform: (line, options) => (isCallersMistake(line) ? false : format.transform(discreetLine(line), options ?? format.options)),
  };
};
