import { useState } from 'react';
import { styled } from 'styled-components';
import type { AffiliateRow } from '../../../../contracts/admin-affiliates';
import { useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

// Above the link that covers a row.
const Pick = styled.input`
  position: relative;
  z-index: 1;
  width: 18px;
  height: 18px;
`;

/** Affiliates can be ticked, and given to a manager together. */
export const usePicked = () => {
  const [picked, setPicked] = useState<readonly AffiliateRow[]>([]);
  const isPicked = ({ id }: AffiliateRow): boolean => picked.some((one) => one.id === id);
  const toggle = (row: AffiliateRow) =>
    setPicked((before) => (isPicked(row) ? before.filter(({ id }) => id !== row.id) : [...before, row]));
  return { picked, clear: () => setPicked([]), isPicked, toggle };
};

/** The column of ticks. */
export const usePickColumn = ({ isPicked, toggle }: ReturnType<typeof usePicked>): Column<AffiliateRow> => {
  const words = useWords();
  return {
    key: 'pick',
    label: words('applications.pick'),
    figure: true,
    render: (one) => (
      <Pick
        type="checkbox"
        checked={isPicked(one)}
        aria-label={words('applications.pickOne', { name: one.name })}
        onChange={() => toggle(one)}
      />
    ),
  };
};
