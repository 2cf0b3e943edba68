/** Group robots that an office can be told things by, and what their makers' pages say of them. */
export const vendors = ['dingtalk', 'wecom', 'feishu'] as const;
export type Vendor = (typeof vendors)[number];

interface RobotVendor {
  /** Where its robots' addresses may lie; nothing is ever sent to another host. */
  readonly hosts: readonly string[];
  /** How an address of it begins after the host. */
  readonly path: string;
  /** Whether a robot may ask for a signature, so that there is a second secret beside its address. */
  readonly signs: boolean;
}

export const robotVendors: Readonly<Record<Vendor, RobotVendor>> = {
  dingtalk: { hosts: ['oapi.dingtalk.com'], path: '/robot/send', signs: true },
  wecom: { hosts: ['qyapi.weixin.qq.com'], path: '/cgi-bin/webhook/send', signs: false },
  feishu: { hosts: ['open.feishu.cn', 'open.larksuite.com'], path: '/open-apis/bot/v2/hook/', signs: true },
};

/** What a robot tells of, each a switch. */
export const occasions = ['ended', 'held', 'decision', 'shortage'] as const;
export type Occasion = (typeof occasions)[number];

/** Why an address cannot be a robot's; null when it can. Only `https`, and only the maker's own hosts. */
export function robotAddressProblem(vendor: Vendor, text: string): 'address' | 'host' | 'path' | null {
  const { hosts, path } = robotVendors[vendor];
  const [, host, rest] = /^https:\/\/([^\s/:@?#\\]+)(\/[^\s#\\]*)?$/i.exec(text.trim()) ?? [];
  if (host === undefined) return 'address';
  if (!hosts.includes(host.toLowerCase())) return 'host';
  return rest?.startsWith(path) && rest.length > path.length ? null : 'path';
}
