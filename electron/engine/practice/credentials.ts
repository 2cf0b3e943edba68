/**
 * What the practice partners accept. No secrets: they open nothing but servers on this machine, and everybody may
 * know them. The built-in practice accounts use them and the command line shows them.
 */
export const practiceCredentials = {
  etower: { token: 'practice-token', key: 'practice-key' },
  top: { appKey: '12345678', appSecret: 'practice-secret', session: 'practice-session' },
  xport: { accessKey: 'practice-access-key', accessSecret: 'practice-access-secret', userId: 'practice-user' },
} as const;
