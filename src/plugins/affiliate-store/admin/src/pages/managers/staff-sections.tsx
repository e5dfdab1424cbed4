import { useMay } from '../../shell/kit';
import { NotesSection } from './notes-section';
import { TasksSection } from './tasks-section';

/** What staff has to do and has written down about an affiliate; nothing for whoever may not read it. */
export const StaffSections = ({ affiliate }: { readonly affiliate: string }) =>
  useMay('affiliates.notes') ? (
    <>
      <TasksSection affiliate={affiliate} />
      <NotesSection affiliate={affiliate} />
    </>
  ) : null;
