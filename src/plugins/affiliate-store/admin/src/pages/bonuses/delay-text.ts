import { useWords } from '../../shell/kit';

const DAY = 24;

/** When a bonus is given, in a few words. */
export const useDelayText = (): ((hours: number) => string) => {
  const words = useWords();
  return (hours) => {
    if (hours === 0) return words('bonuses.atOnce');
    return hours % DAY === 0 ? words('bonuses.days', { count: hours / DAY }) : words('bonuses.hours', { count: hours });
  };
};
