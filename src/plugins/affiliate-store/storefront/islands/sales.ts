// The buy bar hides while the hero's own button, or the price panel, is in sight: never two main buttons at once.
const bar = document.querySelector<HTMLElement>('[data-buy-bar]');
const spots = document.querySelectorAll('[data-hero-action], #price');

if (bar !== null && spots.length > 0) {
  const inSight = new Set<Element>();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inSight.add(target);
      else inSight.delete(target);
    }
    bar.toggleAttribute('data-hidden', inSight.size > 0);
  });
  spots.forEach((spot) => watcher.observe(spot));
}
