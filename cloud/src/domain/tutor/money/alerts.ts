/** Tells the operator how much of the day's budget is gone: in the log, as a figure and by mail. */
import type { Afterwards } from '../afterwards.ts';
import { usdText } from './cost.ts';

/** A step of the day's budget (50, 80, 100) that was reached; the database says so once. */
export interface BudgetCrossing {
  /** UTC, such as `2026-11-28`. */
  day: string;
  percent: number;
  budgetNano: number;
}

export interface AlertMail {
  send(message: { subject: string; text: string }): Promise<void>;
}

export interface AlertParts {
  log: (sentence: string, crossing: BudgetCrossing) => void;
  count: (percent: number) => void;
  /** Absent where no mail is set up. */
  mail?: AlertMail | undefined;
  afterwards: Afterwards;
}

export function createAlerts(parts: AlertParts): (crossing: BudgetCrossing) => void {
  return (crossing) => {
    const sentence = sentenceOf(crossing);
    parts.log(sentence, crossing);
    parts.count(crossing.percent);
    if (parts.mail === undefined) return;
    const subject = `Answly: ${crossing.percent} % of the tutor's budget for ${crossing.day}`;
    const mailing = parts.mail.send({ subject, text: `${sentence}\n\n${advice}\n` });
    parts.afterwards(mailing, 'An alert could not be sent by mail');
  };
}

const advice = 'See who and what it went to: answly-admin tutor costs. Change it: AI_DAILY_BUDGET_USD.';

function sentenceOf({ day, percent, budgetNano }: BudgetCrossing): string {
  const budget = `the tutor's budget for ${day} (UTC), ${usdText(budgetNano)}`;
  if (percent < 100) return `${percent} % of ${budget}, is spent.`;
  return `All of ${budget}, is spent or held: until midnight UTC no new answers are asked for.`;
}
