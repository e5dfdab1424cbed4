import type { Core } from '@strapi/strapi';
import type { LearningView, LessonView } from '../../../../contracts/learning';
import { affiliateFailures, type Affiliate } from '../../capabilities/affiliates/service';
import { hashOfText, learnable, pathFailures, paths, type MaterialStep, type WalkCase } from '../../capabilities/paths/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import type { PartnerSelf } from '../affiliates/read-partner-portal';

/** What one place may read: of the path newcomers get now, or, where that was taken away, of the one its person walked. */
interface Shelf {
  readonly place: Affiliate;
  readonly walked: WalkCase | null;
  readonly lessons: readonly MaterialStep[];
  readonly writtenAt: number;
}

const shelfOf = async (strapi: Core.Strapi, place: Affiliate): Promise<Shelf | null> => {
  const walked = await paths(strapi).walk(place.id);
  const path = (await paths(strapi).pathFor(place.programId)) ?? walked?.path;
  return path ? { place, walked, lessons: learnable(path.steps, walked?.facts ?? null), writtenAt: path.at } : null;
};

/** When somebody has read these very words; null where they have not, or the words are others now. */
const readAt = ({ walked }: Shelf, lesson: MaterialStep): number | null =>
  walked?.facts.marks.find(({ step, kind, hash }) => step === lesson.key && kind === 'read' && hash === hashOfText(lesson))?.at ?? null;

const lessonRow = (shelf: Shelf, lesson: MaterialStep) => ({
  key: lesson.key,
  title: lesson.title,
  confidential: lesson.confidential,
  readAt: maybeIsoOf(readAt(shelf, lesson)),
});

/** What somebody may read of every program they are in. Who is blocked, or has left, reads nothing. */
export const readLearning = async (strapi: Core.Strapi, { places }: PartnerSelf): Promise<LearningView[]> => {
  const views: LearningView[] = [];
  for (const place of places) {
    const shelf = place.state === 'active' ? await shelfOf(strapi, place) : null;
    if (!shelf) continue;
    const certificate = shelf.walked?.certificate ?? null;
    views.push({
      id: place.documentId,
      program: place.programName,
      writtenAt: isoOf(shelf.writtenAt),
      lessons: shelf.lessons.map((lesson) => lessonRow(shelf, lesson)),
      certificate: certificate && {
        number: certificate.number,
        issuedAt: isoOf(certificate.issuedAt),
        revokedAt: maybeIsoOf(certificate.revokedAt),
      },
    });
  }
  return views;
};

/** One piece of it. Somebody else's place, and what its person may not read, are as if they were not there. */
export const readLesson = async (
  strapi: Core.Strapi,
  { places }: PartnerSelf,
  { id, key }: { readonly id: string; readonly key: string },
): Promise<Outcome<LessonView, Failure>> => {
  const place = places.find(({ documentId }) => documentId === id);
  if (!place) return failed(pathFailures.because('PATH_NOT_FOUND'));
  if (place.state !== 'active') return failed(affiliateFailures.because('AFFILIATE_STATE_ILLEGAL'));
  const shelf = await shelfOf(strapi, place);
  const lesson = shelf?.lessons.find((one) => one.key === key);
  if (!shelf || !lesson) return failed(pathFailures.because('PATH_STEP_NOT_FOUND'));
  return ok({ ...lessonRow(shelf, lesson), program: place.programName, text: lesson.text, writtenAt: isoOf(shelf.writtenAt) });
};
