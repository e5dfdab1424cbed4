import { useSearchParams } from 'react-router-dom';

/** A choice kept in the address: one value of a parameter, or none for all. */
export function FilterChips({
  name,
  label,
  all,
  choices,
}: {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}) {
  const [search, setSearch] = useSearchParams();
  const chosen = search.get(name) ?? '';
  const choose = (value: string) =>
    setSearch(
      (now) => {
        if (value === '') now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  return (
    <div role="group" aria-label={label} className="-ms-3 flex flex-wrap">
      {[{ value: '', label: all }, ...choices].map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === chosen}
          onClick={() => choose(choice.value)}
          className="min-h-9 rounded-full px-3 text-muted hover:text-ink aria-pressed:bg-wash aria-pressed:font-medium aria-pressed:text-ink"
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
