import { Failure } from '#shared/contract/failure.ts';
import type { FailureBody } from '#shared/contract/messages.ts';

/** Posts to the program beside the page; its failures come back as over the socket. */
export async function postForJson<T>(path: string, body: Blob | null = null): Promise<T> {
  const response = await fetch(path, { method: 'POST', body });
  if (response.status === 401) throw new Failure('session.missing');
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  const { error } = answer as { error: FailureBody };
  throw Failure.of(error);
}

/** The one-time token of the link that the page was opened with, until it is exchanged. */
export function linkToken(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token');
}

/** Makes this browser the one that may talk to the engine, with the link's token or the cookie it got for one earlier. */
export async function holdSession(): Promise<void> {
  const token = linkToken();
  if (token) {
    history.replaceState(null, '', location.pathname);
    await fetch(`/session?${new URLSearchParams({ token })}`, { method: 'POST' });
  }
  const { status } = await fetch('/session');
  if (status === 401) throw new Failure('session.missing');
}
