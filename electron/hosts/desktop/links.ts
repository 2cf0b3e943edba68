import { externalHosts } from '#shared/links.ts';

/** True for https links to the hosts we know, on the usual port and without a user name in them. */
export function mayOpen(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname, port, username, password } = new URL(link);
  return protocol === 'https:' && externalHosts.includes(hostname) && port === '' && username === '' && password === '';
}
