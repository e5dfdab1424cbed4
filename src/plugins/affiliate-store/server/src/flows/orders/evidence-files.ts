import type { Core } from '@strapi/strapi';
import {
  accessPaper,
  evidenceName,
  evidenceType,
  fitsBeside,
  orderFailures,
  orders,
  receiptPaper,
  type DisputeFile,
  type EvidenceFileKind,
  type FoundDispute,
} from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { shopName } from '../../platform/shop-identity';
import { togetherOrNot } from '../../platform/transaction';
import { knownOfOrder } from './gather-evidence';
import { waitsForAnswer } from './hand-in-evidence';

/** A dispute whose files may change: it waits for an answer, and none is on its way. */
const open = async (strapi: Core.Strapi, disputeId: string): Promise<Outcome<FoundDispute, Failure>> => {
  const may = waitsForAnswer(await orders(strapi).disputeOnDesk(disputeId));
  if (!may.ok) return may;
  const answer = await orders(strapi).lastDisputeAnswer(disputeId);
  return answer && answer.state !== 'refused' ? failed(orderFailures.because('DISPUTE_ANSWERED')) : may;
};

const locked = async (strapi: Core.Strapi, disputeId: string): Promise<Outcome<FoundDispute, Failure>> => {
  const seen = await orders(strapi).disputeOnDesk(disputeId);
  if (seen) await orders(strapi).lock({ id: seen.orderId });
  return open(strapi, disputeId);
};

/** A file as it comes in: what it shows, and its bytes. */
export interface BroughtFile {
  readonly disputeId: string;
  readonly kind: EvidenceFileKind;
  readonly content: Uint8Array;
  readonly actor: string;
}

/** Puts a file beside an answer that is being written, in place of another that shows the same; it goes to the bank with it. */
export const attachEvidenceFile = (
  strapi: Core.Strapi,
  { disputeId, kind, content, actor }: BroughtFile,
): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const is = evidenceType(content);
    if (!is) return failed(orderFailures.because('EVIDENCE_FILE_TYPE'));
    const may = await locked(strapi, disputeId);
    if (!may.ok) return may;
    const others = (await orders(strapi).disputeFiles(disputeId)).filter((file) => file.kind !== kind);
    if (
      !fitsBeside(
        others.map(({ bytes }) => bytes),
        content.length,
      )
    )
      return failed(orderFailures.because('EVIDENCE_FILES_TOO_LARGE'));
    const { orderId, orderNumber } = may.value;
    const name = evidenceName(kind, orderNumber, is.ending);
    await orders(strapi).putDisputeFile({
      providerDisputeId: disputeId,
      orderId,
      kind,
      name,
      contentType: is.type,
      content,
      addedBy: actor,
    });
    await audit(strapi, {
      actor,
      action: 'order.dispute.file',
      subject: `order:${orderNumber}`,
      before: null,
      after: { dispute: disputeId, file: name, bytes: content.length },
    });
    return ok(null);
  });

/** Draws the receipt, or what access was given, as the shop knows it now, and puts it beside the answer. */
export const attachDrawnFile = async (
  strapi: Core.Strapi,
  { disputeId, kind, actor }: { readonly disputeId: string; readonly kind: 'receipt' | 'access'; readonly actor: string },
): Promise<Outcome<null, Failure>> => {
  const may = await open(strapi, disputeId);
  if (!may.ok) return may;
  const { orderNumber, email } = may.value;
  const known = await knownOfOrder(strapi, orderNumber);
  if (!known) throw new Error(`order ${orderNumber} is disputed and was never paid`);
  const shop = await setting(strapi, shopName);
  const paper = kind === 'receipt' ? receiptPaper(known, email, shop) : accessPaper(known, email, shop, now());
  return attachEvidenceFile(strapi, { disputeId, kind, content: await orders(strapi).drawEvidence(paper), actor });
};

/** Takes a file away again before the answer is handed in. */
export const removeEvidenceFile = (
  strapi: Core.Strapi,
  { disputeId, file: id, actor }: { readonly disputeId: string; readonly file: string; readonly actor: string },
): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const may = await locked(strapi, disputeId);
    if (!may.ok) return may;
    const file = (await orders(strapi).disputeFiles(disputeId)).find(({ publicId }) => publicId === id);
    if (!file) return failed(orderFailures.because('EVIDENCE_FILE_NOT_FOUND'));
    await orders(strapi).dropDisputeFile(id);
    await audit(strapi, {
      actor,
      action: 'order.dispute.file.remove',
      subject: `order:${may.value.orderNumber}`,
      before: { dispute: disputeId, file: file.name, checksum: file.checksum },
      after: null,
    });
    return ok(null);
  });

/** A file with its bytes, for whoever may answer disputes. */
export const openEvidenceFile = async (
  strapi: Core.Strapi,
  { disputeId, file: id }: { readonly disputeId: string; readonly file: string },
): Promise<Outcome<{ readonly file: DisputeFile; readonly content: Buffer }, Failure>> => {
  const file = (await orders(strapi).disputeFiles(disputeId)).find(({ publicId }) => publicId === id);
  const content = file ? await orders(strapi).contentOfDisputeFile(id) : null;
  return file && content ? ok({ file, content }) : failed(orderFailures.because('EVIDENCE_FILE_NOT_FOUND'));
};
