import type { ReactNode } from 'react';
import { formatBytes } from '../i18n/format';
import { FileIcon } from './icons';
import { useSite } from './site';

/** One file of a product: its name, its size below, and what can be done with it. */
export function FileRow({
  file,
  children,
}: {
  readonly file: { readonly name: string; readonly bytes: number };
  readonly children?: ReactNode;
}) {
  const { locale } = useSite();
  return (
    <li className="flex items-center gap-3 border-b border-line py-3">
      <FileIcon className="size-5 text-muted" />
      <span className="min-w-0 grow">
        {/* The line begins where the page's lines begin; only the letters of the name keep their own order. */}
        <span className="block">
          <bdi>{file.name}</bdi>
        </span>
        <span className="block text-13 text-muted tabular-nums">{formatBytes(locale, file.bytes)}</span>
      </span>
      {children}
    </li>
  );
}
