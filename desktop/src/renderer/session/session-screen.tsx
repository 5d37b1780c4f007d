/** The session: one question at a time. */
export function SessionScreen() {
  return <main />;
}
