import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

const line = (most: number) => z.string().trim().max(most);

export const selfBillingOffered = defineSetting({
  key: 'selfBilling.offered',
  section: 'money',
  label: 'Self-billing',
  help: 'Whether the shop writes the invoices of affiliates who agree to it, with each monthly statement. Needs the name, address and country of the shop below.',
  schema: z.boolean(),
  fallback: false,
});

export const legalName = defineSetting({
  key: 'selfBilling.legalName',
  section: 'money',
  label: 'Legal name of the shop',
  help: 'Who receives the services of affiliates, as self-billed invoices name it.',
  schema: line(160),
  fallback: '',
});

export const legalAddress = defineSetting({
  key: 'selfBilling.legalAddress',
  section: 'money',
  label: 'Address of the shop',
  help: 'On self-billed invoices, line by line.',
  schema: line(500),
  fallback: '',
});

export const legalCountry = defineSetting({
  key: 'selfBilling.legalCountry',
  section: 'money',
  label: 'Country of the shop',
  help: 'Two letters, such as FR. It decides whether the tax of an affiliate’s service is owed by the shop.',
  schema: z.string().regex(/^([A-Z]{2})?$/, 'a two-letter country code in capitals'),
  fallback: '',
});

export const legalVatId = defineSetting({
  key: 'selfBilling.legalVatId',
  section: 'money',
  label: 'VAT id of the shop',
  help: 'On self-billed invoices, where the shop has one.',
  schema: line(30),
  fallback: '',
});

export const selfBillingSettings = [selfBillingOffered, legalName, legalAddress, legalCountry, legalVatId];
