/** What accounts keep. Every method is one transaction. */
import type { RefreshPlan, TokenState } from './plan-refresh.ts';
import type { Session } from './session.ts';

export interface Student {
  userId: string;
  email: string;
  passwordHash: string;
}

export interface NewToken {
  hash: Uint8Array;
  expiresAtMs: number;
}

export interface NewSession extends Session {
  deviceId: string;
  deviceName: string;
  token: NewToken;
}

export interface Exchange {
  userId: string;
  /** Of the token that is shown. */
  hash: Uint8Array;
  successor: NewToken;
  nowMs: number;
  plan: (token: TokenState) => RefreshPlan;
}

export type Exchanged =
  | { verdict: 'successor'; sessionId: string; email: string }
  | { verdict: 'expired' }
  /** Its device was signed out from another one. */
  | { verdict: 'revoked' }
  /** Now, or at an earlier time. */
  | { verdict: 'reused' };

export interface AccountStore {
  /** False where the address is taken. */
  addStudent(student: Student, nowMs: number): Promise<boolean>;
  findStudent(email: string): Promise<Student | undefined>;
  findStudentById(userId: string): Promise<Student | undefined>;
  /** Deletes everything of the student, for good. */
  eraseStudent(userId: string): Promise<void>;
  setPasswordHash(userId: string, passwordHash: string): Promise<void>;
  openSession(session: NewSession, nowMs: number): Promise<void>;
  endSession(session: Session, nowMs: number): Promise<void>;
  /** Plans and applies with the family locked, so that racing exchanges happen one after the other. */
  exchangeToken(exchange: Exchange): Promise<Exchanged>;
}

export interface LiveSessions {
  /** Whether the session stands. */
  isLive(session: Session): Promise<boolean>;
}
