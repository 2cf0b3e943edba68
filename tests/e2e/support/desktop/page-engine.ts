import { enginePortMessage } from '#shared/contract/desktop.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { AnswerMessage } from '#shared/contract/messages.ts';
import { contract, type EngineApi, type Input, type Output, type ProcedureName } from '#shared/contract.ts';
import { inputPaths } from '../../../../electron/hosts/transport/written-paths.ts';
import type { DesktopApp } from './desktop-app.ts';
import { answerOpenDialog } from './dialogs.ts';

/** Not one of the page's own: its port may be the one that is taken here while it starts. */
let nextId = 1_000_000;

/** The desktop's engine, which lives in a process of its own, asked the way its page asks: over a port that the preload script hands over. */
export function pageEngine({ page, evaluate }: Pick<DesktopApp, 'page' | 'evaluate'>): EngineApi {
  return {
    async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
      const paths = [...inputPaths(name, input)];
      if (paths.length > 0) {
        // As a person would: the engine reads nothing else.
        await evaluate(answerOpenDialog, paths);
        await page.evaluate(() => window.dockhand?.pickFiles({ type: 'files' }));
      }
      const answer = await page.evaluate(ask, { message: enginePortMessage, call: { id: nextId++, name, input } });
      if ('error' in answer) throw Failure.of(answer.error);
      return contract[name].output.parse(answer.output) as Output<N>;
    },
  };
}

/** Runs in the page, carried over as its text. */
async function ask({ message, call }: { message: string; call: { readonly id: number } }): Promise<AnswerMessage> {
  const ownPort = async () => {
    const arrived = new Promise<MessagePort>((resolve) => {
      const take = ({ data, ports: [port] }: MessageEvent) => {
        if (data !== message || !port) return;
        window.removeEventListener('message', take);
        resolve(port);
      };
      window.addEventListener('message', take);
    });
    await window.dockhand?.connectEngine();
    return arrived;
  };
  // One after the other: two that wait at once would both take the port of the first.
  const page: Window & { asking?: Promise<MessagePort> } = window;
  page.asking = page.asking ? page.asking.then(ownPort, ownPort) : ownPort();
  const port = await page.asking;
  return new Promise((resolve) => {
    port.addEventListener('message', ({ data }: MessageEvent) => {
      if (data.id !== call.id) return;
      resolve(data);
      port.close();
    });
    port.start();
    port.postMessage(call);
  });
}
