/** What each refusal says to a student: all of them, so that none shows its code alone. */
import type { ProblemCode } from '@answly/shared/errors/codes';

/**
 * `title` is a heading without a full stop; `advice` says what to do, in one or two sentences; `safe` says what is safe,
 * where the student should know and the screen has not said it.
 */
export type RefusalWords = readonly [title: string, advice: string, safe?: string];

export const refusalWords: Readonly<Record<ProblemCode, RefusalWords>> = {
  'internal.error': [
    'Something went wrong in Answly',
    'Try again; if it stays, restart Answly.',
    'What you saved is safe.',
  ],
  'request.invalid': [
    'This cannot be taken as it is',
    'Look it over, then try again; if it stays, update Answly.',
    'Nothing was changed.',
  ],
  'request.too-large': [
    'This is more than Answly takes at once',
    'Try it with less.',
    'Nothing was changed.',
  ],
  'request.repeated': ['This was asked before', 'Try again.'],
  'route.unknown': [
    'The server does not know what Answly asked for',
    'Check the server’s address; it may also be older or newer than this Answly.',
    'Nothing is lost.',
  ],
  'service.unavailable': ['The server cannot answer just now', 'Try again in a moment.', 'Nothing is lost.'],
  'rate.limited': ['Too many tries in a short time', 'Wait a moment, then try again.', 'Nothing is lost.'],
  'network.offline': [
    'The server does not answer. Nothing is lost',
    'There is no network, or the server is down; try again when both are back.',
  ],
  'network.garbled': [
    'The server gave an answer Answly cannot read',
    'Check the server’s address.',
    'Nothing is lost.',
  ],
  'network.timeout': ['The server took too long', 'Try again in a moment.', 'Nothing is lost.'],
  'account.email-taken': [
    'There is already an account with this address',
    'Sign in with it, or take another address.',
  ],
  'account.credentials-wrong': ['The address or the password is not right', 'Check both, then try again.'],
  'account.password-weak': ['This password is too easy to guess', 'Choose a longer one.'],
  'account.other-student': [
    'This computer holds the work of another account',
    'Sign in with that account; what is here stays.',
  ],
  'account.unsynced': [
    'Some changes have not reached the server yet',
    'Sync first, or keep them on this computer.',
  ],
  'account.signed-in': [
    'The server cannot be changed while you are signed in',
    'Sign out first; what you did stays on this computer.',
  ],
  'session.required': ['Sign in to go on', 'What you do without an account stays on this computer.'],
  'session.expired': ['Your sign-in has expired', 'Sign in again; nothing is lost.'],
  'session.reused': ['Your sign-in was ended to be safe', 'Sign in again; nothing is lost.'],
  'sync.epoch-changed': [
    'The server has another history than this computer',
    'Answly sends again what the server lacks.',
    'What you saved is safe.',
  ],
  'sync.client-too-old': [
    'This Answly is too old to read from the server',
    'What you do is still sent. Update Answly to receive again.',
  ],
  'sync.server-too-old': [
    'The server is older than this Answly',
    'What you do is still sent; what your other devices did comes once the server is updated.',
  ],
  'sync.batch-too-large': [
    'The server takes fewer changes at once',
    'Answly sends them in smaller parts.',
    'What you saved is safe.',
  ],
  'sync.segment-unknown': [
    'The server no longer has what Answly asked for',
    'Answly asks in another way.',
    'What you saved is safe.',
  ],
  'sync.decision-needed': [
    'A large deletion on another device waits for your word',
    'Settings, under Sync, says what it would take away.',
  ],
  'device.revoked': [
    'This computer was signed out from another device',
    'Sign in again to sync; all that was done here is kept.',
  ],
  'device.unknown': [
    'This device is no longer in your account',
    'Look at the list again.',
    'Nothing was changed.',
  ],
  'document.invalid': [
    'The server does not understand this change',
    'It is kept here; update Answly, then try again.',
  ],
  'fact.place-taken': [
    'Another change already has this number on this computer',
    'It is kept here; try again.',
  ],
  'fact.invalid': [
    'The server does not understand this change',
    'It is kept here; update Answly, then try again.',
  ],
  'fact.conflict': ['Another change already has the place of this one', 'It is kept here; try again.'],
  'pack.unreadable': ['This file is not an Answly pack, or it is damaged', 'Get or copy the pack again.'],
  'pack.invalid': ['The pack holds something that is not valid', 'Ask whoever made the pack to correct it.'],
  'pack.too-large': ['The pack is larger than Answly accepts', 'Ask whoever made the pack for smaller ones.'],
  'pack.unknown': [
    'This pack is no longer there',
    'Look for it in the library.',
    'What you answered is kept.',
  ],
  'import.too-large': ['The file is larger than Answly imports at once', 'Split it into smaller files.'],
  'import.unreadable': [
    'The file cannot be read as questions',
    'Choose a pack, a JSON file or a spreadsheet saved as CSV.',
  ],
  'import.map-invalid': ['The column map is not valid', 'Say which column holds what, then import again.'],
  'import.column-missing': [
    'The file lacks a column that the map names',
    'Say which column holds what, then import again.',
  ],
  'import.nothing': [
    'The file holds no question that Answly can use',
    'Look at the file, then import again.',
  ],
  'import.cancelled': ['The import was cancelled. Nothing was changed', 'You can choose the file again.'],
  'item.unknown': [
    'Its pack is not on this computer, or in another version',
    'Get or update the pack, or import the file it came from.',
    'What you answered is kept.',
  ],
  'study.session-unknown': [
    'This session is not on this computer',
    'The address may belong to another student of this computer, or to another device.',
  ],
  'study.session-over': ['This session has ended', 'Its answers are kept as they were.'],
  'study.paused': ['This exam is paused', 'Continue it first.', 'Every saved answer is safe.'],
  'study.place-closed': [
    'This question is closed',
    'The rule of this section does not let you back to it.',
    'What you answered there is kept.',
  ],
  'study.time-up': [
    'The time of this section is up',
    'It was handed in as it stood.',
    'Every answer saved before is kept.',
  ],
  'exam.unknown': [
    'This exam is not on this computer',
    'Its pack may have been removed or replaced by a newer one.',
    'Nothing was changed.',
  ],
  'exam.elsewhere': [
    'This exam runs on another device',
    'Go on there, or take it over here.',
    'Every saved answer is safe.',
  ],
  'exam.clock-runs': [
    'The clock of this exam cannot be stopped',
    'Its rules let it run to the end.',
    'Every saved answer is safe.',
  ],
  'exam.asks-it': [
    'An exam or timed block that you have begun asks this question',
    'It opens when that is over.',
  ],
  'exam.asks-all': [
    'An exam or timed block that you have begun asks every question that fits',
    'Its questions are closed until it is handed in.',
  ],
  'exam.pool-short': ['There are too few questions for this exam', 'Get or import more of them.'],
  'study.nothing-to-study': ['No question fits this choice', 'Choose otherwise.'],
  'attempt.duplicate': ['This question is already answered', 'Your first answer is kept.'],
  'attempt.required': ['Answer the question first', 'Then it can be explained.'],
  'response.mismatch': [
    'The answer does not fit the question',
    'Answer it again.',
    'What you saved before is safe.',
  ],
  'response.unreadable': [
    'This cannot be read as a number',
    'Write digits, with a point or a comma if needed.',
  ],
  'tutor.unavailable': ['The tutor cannot answer just now', 'Try again in a moment.'],
  'tutor.busy': ['The tutor is asked too much just now', 'Try again in a moment.'],
  'tutor.withheld': ['What the tutor said would have given the answer away', 'Try again.'],
  'tutor.not-set-up': ['This server has no AI tutor', 'The question’s own notes are there.'],
  'tutor.answers-under-way': [
    'Your other answers are still under way',
    'Ask again when one of them has ended.',
  ],
  'tutor.closed': ['The tutor is closed until this exam is handed in', 'Hand the exam in first.'],
  'tutor.cancelled': ['The tutor was stopped', 'You can ask again.'],
  'budget.exhausted': ['Today’s tutor is used up', 'There is more tomorrow.'],
  'disk.full': ['Not saved: the disk is full', 'Free some space, then try again.'],
  'disk.failed': [
    'Not saved: the disk does not take it',
    'You may have used up your share of it, or it is unplugged or failing. Mend that, then try again.',
  ],
  'data.damaged': ['The study file is damaged', 'It was set aside and is kept.'],
  'data.newer': [
    'Your study file was written by a newer Answly',
    'Update Answly to open it.',
    'Nothing was changed.',
  ],
  'profiles.unreadable': [
    'The list of students on this computer cannot be read',
    'Start Answly again.',
    'Nothing was changed.',
  ],
  'data.in-use': ['Another Answly has your study file open', 'Close the other window, then try again.'],
  'core.keeps-stopping': [
    'The study engine stopped several times',
    'It is starting again by itself. Every saved answer is safe.',
  ],
  'core.gone': [
    'The study engine stopped and is starting again',
    'Try again in a moment.',
    'Every saved answer is safe.',
  ],
};

/** Whoever refused knows what to do better than the table, where it says so. */
export const detailed: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'account.password-weak',
  'exam.asks-it',
  'exam.pool-short',
  'import.cancelled',
  'import.column-missing',
  'import.map-invalid',
  'import.nothing',
  'import.too-large',
  'import.unreadable',
  'pack.invalid',
  'pack.too-large',
  'pack.unreadable',
  'profiles.unreadable',
  'request.invalid',
  'study.nothing-to-study',
]);

/** Plain answers to what the student did: nobody has to look them up by their code. */
export const plainAnswers: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'account.credentials-wrong',
  'account.email-taken',
  'account.password-weak',
  'account.signed-in',
  'account.unsynced',
  'attempt.duplicate',
  'attempt.required',
  'exam.asks-all',
  'exam.asks-it',
  'exam.clock-runs',
  'exam.elsewhere',
  'exam.pool-short',
  'exam.unknown',
  'import.cancelled',
  'item.unknown',
  'pack.unknown',
  'response.unreadable',
  'session.required',
  'study.nothing-to-study',
  'study.paused',
  'study.place-closed',
  'study.session-over',
  'study.session-unknown',
  'study.time-up',
]);
