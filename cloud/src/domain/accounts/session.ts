/** Who is asking: one student on one signed-in device. */

export interface Session {
  userId: string;
  sessionId: string;
}
