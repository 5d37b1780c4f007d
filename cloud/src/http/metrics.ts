/** Figures for Prometheus, on a port of their own. */
import { createServer } from 'node:http';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { BreakerStanding } from '#cloud/domain/tutor/breaker';
import type { Tell } from '#cloud/domain/tutor/happenings';
import { breakerMetric } from './breaker-metric.ts';
import { listen } from './listen.ts';
import { tutorMetrics } from './tutor-metrics.ts';
import type { Observer } from './observe.ts';

export interface Metrics {
  observer: Observer;
  /** Counts what the tutor tells of itself. */
  tutor: Tell;
  /** Asks at each reading how the breakers stand. */
  watchBreakers(states: () => readonly BreakerStanding[]): void;
  /** Settles with the port. @throws ListenError */
  listen(port: number, host: string): Promise<number>;
  close(): void;
}

const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 2.5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'answly_http_request_duration_seconds',
    help: 'Time to the headers of an answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: durationBuckets,
    registers: [registry],
  });
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return {
    observer: ({ method, route, status, headersMs }) => {
      duration.observe({ method, route, status }, headersMs / 1000);
    },
    tutor: tutorMetrics(registry),
    watchBreakers: (states) => breakerMetric(registry, states),
    listen: (port, host) => listen(server, { host, port, setting: 'METRICS_PORT' }),
    close: () => {
      server.close();
      registry.clear();
    },
  };
}
