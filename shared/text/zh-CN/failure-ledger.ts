/** What keeps the office's ledger from being used, by `Failure` code. */
export const ledgerFailures = {
  'ledger.address': '办公室账本的地址不对。要写成 postgres://用户:密码@主机:端口/数据库。',
  'ledger.option': '办公室账本的地址里有不认识的选项“{{name}}”，所以没有连接。只能用 sslmode 和 sslrootcert。',
  'ledger.noTls': '办公室账本不在这台电脑上，必须加密连接并核对证书，sslmode={{mode}} 做不到。请去掉它。',
  'ledger.plain': '{{address}} 上的数据库没有开启加密（TLS），所以没有连接。请在服务器上开启，再试一次。',
  'ledger.authority': '地址里写的证书文件“{{file}}”打不开。',
  'ledger.certificate':
    '{{address}} 的证书不可信（{{cause}}），所以没有连接，也没有发送任何单据。请核对地址，或用 sslrootcert 指明办公室自己的证书机构。',
  'ledger.unreachable':
    '连不上办公室账本 {{address}}（{{cause}}）。导入、检查和修改照常；发送要等它恢复，不会有单据不登记就发出去。',
  'ledger.slow': '办公室账本 {{address}} 太久没有回答，这一步没有做。请稍后再试。',
  'ledger.busy': '办公室账本 {{address}} 正忙，这一步没有做。请稍后再试。',
  'ledger.login': '{{address}} 不接受地址里的用户名或密码。',
  'ledger.noDatabase': '{{address}}：服务器上没有这个数据库。',
  'ledger.rights': '{{address}}：这个用户的权限不够。请让管理员按 docs/office.md 授权。',
  'ledger.readOnly': '{{address}} 现在只能读（可能是备用服务器），所以没有登记，也没有发送。请改用主服务器的地址。',
  'ledger.notSetUp': '{{address}} 里还没有办公室账本的表，这个用户也不能建。请让管理员按 docs/office.md 建好。',
  'ledger.newer':
    '{{address}} 的账本是更新版本的入库通建的（第 {{theirs}} 版，这里只认到第 {{ours}} 版）。请先升级入库通。',
  'ledger.answers': '{{address}} 的回答不像办公室账本（{{what}}），所以不采用，也没有发送。请让管理员查看服务器。',
  'ledger.copied':
    '这个数据文件夹是复制的：之后（{{date}}）有人用另一份、以同一台电脑的名义打开过办公室账本，所以这里不发送。要让这一份作为另一台电脑继续，请运行 dockhand office new-desk。',
  'ledger.anew': '这台电脑的其他程序一直在打开办公室账本，所以这次没有做。请稍后再试。',
  'ledger.wentBack':
    '{{address}} 的办公室账本被恢复到了较早的时刻，之后发出的单据它不全知道。请先打开这些电脑上的入库通，把发过的补登进去，在此之前不发送：{{desks}}。如果它们没有发过单据：dockhand office go-on。',
  'ledger.none':
    '没有加入办公室账本。可以在设置里加入，或用 dockhand office join，或设置环境变量 DOCKHAND_OFFICE_URL，写法见 docs/office.md。',
  'ledger.password':
    '这台电脑加入了办公室账本 {{address}}，但这里不知道它的密码。请在设置里再加入一次，或设置 DOCKHAND_OFFICE_URL。在此之前，正式单据不发送。',
  'ledger.environmentGone':
    '这个数据文件夹的另一个程序按环境变量 DOCKHAND_OFFICE_URL 用了办公室账本 {{address}}，而这个程序启动时没有这个变量。为避免同一张单据发两次，正式单据不从这里发送。请设好这个变量再启动，或在设置里加入这个账本；如果不再用它，请退出账本（dockhand office leave）。',
  'ledger.sending': '正在发送单据，所以没有改动办公室账本。请等发送结束，或先暂停，再试一次。',
  'ledger.byEnvironment': '办公室账本由环境变量 DOCKHAND_OFFICE_URL 指定，不能在这里加入或退出。请先去掉这个变量。',
  'ledger.joined': '这台电脑已经加入 {{address}} 的办公室账本。要换一个，请先退出。',
  'ledger.unsettled':
    '还有 {{count}} 个单据的结果没有告诉办公室账本，所以没有退出：别的电脑还在等这些结果。请等账本连得上时再退出。一定要现在退出，结果会在下次加入时补上。',
  'ledger.rightsMissing':
    '{{address}}：这个用户缺少权限（{{missing}}）。请让管理员运行 docs/office-grants.sql，再试一次。',
  'run.sentAtAnotherDesk':
    '有 {{orders}} 张单据用别的账号发给过同一个对方，或正在发送（例如 {{date}} 另一台电脑「{{desk}}」（{{person}}）用「{{account}}」），这里一张也没有发送。确实要用现在的账号再发一次，请先确认（命令行加 --sent-elsewhere）。',
  'ledger.changed': '另一个程序刚刚让这台电脑加入或退出了办公室账本，所以这一步没有做。请再试一次。',
  'ledger.deskName': '这台电脑的名字要有 1 到 60 个字。',
} as const;
