import type { Core } from '@strapi/strapi';
import {
  downloadRejectedLines,
  listImportLines,
  listImports,
  previewImportFile,
  readImport,
  readImportFileAs,
  runImport,
  undoImportRun,
  type AdminImport,
} from '../../../../../contracts/admin';
import { previewImport, readImportAs } from '../../../flows/imports/preview-import';
import { importOnDesk, pageOfImports, pageOfLines, rejectedLines } from '../../../flows/imports/read-imports';
import { startImport, undoImport } from '../../../flows/imports/run-import';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import type { Import } from '../service';

const shown = async (strapi: Core.Strapi, done: Outcome<Import, Failure>): Promise<Outcome<Answer<AdminImport>, Failure>> => {
  if (!done.ok) return done;
  const found = await importOnDesk(strapi, done.value.publicId);
  return found.ok ? ok({ data: found.value }) : found;
};

const onward = (next: number | null): string | null => (next === null ? null : String(next));

/** Bringing an existing programme in. */
export const adminImports: Controller = {
  name: 'adminImports',
  implementations: [
    implement(listImports, async (strapi, { query }) => {
      const before = rowOfCursor(query.cursor);
      if (before === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, next, total } = await pageOfImports(strapi, { state: query.state, before }, query.pageSize);
      return ok({ data: rows, pagination: { total, nextCursor: onward(next) } });
    }),
    implement(readImport, async (strapi, { params }) => {
      const found = await importOnDesk(strapi, params.id);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(listImportLines, async (strapi, { params, query }) => {
      const after = rowOfCursor(query.cursor);
      if (after === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { state, verdict, kind } = query;
      const page = await pageOfLines(strapi, params.id, { state, verdict, kind, after }, query.pageSize);
      if (!page.ok) return page;
      return ok({ data: page.value.rows, pagination: { total: page.value.total, nextCursor: onward(page.value.next) } });
    }),
    implement(previewImportFile, async (strapi, { body }, caller) => {
      const bytes = new Uint8Array(Buffer.from(body.content, 'base64'));
      const { program, fileName: name, currency } = body;
      return shown(strapi, await previewImport(strapi, { program, name, bytes, currency, by: actorOf(caller) }));
    }),
    implement(readImportFileAs, async (strapi, { params, body }, caller) => {
      const parts = body.parts.map(({ source, kind, mapping }) => ({
        ...{ source, kind },
        mapping: Object.fromEntries(mapping.map(({ field, column }) => [field, column])),
      }));
      return shown(strapi, await readImportAs(strapi, params.id, { parts, currency: body.currency, mark: body.mark }, actorOf(caller)));
    }),
    implement(runImport, async (strapi, { params, body }, caller) =>
      shown(strapi, await startImport(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
    implement(undoImportRun, async (strapi, { params, body }, caller) =>
      shown(strapi, await undoImport(strapi, params.id, { ...body, by: actorOf(caller) })),
    ),
    implement(downloadRejectedLines, async (strapi, { params }) => {
      const file = await rejectedLines(strapi, params.id);
      return file.ok ? ok({ data: file.value }) : file;
    }),
  ],
};
