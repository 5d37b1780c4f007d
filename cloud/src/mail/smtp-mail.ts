/** Hands mail to an SMTP server. */
import { createTransport } from 'nodemailer';
import type { AlertMail } from '#cloud/domain/tutor/money/alerts';

export interface SmtpSettings {
  /** `smtp://user:password@host:587`, or `smtps:` for TLS from the first byte. */
  url: string;
  to: string;
  from: string;
}

/** A server that is slower than this gets nothing; a process that stops waits no longer either. */
const connectMs = 10_000;
const silenceMs = 20_000;

/** Connects for each mail anew, since there are three a day. @throws where it could not be handed in. */
export function smtpMail({ url, to, from }: SmtpSettings): AlertMail {
  return {
    send: async ({ subject, text }) => {
      const transport = createTransport({
        url,
        connectionTimeout: connectMs,
        greetingTimeout: connectMs,
        socketTimeout: silenceMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({ from, to, subject, text });
      } finally {
        transport.close();
      }
    },
  };
}
