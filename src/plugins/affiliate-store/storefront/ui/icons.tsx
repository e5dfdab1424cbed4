import type { ReactNode } from 'react';

/** The few icons public pages need, drawn here so that they cost no script. Decorative: the word beside them says it. */
const icon = (paths: ReactNode, className = 'size-5') => (
  <svg
    aria-hidden="true"
    className={`shrink-0 ${className}`}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {paths}
  </svg>
);
interface IconProps {
  readonly className?: string;
}

export const CheckIcon = ({ className }: IconProps) => icon(<path d="m4.5 10.5 3.5 3.5 7.5-8" />, className);
export const ShieldIcon = ({ className }: IconProps) =>
  icon(<path d="M10 2.5 4 5v4.5c0 3.8 2.5 6.4 6 8 3.500-1.600 6-4.200 6-8V5l-6-2.500Zm-2.500 7.300 1.800 1.800 3.400-3.600" />, className);
export const LockIcon = ({ className }: IconProps) =>
  icon(
    <>
      <rect x="4" y="9" width="12" height="8" rx="2" />
      <path d="M6.500 9V6.500a3.500 3.500 0 0 1 7 0V9" />
    </>,
    className,
  );
export const AlertIcon = ({ className }: IconProps) =>
  icon(
    <>
      <path d="M10 3 2.500 16.500h15L10 3Z" />
      <path d="M10 8.500v3.500M10 14.500v.01" />
    </>,
    className,
  );
export const InfoIcon = ({ className }: IconProps) =>
  icon(
    <>
      <circle cx="10" cy="10" r="7.500" />
      <path d="M10 9.500v4M10 6.500v.01" />
    </>,
    className,
  );
export const DownloadIcon = ({ className }: IconProps) => icon(<path d="M10 3v9.500m-4-4 4 4 4-4M4 16.500h12" />, className);
export const MailIcon = ({ className }: IconProps) =>
  icon(
    <>
      <rect x="2.500" y="4.500" width="15" height="11" rx="2" />
      <path d="m3 6 7 5 7-5" />
    </>,
    className,
  );
export const PlusIcon = ({ className }: IconProps) => icon(<path d="M10 4.500v11M4.500 10h11" />, className);
export const SearchIcon = ({ className }: IconProps) =>
  icon(
    <>
      <circle cx="9" cy="9" r="5.500" />
      <path d="m13 13 4 4" />
    </>,
    className,
  );
export const GlobeIcon = ({ className }: IconProps) =>
  icon(
    <>
      <circle cx="10" cy="10" r="7.500" />
      <path d="M2.500 10h15M10 2.500c2.200 2.100 3.200 4.600 3.200 7.500S12.200 15.400 10 17.500C7.800 15.400 6.800 12.900 6.800 10S7.800 4.600 10 2.500Z" />
    </>,
    className,
  );
/** Points onward in the direction of reading. */
export const OnwardIcon = ({ className = 'size-4' }: IconProps) =>
  icon(<path d="M7.500 4.500 13 10l-5.500 5.500" />, `rtl:-scale-x-100 ${className}`);
export const ClockIcon = ({ className }: IconProps) =>
  icon(
    <>
      <circle cx="10" cy="10" r="7.500" />
      <path d="M10 6v4.300l2.800 1.700" />
    </>,
    className,
  );
export const FileIcon = ({ className }: IconProps) =>
  icon(
    <path d="M11.500 2.500H6a1.500 1.500 0 0 0-1.500 1.500v12A1.500 1.500 0 0 0 6 17.500h8a1.500 1.500 0 0 0 1.500-1.500V6.500l-4-4Zm0 0v4h4" />,
    className,
  );
