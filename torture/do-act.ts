/** Does one act through the calls of a window. */
import type { Core } from '../desktop/src/core/core.ts';
import type { Act } from './sitting.ts';

export async function doAct({ handlers }: Core, sessionId: string, act: Act): Promise<void> {
  switch (act.do) {
    case 'view':
      return void (await handlers['study.view']({ sessionId, position: act.position }));
    case 'answer': {
      const { position, optionId } = act;
      const response = optionId === null ? null : ({ type: 'single', optionId } as const);
      const given = { sessionId, position, response, certainty: null, durationMs: 1 };
      return void (await handlers['study.answer'](given));
    }
    case 'flag':
      return void (await handlers['study.flag']({ sessionId, ...act }));
    case 'strike':
      return void (await handlers['study.strike']({ sessionId, ...act }));
    case 'highlight': {
      const highlights = act.to === 0 ? [] : [{ field: 'stem' as const, from: 0, to: act.to }];
      return void (await handlers['study.highlight']({ sessionId, position: act.position, highlights }));
    }
    case 'pause':
      return void (await handlers['exam.pause']({ sessionId }));
    case 'resume':
      return void (await handlers['exam.resume']({ sessionId }));
    case 'end':
      return void (await handlers['exam.endStage']({ sessionId, stage: act.stage }));
  }
}
