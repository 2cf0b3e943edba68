import { userInfo } from 'node:os';

/** The name that the computer knows its user by; empty where it has none (a container, say). */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
