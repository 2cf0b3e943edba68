/** Words of the page's frame: what stands around every screen. */
export const app = {
  title: '入库通',
  'language.switch': 'English',
  theme: '主题',
  'theme.system': '跟随系统',
  'theme.light': '浅色',
  'theme.dark': '深色',
  'connection.connecting': '正在连接…',
  'connection.lost': '与程序的连接断开了，正在重新连接。已保存的内容不会丢失。',
  'connection.ended': '如果程序已经关闭，请重新运行 npm run web，打开新的链接。',
  'connection.refused': '这个链接已经用过或已失效。请回到启动入库通的窗口，重新运行 npm run web，打开新的链接。',
  'runs.none': '还没有批次',
  'crash.title': '页面出错了',
  'crash.help': '您的数据没有受影响。请重新载入；如果再次出现，请把下面的内容发给技术支持。',
  'crash.reload': '重新载入',
} as const;
