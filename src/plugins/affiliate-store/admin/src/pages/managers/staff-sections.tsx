import { useMay } from '../../shell/kit';
import { ConversationLink } from '../talk/conversation-link';
import { NotesSection } from './notes-section';
import { TasksSection } from './tasks-section';

/** What staff has to do and has written down about an affiliate, and the way to what was written with them; for whoever may read it. */
export const StaffSections = ({ affiliate }: { readonly affiliate: string }) => (
  <>
    {useMay('affiliates.notes') ? (
      <>
        <TasksSection affiliate={affiliate} />
        <NotesSection affiliate={affiliate} />
      </>
    ) : null}
    <ConversationLink affiliate={affiliate} />
  </>
);
