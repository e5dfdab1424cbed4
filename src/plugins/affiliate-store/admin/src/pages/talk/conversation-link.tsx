import { Link } from 'react-router-dom';
import { Section, to, useMay, useWords } from '../../shell/kit';

/** The way from an affiliate to what was written with them. */
export const ConversationLink = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  return useMay('affiliates.messages') ? (
    <Section title={words('conversations.one')}>
      <Link to={to.conversations({ with: affiliate })}>{words('conversations.open')}</Link>
    </Section>
  ) : null;
};
