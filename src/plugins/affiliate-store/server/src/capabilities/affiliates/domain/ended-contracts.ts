/** What is refused because a contract has ended, or has not. */
export const ENDED_CONTRACTS = {
  CONTRACT_LAPSED: {
    kind: 'conflict',
    message: 'This contract ended because nothing was sold by it; it is not renewed by oneself.',
    remedy: 'Write to the shop: it can take the end back.',
  },
  CONTRACT_PARTED: {
    kind: 'conflict',
    message: 'One side has ended this contract; it is not renewed by oneself.',
    remedy: 'Apply to the program again.',
  },
  CONTRACT_OVER: {
    kind: 'conflict',
    message: 'This contract has ended already, or its end is said already.',
    remedy: 'Reload: it says when it ended, or ends.',
  },
  CONTRACT_NOT_PARTED: {
    kind: 'conflict',
    message: 'No notice of the shop runs that could be taken back.',
    remedy: 'Whoever left, or whose notice is over, applies again.',
  },
} as const;
