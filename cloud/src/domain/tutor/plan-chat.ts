/** A chat about one item: live, told what was said before, remembered for this student, kept in no cache. */
import type { TutorRequest } from '@answly/shared/http/tutor';
import { limits } from '@answly/shared/limits';
import { focusOf } from './focus.ts';
import type { Plan, PlanAsk } from './plan.ts';
import { nameOf, type PlanParts } from './plan-name.ts';
import { chatMessages } from './prompt.ts';
import { rationaleAnswer } from './rationale-answer.ts';
import { historyOf } from './threads.ts';

export function planChat(parts: PlanParts, ask: PlanAsk): Plan {
  const { item, asked, userId } = ask;
  const focus = focusOf(item, asked.optionId);
  const message = asked.message ?? '';
  const thread = {
    userId,
    threadId: asked.threadId ?? parts.newId(),
    itemId: item.id,
    itemVersion: item.version,
  };
  const prompt = parts.prompts.chat;
  const { name, language } = nameOf(parts, ask, {
    promptVersion: prompt.version,
    focus: `request=${userId}:${asked.requestId}`,
  });
  return {
    mode: 'chat',
    ...name,
    keeping: 'never',
    optionId: asked.optionId ?? null,
    hintLevel: null,
    tokensMax: limits.tutorChatTokensMax,
    threadId: thread.threadId,
    messages: async () => {
      const [turns, related] = await Promise.all([
        historyOf(parts.threads, thread),
        asked.ownItem === undefined
          ? parts.relatedTexts(
              userId,
              { packId: asked.packId, item, requestId: embeddingOf(parts, asked) },
              message,
            )
          : [],
      ]);
      return chatMessages(prompt, {
        item,
        focus,
        response: asked.response,
        history: turns.flatMap(({ said, answered }) => [
          { role: 'student' as const, text: said },
          { role: 'tutor' as const, text: answered },
        ]),
        message,
        related,
        language: language.name,
      });
    },
    heard: (answered) => parts.threads.append(thread, { said: message, answered }),
    without: (why) => rationaleAnswer(item, focus, why),
  };
}

/**
 * The id of the embedding that belongs to a request. It is bought before the answer is, whose own id is taken only then:
 * with an id that follows from the other one, a request that comes again buys neither.
 */
function embeddingOf({ sha256Hex }: PlanParts, { requestId }: TutorRequest): string {
  const hex = sha256Hex(`embedding of ${requestId.toLowerCase()}`);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}
