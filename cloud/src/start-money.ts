/** Puts the money of the tutor together: prices, the ledger with its budgets, alerts, and the reaper of orphans. */
import type { Logger } from 'pino';
import type { Afterwards } from '#cloud/domain/tutor/afterwards';
import { createAlerts } from '#cloud/domain/tutor/money/alerts';
import type { Tell } from '#cloud/domain/tutor/happenings';
import { createPrices, type PriceList, type PriceOf } from '#cloud/domain/tutor/money/prices';
import { startReaper } from '#cloud/domain/tutor/money/reaper';
import type { Rounds } from '#cloud/domain/rounds';
import type { Timers } from '#cloud/domain/timers';
import type { UsageLedger } from '#cloud/domain/tutor/usage-ledger';
import { smtpMail, type SmtpSettings } from '#cloud/mail/smtp-mail';
import { postgresUsage, type DayBudget } from '#cloud/storage/postgres/ai-usage';
import type { Sql } from '#cloud/storage/postgres/connect';

/** The part of the configuration that is about money. */
export interface MoneySettings {
  ai: { prices: PriceList; budget: DayBudget; timeoutMs: number };
  /** Absent: alerts go to the log and the figures only. */
  alertMail?: SmtpSettings | undefined;
}

export interface MoneySurroundings {
  sql: Sql;
  log: Logger;
  timers: Timers;
  /** Milliseconds since 1970. */
  now: () => number;
  afterwards: Afterwards;
  tell: Tell;
}

export interface StartedMoney {
  ledger: UsageLedger;
  priceOf: PriceOf;
  reaper: Rounds;
}

/** What a call that took its whole time may still need to be settled by the process that made it. */
const settleMs = 60_000;

export function startMoney(settings: MoneySettings, around: MoneySurroundings): StartedMoney {
  const { sql, log, timers, now, afterwards, tell } = around;
  const { prices, budget, timeoutMs } = settings.ai;
  const crossed = createAlerts({
    log: (sentence, crossing) => log.warn(crossing, sentence),
    count: (percent) => tell({ kind: 'budget-alert', percent }),
    mail: settings.alertMail && smtpMail(settings.alertMail),
    afterwards,
  });
  const ledger = postgresUsage(sql, { budget, now, crossed });
  const reaper = startReaper({
    reap: () => ledger.reap(timeoutMs + settleMs),
    timers,
    found: (count) => {
      tell({ kind: 'orphans', count });
      log.warn({ count }, 'Calls that nobody settled were settled at what was held for them');
    },
    report: (error) => log.error({ err: error }, 'Calls that nobody settled could not be looked for'),
  });
  return { ledger, priceOf: createPrices(prices), reaper };
}
