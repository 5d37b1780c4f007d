/** The result of a session. */
export function ResultScreen() {
  return <div />;
}
