import { couponResource } from './coupons';
import { invoiceResource } from './invoices';
import type { Resource } from './operation';
import { subscriptionScheduleResource } from './subscription-schedules';
import { subscriptionResource } from './subscriptions';

/** What renews by itself. */
export const billingResources: readonly Resource[] = [couponResource, invoiceResource, subscriptionResource, subscriptionScheduleResource];
