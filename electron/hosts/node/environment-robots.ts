import type { EnvironmentRobot } from '#engine/notify/notify.ts';
import { vendors } from '#shared/notify/robots.ts';
import { language } from './environment.ts';

/**
 * Group robots that the environment describes: `DOCKHAND_DINGTALK_URL` and `_SECRET`, `DOCKHAND_WECOM_URL`,
 * `DOCKHAND_FEISHU_URL` and `_SECRET`. `DOCKHAND_ROBOT_PREFIX` begins their messages, `DOCKHAND_ROBOT_PRACTICE=1` has them told of
 * practised runs too.
 */
export function environmentRobots(env: NodeJS.ProcessEnv = process.env): EnvironmentRobot[] {
  const prefix = env.DOCKHAND_ROBOT_PREFIX;
  const settings = {
    lang: language(env),
    practice: env.DOCKHAND_ROBOT_PRACTICE === '1',
    ...(prefix !== undefined && { prefix }),
  };
  return vendors.flatMap((vendor) => {
    const name = `DOCKHAND_${vendor.toUpperCase()}`;
    const url = env[`${name}_URL`];
    return url ? [{ vendor, url, secret: env[`${name}_SECRET`] || null, settings }] : [];
  });
}
