/** Every refusal Answly can give: its HTTP status, its title, and whether trying again can help. */

export interface ProblemKind {
  status: number;
  /** One sentence for a person. Screens may say it better; logs and strangers read this. */
  title: string;
  retry: 'never' | 'backoff' | 'after-auth';
}

export const problemKinds = {
  'internal.error': { status: 500, title: 'Something went wrong on our side.', retry: 'backoff' },
  'request.invalid': { status: 400, title: 'The request is not of the expected form.', retry: 'never' },
  'request.too-large': { status: 413, title: 'The request is larger than is accepted.', retry: 'never' },
  'request.repeated': { status: 409, title: 'This request was made before.', retry: 'never' },
  'route.unknown': { status: 404, title: 'There is nothing at this address.', retry: 'never' },
  'service.unavailable': { status: 503, title: 'The service cannot answer just now.', retry: 'backoff' },
  'rate.limited': { status: 429, title: 'Too many requests in a short time.', retry: 'backoff' },

  'network.offline': { status: 503, title: 'The server cannot be reached.', retry: 'backoff' },
  'network.garbled': {
    status: 502,
    title: 'The server gave an answer that Answly cannot read.',
    retry: 'backoff',
  },
  'network.timeout': { status: 504, title: 'The server took too long to answer.', retry: 'backoff' },

  'account.email-taken': {
    status: 409,
    title: 'There is already an account with this address.',
    retry: 'never',
  },
  'account.credentials-wrong': {
    status: 401,
    title: 'The address or the password is not right.',
    retry: 'never',
  },
  'account.password-weak': { status: 400, title: 'This password is too easy to guess.', retry: 'never' },
  'account.other-student': {
    status: 409,
    title: 'This computer holds the work of another account.',
    retry: 'never',
  },
  'account.unsynced': {
    status: 409,
    title: 'Some changes have not reached the server yet.',
    retry: 'never',
  },
  'account.signed-in': {
    status: 409,
    title: 'The server cannot be changed while you are signed in.',
    retry: 'never',
  },
  'session.required': { status: 401, title: 'Sign in to go on.', retry: 'after-auth' },
  'session.expired': { status: 401, title: 'The sign-in has expired.', retry: 'after-auth' },
  'session.reused': {
    status: 401,
    title: 'This sign-in was used twice and has been ended.',
    retry: 'after-auth',
  },

  'sync.epoch-changed': {
    status: 409,
    title: 'The server has another history than this device.',
    retry: 'backoff',
  },
  'sync.client-too-old': { status: 426, title: 'This version of Answly is too old to sync.', retry: 'never' },
  /** Told of a protocol that the server does not know yet (SY15). */
  'sync.server-too-old': {
    status: 409,
    title: 'The server is older than this version of Answly.',
    retry: 'backoff',
  },
  'sync.batch-too-large': { status: 413, title: 'Too many changes in one batch.', retry: 'never' },
  'sync.segment-unknown': { status: 404, title: 'There is no such segment.', retry: 'backoff' },
  'sync.decision-needed': {
    status: 409,
    title: 'A large deletion on another device waits for your word.',
    retry: 'never',
  },
  'device.revoked': {
    status: 401,
    title: 'This device was signed out from another one.',
    retry: 'after-auth',
  },
  'device.unknown': { status: 404, title: 'There is no such device.', retry: 'never' },
  'document.invalid': { status: 400, title: 'The server does not understand this document.', retry: 'never' },
  'fact.place-taken': {
    status: 409,
    title: 'Another change already has this number on this device.',
    retry: 'never',
  },
  'fact.invalid': { status: 400, title: 'The server does not understand this change.', retry: 'never' },
  'fact.conflict': { status: 409, title: 'Another change already has this identity.', retry: 'never' },

  'pack.unreadable': {
    status: 400,
    title: 'This file is not an Answly pack, or it is damaged.',
    retry: 'never',
  },
  'pack.invalid': { status: 400, title: 'The pack holds something that is not valid.', retry: 'never' },
  'pack.too-large': { status: 413, title: 'The pack is larger than Answly accepts.', retry: 'never' },
  'pack.unknown': { status: 404, title: 'There is no such pack.', retry: 'never' },
  'import.too-large': {
    status: 413,
    title: 'The file is larger than Answly imports at once.',
    retry: 'never',
  },
  'import.unreadable': { status: 400, title: 'The file cannot be read as questions.', retry: 'never' },
  'import.map-invalid': { status: 400, title: 'The column map is not valid.', retry: 'never' },
  'import.column-missing': {
    status: 400,
    title: 'The file lacks a column that the map names.',
    retry: 'never',
  },
  'import.nothing': { status: 400, title: 'The file holds no question that Answly can use.', retry: 'never' },
  'import.cancelled': {
    status: 499,
    title: 'The import was cancelled. Nothing was changed.',
    retry: 'never',
  },

  'item.unknown': { status: 404, title: 'There is no such question.', retry: 'never' },
  'study.session-unknown': { status: 404, title: 'There is no such study session.', retry: 'never' },
  'study.session-over': { status: 409, title: 'This session has ended.', retry: 'never' },
  'study.paused': { status: 409, title: 'The exam is paused.', retry: 'never' },
  'study.place-closed': {
    status: 409,
    title: 'The rules of this section close that question.',
    retry: 'never',
  },
  'study.time-up': { status: 409, title: 'The time of this section is up.', retry: 'never' },
  'exam.unknown': { status: 404, title: 'There is no such exam.', retry: 'never' },
  'exam.elsewhere': { status: 409, title: 'This exam runs on another device.', retry: 'never' },
  'exam.clock-runs': { status: 409, title: 'The clock of this exam cannot be stopped.', retry: 'never' },
  'exam.asks-it': {
    status: 409,
    title: 'An exam that you have begun asks this question.',
    retry: 'never',
  },
  'exam.asks-all': {
    status: 409,
    title: 'An exam that you have begun asks every question that fits.',
    retry: 'never',
  },
  'exam.pool-short': {
    status: 409,
    title: 'There are too few questions for this exam.',
    retry: 'never',
  },
  'study.nothing-to-study': { status: 409, title: 'No question matches this choice.', retry: 'never' },
  'attempt.duplicate': { status: 409, title: 'This question is already answered.', retry: 'never' },
  'attempt.required': { status: 409, title: 'Answer the question first.', retry: 'never' },
  'response.mismatch': { status: 400, title: 'The answer does not fit the question.', retry: 'never' },
  'response.unreadable': { status: 400, title: 'The answer cannot be read as a number.', retry: 'never' },

  'tutor.unavailable': { status: 503, title: 'The tutor cannot answer just now.', retry: 'backoff' },
  'tutor.busy': { status: 503, title: 'The tutor is asked too much just now.', retry: 'backoff' },
  'tutor.withheld': {
    status: 503,
    title: 'What the tutor said would have given the answer away.',
    retry: 'backoff',
  },
  'tutor.not-set-up': { status: 501, title: 'This server has no AI tutor.', retry: 'never' },
  'tutor.answers-under-way': {
    status: 429,
    title: 'The tutor is still giving you as many answers as it gives at once.',
    retry: 'backoff',
  },
  'tutor.closed': { status: 409, title: 'The tutor is closed until this exam is handed in.', retry: 'never' },
  'tutor.cancelled': { status: 499, title: 'The tutor was stopped.', retry: 'never' },
  'budget.exhausted': { status: 429, title: 'The tutor has used its allowance for today.', retry: 'backoff' },

  'disk.full': { status: 507, title: 'The disk is full.', retry: 'backoff' },
  'disk.failed': { status: 507, title: 'The disk does not take what is written.', retry: 'backoff' },
  'data.damaged': { status: 500, title: 'The study file is damaged.', retry: 'never' },
  'data.newer': { status: 409, title: 'The study file was written by a newer Answly.', retry: 'never' },
  'profiles.unreadable': {
    status: 500,
    title: 'The list of students on this computer cannot be read.',
    retry: 'never',
  },
  'data.in-use': { status: 409, title: 'Another Answly has the study file open.', retry: 'never' },
  'core.keeps-stopping': {
    status: 503,
    title: 'The study engine keeps stopping and is starting again.',
    retry: 'backoff',
  },
  'core.gone': { status: 503, title: 'The study engine stopped and is starting again.', retry: 'backoff' },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemKinds, code);
}
