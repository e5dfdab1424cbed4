/** Refusals about disputes and what they are answered with; part of `orderFailures`. */
export const disputeRefusals = {
  DISPUTE_NOT_FOUND: { kind: 'not_found', message: 'There is no such dispute.', remedy: 'Open it from the list of disputes.' },
  DISPUTE_NOT_WAITING: { kind: 'conflict', message: 'This dispute does not wait for an answer.', remedy: 'Reload: see how it stands.' },
  DISPUTE_TOO_LATE: { kind: 'conflict', message: 'The day to answer this dispute by is over.', remedy: 'Wait for what the bank decides.' },
  DISPUTE_ANSWERED: {
    kind: 'conflict',
    message: 'This dispute was answered already.',
    remedy: 'Read what was sent: banks read one answer.',
  },
  EVIDENCE_FILE_TYPE: {
    kind: 'invalid',
    message: 'Banks take PDF, JPEG and PNG.',
    remedy: 'Save it as a PDF or take a picture of it.',
  },
  EVIDENCE_FILE_NOT_BINARY: {
    kind: 'invalid',
    message: 'A file is sent as bytes.',
    remedy: 'Send it as the whole body, with the type application/octet-stream.',
  },
  EVIDENCE_FILES_TOO_LARGE: {
    kind: 'invalid',
    message: 'All files of an answer together may have 4.5 MB.',
    remedy: 'Make it smaller, or take another one away first.',
  },
  EVIDENCE_FILE_NOT_FOUND: { kind: 'not_found', message: 'There is no such file.', remedy: 'Reload: it may have been taken away.' },
  EVIDENCE_EMPTY: { kind: 'invalid', message: 'An answer without a word convinces no bank.', remedy: 'Write at least one of the texts.' },
} as const;
