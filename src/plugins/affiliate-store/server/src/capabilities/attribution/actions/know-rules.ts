import type { Core } from '@strapi/strapi';
import { setting, whenSettingsChange } from '../../../platform/settings';
import type { ConsentMode } from '../domain/consent';
import { allowedHosts, clicksKept, consentMode, countryHeader, landingPages, landingPath, trackingParameter } from '../settings';

/** What the site decided about tracking, in memory: a click must not cost a read. */
export interface TrackingRules {
  readonly parameter: string;
  readonly consent: ConsentMode;
  readonly home: string;
  readonly allowedHosts: readonly string[];
  /** Whether an affiliate's host may show a page of the shop. */
  readonly landingPages: boolean;
  readonly countryHeader: string;
  readonly mostKept: number;
  /** True when the site is reached by https, whatever the connection to this process is. */
  readonly https: boolean;
}

const FRESH_MS = 2_000;

export interface RuleBook {
  readonly rules: () => TrackingRules;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

/** Makes the book; it holds the fallbacks until it is started, and is at most some seconds behind the settings. */
export const ruleBook = (strapi: Core.Strapi): RuleBook => {
  const https = strapi.config.get<string>('server.url', '').startsWith('https:');
  let rules: TrackingRules = {
    parameter: trackingParameter.fallback,
    consent: consentMode.fallback,
    home: landingPath.fallback,
    allowedHosts: [],
    landingPages: landingPages.fallback,
    countryHeader: '',
    mostKept: clicksKept.fallback,
    https,
  };
  let timer: NodeJS.Timeout | undefined;
  let unheard: (() => void) | undefined;
  const read = async (): Promise<void> => {
    rules = {
      parameter: await setting(strapi, trackingParameter),
      consent: await setting(strapi, consentMode),
      home: await setting(strapi, landingPath),
      allowedHosts: await setting(strapi, allowedHosts),
      landingPages: await setting(strapi, landingPages),
      countryHeader: await setting(strapi, countryHeader),
      mostKept: await setting(strapi, clicksKept),
      https,
    };
  };
  const quietly = (): void => {
    read().catch((error: unknown) =>
      strapi.log.error(
        `affiliate-store: the rules of tracking could not be read again: ${error instanceof Error ? error.message : String(error)}`,
      ),
    );
  };
  return {
    rules: () => rules,
    start: async () => {
      await read();
      timer = setInterval(quietly, FRESH_MS);
      timer.unref();
      unheard = whenSettingsChange(quietly);
    },
    stop: () => {
      clearInterval(timer);
      unheard?.();
    },
  };
};
