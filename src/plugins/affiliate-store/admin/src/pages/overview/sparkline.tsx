import { styled } from 'styled-components';

const Line = styled.svg`
  width: 100%;
  height: 28px;
  margin-block-start: 4px;
  overflow: visible;
  direction: ltr;
  polyline {
    fill: none;
    stroke: ${({ theme }) => theme.colors.primary600};
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
    stroke-linejoin: round;
  }
`;

/** The shape of a period at a glance; the figure beside it says the same in digits. */
export const Sparkline = ({ values }: { readonly values: readonly number[] }) => {
  if (values.length < 2 || values.every((value) => value === 0)) return null;
  const top = Math.max(...values);
  const bottom = Math.min(0, ...values);
  const step = 100 / (values.length - 1);
  const points = values.map((value, index) => `${index * step},${26 - (24 * (value - bottom)) / (top - bottom || 1)}`).join(' ');
  return (
    <Line viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden>
      <polyline points={points} />
    </Line>
  );
};
