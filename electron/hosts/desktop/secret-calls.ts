import type { SecretStore } from '#engine/ports.ts';
import type { SecretAnswer, SecretCall } from './engine-messages.ts';

/** Main process: carries out one call of the engine's. Never rejects, and says no more than that it failed. */
export async function answerSecret(secrets: SecretStore, call: SecretCall): Promise<SecretAnswer> {
  try {
    return { ok: true, value: await carryOut(secrets, call) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.name : 'Error' };
  }
}

function carryOut(secrets: SecretStore, call: SecretCall): Promise<boolean | string | Uint8Array> {
  switch (call.op) {
    case 'available':
      return secrets.available();
    case 'encrypt':
      return secrets.encrypt(call.plain);
    case 'decrypt':
      return secrets.decrypt(call.cipher);
  }
}

/** Engine's process: the secret store as the engine sees it, and the function that takes the main process's answers. */
export function borrowedSecrets(ask: (id: number, call: SecretCall) => void): {
  readonly secrets: SecretStore;
  take(id: number, answer: SecretAnswer): void;
} {
  const waiting = new Map<number, (answer: SecretAnswer) => void>();
  let lastId = 0;

  async function call<T>(secretCall: SecretCall, fits: (value: unknown) => value is T): Promise<T> {
    const answer = await new Promise<SecretAnswer>((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      ask(lastId, secretCall);
    });
    if (answer.ok && fits(answer.value)) return answer.value;
    throw new Error(`The system's encryption did not answer: ${answer.ok ? 'unexpected value' : answer.error}`);
  }

  return {
    secrets: {
      available: () => call({ op: 'available' }, (value) => typeof value === 'boolean'),
      encrypt: (plain) => call({ op: 'encrypt', plain }, (value) => value instanceof Uint8Array),
      decrypt: (cipher) => call({ op: 'decrypt', cipher }, (value) => typeof value === 'string'),
    },
    take(id, answer) {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}
