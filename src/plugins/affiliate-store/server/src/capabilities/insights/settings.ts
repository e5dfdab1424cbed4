import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

/** Basis points; 0 switches a limit off. */
const limit = z.number().int().min(0).max(1_000_000);
const OFF = '0 switches it off.';

export const qualityDays = defineSetting({
  key: 'quality.days',
  section: 'tracking',
  label: 'Traffic quality: days looked back',
  help: 'The sales and clicks of so many days count.',
  schema: z.number().int().min(1).max(365),
  fallback: 30,
});

export const fewestClicks = defineSetting({
  key: 'quality.fewestClicks',
  section: 'tracking',
  label: 'Traffic quality: clicks at least',
  help: 'A place with fewer counted clicks is not warned of for its clicks: over few, a rate is chance.',
  schema: z.number().int().min(1).max(1_000_000),
  fallback: 200,
});

export const fewestSales = defineSetting({
  key: 'quality.fewestSales',
  section: 'tracking',
  label: 'Traffic quality: sales at least',
  help: 'A place with fewer sales is not warned of for refunds, disputes or too high a conversion.',
  schema: z.number().int().min(1).max(1_000_000),
  fallback: 20,
});

export const refundLimit = defineSetting({
  key: 'quality.refundLimit',
  section: 'tracking',
  label: 'Traffic quality: refunds above',
  help: `Part of the sales of which something was refunded, in hundredths of a percent (2000 is 20 %). ${OFF}`,
  schema: limit,
  fallback: 2_000,
});

export const disputeLimit = defineSetting({
  key: 'quality.disputeLimit',
  section: 'tracking',
  label: 'Traffic quality: disputes above',
  help: `Part of the sales a bank asked about or took back, in hundredths of a percent (100 is 1 %). ${OFF}`,
  schema: limit,
  fallback: 100,
});

export const lowConversionLimit = defineSetting({
  key: 'quality.lowConversionLimit',
  section: 'tracking',
  label: 'Traffic quality: conversion below',
  help: `Sales for each counted click, in hundredths of a percent (5 is 0.05 %). ${OFF}`,
  schema: limit,
  fallback: 0,
});

export const highConversionLimit = defineSetting({
  key: 'quality.highConversionLimit',
  section: 'tracking',
  label: 'Traffic quality: conversion above',
  help: `Sales for each counted click, in hundredths of a percent (5000 is 50 %). More than that is seldom advertising. ${OFF}`,
  schema: limit,
  fallback: 5_000,
});

export const repeatLimit = defineSetting({
  key: 'quality.repeatLimit',
  section: 'tracking',
  label: 'Traffic quality: repeated clicks above',
  help: `Part of the clicks of a visitor who had clicked within the hour, in hundredths of a percent (8000 is 80 %). ${OFF}`,
  schema: limit,
  fallback: 8_000,
});

export const unnamedLimit = defineSetting({
  key: 'quality.unnamedLimit',
  section: 'tracking',
  label: 'Traffic quality: clicks without a channel above',
  help: `Part of the counted clicks whose link named no channel, in hundredths of a percent. ${OFF}`,
  schema: limit,
  fallback: 0,
});

export const dwellLimit = defineSetting({
  key: 'quality.dwellLimit',
  section: 'tracking',
  label: 'Traffic quality: time of a visit below',
  help: `Seconds the pages of a visit were in sight, on average of those that could be measured. ${OFF}`,
  schema: z.number().int().min(0).max(1_800),
  fallback: 0,
});

export const bounceLimit = defineSetting({
  key: 'quality.bounceLimit',
  section: 'tracking',
  label: 'Traffic quality: bounces above',
  help: `Part of the measured visits that saw one page for less than ten seconds, in hundredths of a percent (9000 is 90 %). ${OFF}`,
  schema: limit,
  fallback: 9_000,
});

export const unusualBy = defineSetting({
  key: 'quality.unusualBy',
  section: 'tracking',
  label: 'Traffic quality: worse than usual by',
  help: `By what part of itself conversion, time of a visit, bounces, refunds or disputes may be worse than in as many days before, in hundredths of a percent (5000 is by half). ${OFF}`,
  schema: limit,
  fallback: 5_000,
});

export const alertsOn = defineSetting({
  key: 'quality.alerts',
  section: 'tracking',
  label: 'Traffic quality: tasks for managers',
  help: 'Whoever manages an affiliate gets a task when a limit is passed or a figure is worse than usual; once for each within the days looked back on. Where nobody does, the first super admin gets it.',
  schema: z.boolean(),
  fallback: true,
});

export const settings = [
  qualityDays,
  fewestClicks,
  fewestSales,
  refundLimit,
  disputeLimit,
  lowConversionLimit,
  highConversionLimit,
  repeatLimit,
  unnamedLimit,
  dwellLimit,
  bounceLimit,
  unusualBy,
  alertsOn,
];
