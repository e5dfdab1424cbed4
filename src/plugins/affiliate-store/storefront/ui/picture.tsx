interface ImageView {
  readonly url: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** An image with its size said beforehand, so that nothing jumps when it arrives. */
export function Picture({
  image,
  className = '',
  eager = false,
}: {
  readonly image: ImageView;
  readonly className?: string;
  readonly eager?: boolean;
}) {
  return (
    <img
      src={image.url}
      alt={image.alt}
      className={className}
      width={image.width ?? undefined}
      height={image.height ?? undefined}
      loading={eager ? 'eager' : 'lazy'}
      decoding={eager ? 'sync' : 'async'}
      {...(eager ? { fetchpriority: 'high' } : {})}
    />
  );
}

/** A person's picture, or the first letter of the name where there is none. */
export function Portrait({
  name,
  image,
  className = 'size-12',
}: {
  readonly name: string;
  readonly image: ImageView | null;
  readonly className?: string;
}) {
  if (image !== null) return <Picture image={{ ...image, alt: '' }} className={`rounded-full object-cover ${className}`} />;
  return (
    <span
      aria-hidden="true"
      className={`flex items-center justify-center rounded-full bg-brand-soft font-bold text-brand-ink ${className}`}
    >
      {[...name][0]}
    </span>
  );
}
