/** Words of the programs around the engine: the window, its menu, the start. */
export const host = {
  title: '入库通',
  'menu.edit': '编辑',
  'menu.cut': '剪切',
  'menu.copy': '复制',
  'menu.paste': '粘贴',
  'menu.selectAll': '全选',
  'menu.view': '显示',
  'menu.resetZoom': '实际大小',
  'menu.zoomIn': '放大',
  'menu.zoomOut': '缩小',
  'menu.fullScreen': '全屏',
  'menu.program': '程序',
  'menu.quit': '退出',
  'cannotRun.title': '入库通无法启动',
  'damaged.title': '数据文件已损坏，入库通打不开它',
  'damaged.restore': '用最近的备份恢复并重新启动',
  'damaged.choose': '选择其他备份…',
  'notMoved.title': '数据没有搬',
  'start.noDisplay': '这里没有图形界面，打不开窗口。请改用网页版：npm run web',
  'start.asRoot': '窗口不能以 root 身份打开。请换普通用户运行 npm start，或改用网页版：npm run web',
  'start.noRuntime':
    'Electron 运行环境下载不了。请检查网络（国内可先设置 ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/），或改用网页版：npm run web',
  'start.notBuilt': '界面没有构建成功，原因见上。请修正后再运行 npm start',
  'dist.noRuntime':
    '没有生成安装包：Electron 运行时下载不了。请检查网络，或用 ELECTRON_MIRROR 设置镜像地址。没有运行时也可以检查打包内容：npm run dist:check',
  'dist.failed':
    '没有生成安装包，原因见上。如果是工具下载不了，请检查网络，或用 ELECTRON_BUILDER_BINARIES_MIRROR 设置镜像地址。',
  'web.open': '请在浏览器打开（链接只能用一次）：{{url}}',
  'web.stop': '按 Ctrl+C 结束',
} as const;
