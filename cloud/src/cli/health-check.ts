/** For the container's health check, whose image has no curl: ends with 0 when this replica is ready for traffic. */

const port = process.env['PORT'] ?? '4000';
const timeoutMs = 3_000;

try {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
    signal: AbortSignal.timeout(timeoutMs),
  });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
