/** What was typed into a field of a form, without the spaces around it; nothing where there is no such field, or a file is in it. */
export const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};
