import { Failure } from '#shared/contract/failure.ts';
import { type Robot, type RobotSettings, robotSettings } from '#shared/contract/robots.ts';
import { robotAddressProblem, type Vendor } from '#shared/notify/robots.ts';
import type { ProblemParams } from '#shared/problem.ts';
import { createSecrets } from '../accounts/accounts.ts';
import type { Ports } from '../ports.ts';
import type { Store, StoredRobot } from '../store/store.ts';
import type { OpenRobot } from './post.ts';

/** A robot that the environment describes. Whoever sets that may also let messages stay on this computer. */
export interface EnvironmentRobot {
  readonly vendor: Vendor;
  readonly url: string;
  readonly secret: string | null;
  readonly settings: Partial<RobotSettings>;
}

/** A robot that may tell something. */
export type KnownRobot = StoredRobot & { readonly environment: boolean };

const idOf = ({ vendor }: Pick<EnvironmentRobot, 'vendor'>) => `environment-${vendor}`;

export type Robots = ReturnType<typeof createRobots>;

/** The office's group robots: stored ones, and those of the environment. */
export function createRobots(
  { robots: rows }: Pick<Store, 'robots'>,
  ports: Pick<Ports, 'secrets'>,
  environment: readonly EnvironmentRobot[],
) {
  const secrets = createSecrets(rows, ports.secrets);

  const all = (): readonly KnownRobot[] => [
    ...rows.list().map((robot) => ({ ...robot, environment: false })),
    ...environment.map((given) => ({
      id: idOf(given),
      vendor: given.vendor,
      name: given.vendor,
      settings: robotSettings.parse(given.settings),
      // Whoever writes it into the environment means it.
      provedAt: new Date(0).toISOString(),
      environment: true,
    })),
  ];

  const find = (id: string): KnownRobot => {
    const robot = all().find((each) => each.id === id);
    if (!robot) throw new Failure('robot.unknown', { robot: id });
    return robot;
  };

  /** Null where its address is not known here: it was not entered, or another host encrypted it. */
  const open = async ({ id, vendor }: Pick<KnownRobot, 'id' | 'vendor'>): Promise<OpenRobot | null> => {
    const given = environment.find((each) => idOf(each) === id);
    if (given) return { id, vendor, url: checkedGiven(given), secret: given.secret };
    const { url, secret } = await secrets.read(id);
    if (url === undefined || robotAddressProblem(vendor, url) !== null) return null;
    return { id, vendor, url, secret: secret === undefined || secret === '' ? null : secret };
  };

  return {
    all,
    find,
    open,

    async describe(robot: KnownRobot): Promise<Robot> {
      const { id, vendor, name, settings, provedAt, environment: isGiven } = robot;
      const opened = await open(robot);
      const last = rows.last(id);
      const told = last && { at: last.at, ok: last.ok, ...readDetail(last.detail) };
      const host = opened && new URL(opened.url).host;
      return {
        id,
        vendor,
        name,
        ...settings,
        host,
        provedAt: isGiven ? null : provedAt,
        environment: isGiven,
        last: told,
      };
    },

    /** @throws Failure `robot.address`, `robot.host`, `robot.path` */
    async save(
      { id, vendor, name, settings }: Omit<StoredRobot, 'provedAt'>,
      typed: { readonly url?: string | undefined; readonly secret?: string | null | undefined } | undefined,
    ): Promise<KnownRobot> {
      const before = rows.get(id);
      const known = before ? await secrets.read(id) : {};
      const url = typed?.url ?? known.url;
      const problem = url === undefined ? 'address' : robotAddressProblem(vendor, url);
      // What another computer encrypted stays as it is while nothing of it is typed anew.
      const unread = before !== null && typed?.url === undefined && known.url === undefined;
      if (problem !== null && !unread) throw new Failure(`robot.${problem}`, { name });
      const secret = typed?.secret === undefined ? (known.secret ?? null) : typed.secret;
      const isAnother = typed?.url !== undefined && typed.url !== known.url;
      const provedAt = before && !isAnother && before.vendor === vendor ? before.provedAt : null;
      rows.save({ id, vendor, name, settings, provedAt });
      if (typed && url !== undefined) await secrets.write(id, { url, ...(secret !== null && { secret }) });
      return find(id);
    },
  };
}

function checkedGiven({ vendor, url }: EnvironmentRobot): string {
  const local = URL.parse(url);
  if (local?.protocol === 'http:' && local.hostname === '127.0.0.1') return url;
  const problem = robotAddressProblem(vendor, url);
  if (problem !== null) throw new Failure(`robot.${problem}`, { name: vendor });
  return url;
}

function readDetail(detail: string | null): {
  readonly code: string;
  readonly params: Record<string, string | number>;
} {
  if (detail === null) return { code: 'ok', params: {} };
  const { code, params } = JSON.parse(detail) as { code: string; params: ProblemParams };
  return { code, params: { ...params } };
}
