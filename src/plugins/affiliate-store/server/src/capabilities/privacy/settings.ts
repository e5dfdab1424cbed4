import { z } from 'zod';
import { defineSetting } from '../../platform/settings';
import { secondLooks, type SecondLook } from './domain/request';

const days = z.number().int().min(0).max(36_500);

export const erasureSecondLook = defineSetting<SecondLook>({
  key: 'privacy.erasureSecondPerson',
  section: 'privacy',
  label: 'Erasures that need a second person',
  help: 'never, partners (whoever is paid here) or always.',
  schema: z.enum(secondLooks),
  fallback: 'partners',
});

export const fileDays = defineSetting({
  key: 'privacy.fileDays',
  section: 'privacy',
  label: 'Days a file about a person is kept',
  help: 'Afterwards it is deleted, and a new one has to be asked for.',
  schema: z.number().int().min(1).max(90),
  fallback: 7,
});

export const mailDays = defineSetting({
  key: 'privacy.mailDays',
  section: 'privacy',
  label: 'Days letters are kept',
  help: 'Letters that were sent are deleted after so many days. 0: they are kept until their reader is erased.',
  schema: days,
  fallback: 0,
});

export const eventDays = defineSetting({
  key: 'privacy.eventDays',
  section: 'privacy',
  label: 'Days the payment provider’s messages are kept whole',
  help: 'Afterwards their content, which names buyers, is emptied, also of what was given up and nobody dealt with; that they came stays. 0: they are kept whole.',
  schema: days,
  fallback: 0,
});

export const privacySettings = [erasureSecondLook, fileDays, mailDays, eventDays];
