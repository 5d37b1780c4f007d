/** The settings of mail to the operator, which are of use only together. */
import type { Environment } from './environment.ts';

const names = ['SMTP_URL', 'ALERT_MAIL_TO', 'ALERT_MAIL_FROM'] as const;

/** One sentence where some are set and some are not. */
export function alertMailFaults(values: Readonly<Record<string, string | undefined>>): string[] {
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return [];
  return [
    `${missing.join(', ')}: ${missing.length === 1 ? 'is' : 'are'} needed too, or alerts go by no mail`,
  ];
}

export function alertMailOf(env: Environment): { url: string; to: string; from: string } | undefined {
  const { SMTP_URL: url, ALERT_MAIL_TO: to, ALERT_MAIL_FROM: from } = env;
  return url === undefined || to === undefined || from === undefined ? undefined : { url, to, from };
}
