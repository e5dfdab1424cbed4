import { useSite } from './site';

/** A way to write to the shop, where it has said how. */
export function SupportLink({ label, className = 'button' }: { readonly label: string; readonly className?: string }) {
  const { shop } = useSite();
  if (shop.supportEmail === '') return null;
  return (
    <a className={className} href={`mailto:${shop.supportEmail}`}>
      {label}
    </a>
  );
}
