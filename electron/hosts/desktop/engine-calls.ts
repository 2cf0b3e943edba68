import { Failure } from '#shared/contract/failure.ts';
import type { AnswerMessage } from '#shared/contract/messages.ts';
import { contract, type EngineApi, type Input, type Output, type ProcedureName } from '#shared/contract.ts';
import type { EngineProcess } from './engine-process.ts';
import { portChannel } from './port-channel.ts';

/** The main process's own questions to the engine, each over a line of its own. Failure `engine.stopped` when it ends meanwhile. */
export function engineCalls(engine: Pick<EngineProcess, 'connect'>): EngineApi {
  return {
    call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
      const port = engine.connect();
      if (!port) return Promise.reject(new Failure('engine.stopped'));
      const channel = portChannel(port);
      return new Promise<Output<N>>((resolve, reject) => {
        channel.onClose(() => reject(new Failure('engine.stopped')));
        channel.onMessage((message) => {
          const answer = message as AnswerMessage | { readonly event: unknown };
          if ('event' in answer) return;
          if ('error' in answer) reject(Failure.of(answer.error));
          else resolve(contract[name].output.parse(answer.output) as Output<N>);
          channel.close();
        });
        channel.send({ id: 1, name, input });
      });
    },
  };
}

const page = 500;

/**
 * How many runs are being sent, by this program or by the command line on the same data folder. One that is paused or
 * held counts as not being sent: nothing of it is under way, and it goes on after the restart where it was.
 */
export async function submissionsUnderWay(engine: EngineApi): Promise<number> {
  let count = 0;
  for (let offset = 0; ; offset += page) {
    const { total, items } = await engine.call('runs.list', { offset, limit: page });
    count += items.filter(({ state }) => state === 'submitting').length;
    if (offset + page >= total) return count;
  }
}
