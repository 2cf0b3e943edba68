/** Words of the programs around the engine: the window, its menu, the start. */
export const host = {
  title: '入库通',
  'menu.file': '文件',
  'menu.open': '打开表格…',
  'menu.settings': '设置',
  'menu.help': '帮助',
  'menu.guide': '使用说明',
  'menu.keys': '快捷键',
  'menu.edit': '编辑',
  'menu.undo': '撤销',
  'menu.redo': '重做',
  'menu.cut': '剪切',
  'menu.copy': '复制',
  'menu.paste': '粘贴',
  'menu.selectAll': '全选',
  'menu.view': '显示',
  'menu.resetZoom': '实际大小',
  'menu.zoomIn': '放大',
  'menu.zoomOut': '缩小',
  'menu.fullScreen': '全屏',
  'menu.about': '关于入库通',
  'menu.services': '服务',
  'menu.hide': '隐藏入库通',
  'menu.hideOthers': '隐藏其他',
  'menu.unhide': '全部显示',
  'menu.window': '窗口',
  'menu.close': '关闭窗口',
  'menu.minimize': '最小化',
  'menu.zoom': '缩放',
  'menu.front': '前置全部窗口',
  'menu.quit': '退出',
  'cannotRun.title': '入库通无法启动',
  'notStarted.text':
    '启动时出错：{{reason}}\n数据没有动。请重新启动电脑后再试；如果仍然这样，请把日志发给技术支持：{{file}}',
  'notStarted.noLog':
    '启动时出错：{{reason}}\n数据没有动。请重新启动电脑后再试；如果仍然这样，请把这段话发给技术支持。',
  'noLock.title': '入库通没有启动',
  'noLock.made':
    '无法在“{{folder}}”里建立标记（只允许启动一次）。请检查这个文件夹和临时文件夹能否写入、硬盘是否已满，再重新启动。数据没有动。',
  'noLock.held':
    '“{{file}}”说入库通正在“{{holder}}”上运行，但它没有回应。如果那里没有运行入库通，请删除这个文件，再重新启动。数据没有动。',
  'damaged.title': '数据文件已损坏，入库通打不开它',
  'damaged.restore': '用最近的备份恢复并重新启动',
  'damaged.choose': '选择其他备份…',
  'pageBroken.title': '界面显示不出来',
  'pageBroken.text':
    '界面出了错，显示不出来。数据没有动，正在发送的照常继续。请重新打开界面；如果仍然这样，请把日志发给技术支持：{{file}}',
  'pageBroken.again': '重新打开界面',
  'leavingRoaming.title': '正在把数据搬到本机',
  'leavingRoaming.text':
    '原来的位置会随 Windows 账户漫游到别的电脑。每个文件都会复制并核对，可能要几分钟；搬好后入库通会自己打开，请不要关机。',
  'leftRoaming.title': '数据已搬到本机',
  'leftRoaming.text':
    '原来的位置会随 Windows 账户漫游到别的电脑，两台电脑会各有一份发送记录，所以入库通把数据搬到了“{{to}}”，每个文件都核对过。\n旧的“{{from}}”还在，不再使用；确认一切正常后可以删除。',
  'synced.title': '数据文件夹在同步盘里',
  'synced.text':
    '“{{folder}}”由同步服务（OneDrive、坚果云之类）管理。它可能换回旧的文件，也会把发送记录带到别的电脑。请在“设置 → 数据与备份”里把数据换到同步范围以外的位置。',
  'notMoved.title': '数据没有搬',
  'start.noDisplay': '这里没有图形界面，打不开窗口。请改用网页版：npm run web',
  'start.asRoot': '窗口不能以 root 身份打开。请换普通用户运行 npm start，或改用网页版：npm run web',
  'start.noRuntime':
    'Electron 运行环境下载不了。请检查网络（国内可先设置 ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/），或改用网页版：npm run web',
  'start.notBuilt': '界面没有构建成功，原因见上。请修正后再运行 npm start',
  'start.notBundled': '命令行没有打包成功，这次直接用源代码运行，会慢一些。想知道原因，请运行 npm run build',
  'dist.noRuntime':
    '没有生成安装包：Electron 运行时下载不了。请检查网络，或用 ELECTRON_MIRROR 设置镜像地址。没有运行时也可以检查打包内容：npm run dist:check',
  'dist.failed':
    '没有生成安装包，原因见上。如果是工具下载不了，请检查网络，或用 ELECTRON_BUILDER_BINARIES_MIRROR 设置镜像地址。',
  'web.open': '请在浏览器打开（链接只能用一次）：{{url}}',
  'web.running': '入库通已经在运行，请在浏览器打开（链接只能用一次，15 分钟内有效）：{{url}}',
  'web.silent':
    '无法执行：入库通的网页服务已经在运行，但是没有回答。请到它的终端窗口按 Ctrl+C 结束它（关不掉时在任务管理器里结束），再试一次。没有发送任何内容',
  'web.asked': '页面要了一个新链接，请在浏览器打开（只能用一次，15 分钟内有效）：{{url}}',
  'web.stop': '按 Ctrl+C 结束',
} as const;
