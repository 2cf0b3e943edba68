/**
 * The folder on a server that updates are looked for in, with a slash at its end; null for an address that cannot be
 * used. https only: the signature keeps a forged update out, but a plain connection would let anybody hide a real one.
 * This computer itself may do without.
 */
export function updateAddress(setting: string): string | null {
  const address = setting.trim();
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, username, password, search, hash } = new URL(address);
  const secure = protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
  if (!secure || username !== '' || password !== '' || search !== '' || hash !== '') return null;
  return address.endsWith('/') ? address : `${address}/`;
}
