/** What people wrote, as they wrote it: a blank line begins a paragraph. */
export const Written = ({ text }: { readonly text: string }) => (
  <div className="prose max-w-text" dir="auto">
    {text
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph, at) => (
        <p key={at} className="whitespace-pre-line">
          {paragraph}
        </p>
      ))}
  </div>
);
