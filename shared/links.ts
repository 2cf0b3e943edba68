/** The hosts that a link may lead to, over https. */
export const externalHosts: readonly string[] = [
  'github.com',
  'www.etowertech.com',
  'www.xportcn.com',
  'open.taobao.com',
];
