import type { EnvironmentAccount } from '#engine/accounts/accounts.ts';
import type { PartnerId } from '#shared/partners/partner.ts';

interface Names {
  readonly partner: PartnerId;
  readonly settings: Readonly<Record<string, string>>;
  readonly credentials: Readonly<Record<string, string>>;
}

/** Which variable fills which setting; a production account given this way overrides the stored ones. */
const variables: readonly Names[] = [
  {
    partner: 'etower',
    settings: {
      baseUrl: 'DOCKHAND_ETOWER_URL',
      signTarget: 'DOCKHAND_ETOWER_SIGN_TARGET',
      signScheme: 'DOCKHAND_ETOWER_SIGN_SCHEME',
      base64: 'DOCKHAND_ETOWER_BASE64',
      attachNameAs: 'DOCKHAND_ETOWER_ATTACH_NAME',
      fieldLimits: 'DOCKHAND_ETOWER_FIELD_LIMITS',
      fieldNames: 'DOCKHAND_ETOWER_FIELD_NAMES',
    },
    credentials: { token: 'DOCKHAND_ETOWER_TOKEN', key: 'DOCKHAND_ETOWER_KEY' },
  },
  {
    partner: 'top',
    settings: { gateway: 'DOCKHAND_TOP_URL', signMethod: 'DOCKHAND_TOP_SIGN_METHOD' },
    credentials: {
      appKey: 'DOCKHAND_TOP_APP_KEY',
      appSecret: 'DOCKHAND_TOP_APP_SECRET',
      session: 'DOCKHAND_TOP_SESSION',
    },
  },
  {
    partner: 'xport',
    settings: { baseUrl: 'DOCKHAND_XPORT_URL', timestampUnit: 'DOCKHAND_XPORT_TIMESTAMP' },
    credentials: {
      accessKey: 'DOCKHAND_XPORT_ACCESS_KEY',
      accessSecret: 'DOCKHAND_XPORT_ACCESS_SECRET',
      userId: 'DOCKHAND_XPORT_USER_ID',
    },
  },
];

/** The production accounts that the environment describes, wholly or in part. */
export function environmentAccounts(env: NodeJS.ProcessEnv = process.env): EnvironmentAccount[] {
  return variables.flatMap(({ partner, settings, credentials }) => {
    const account = { partner, settings: pick(env, settings), credentials: pick(env, credentials) };
    const given = Object.keys(account.settings).length + Object.keys(account.credentials).length;
    return given > 0 ? [account] : [];
  });
}

function pick(env: NodeJS.ProcessEnv, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => {
      const value = env[name];
      return value ? [[key, value]] : [];
    }),
  );
}

/** The variables that point the production settings at given addresses, for a person to copy. */
export function environmentOf(
  addresses: Readonly<Record<string, string>>,
  credentials: Readonly<Record<string, Readonly<Record<string, string>>>>,
): [name: string, value: string][] {
  return variables.flatMap(({ partner, settings, credentials: names }) => {
    const address = addresses[partner];
    const [urlName] = Object.values(settings);
    if (!address || !urlName) return [];
    const secrets = Object.entries(names).map(([key, name]): [string, string] => [
      name,
      credentials[partner]?.[key] ?? '',
    ]);
    return [[urlName, address] as [string, string], ...secrets];
  });
}
