import { ledgerFailures } from './failure-ledger.ts';

/** Calls that could not be carried out, by `Failure` code. */
export const failure = {
  // Practice partners
  'practice.portInUse': '端口 {{port}} 已被其他程序占用，请换一个端口，或先关闭占用它的程序。',
  'practice.ledgerInUse': '演练记录“{{path}}”正被另一个演练服务使用，请先关闭那一个，或换一个记录文件。',
  'practice.ledgerDamaged':
    '演练记录“{{path}}”第 {{line}} 行无法读取。请把这个文件移走（会重新开始记录），或修复这一行。',
  'practice.faultForm': '故障设置“{{part}}”看不懂：每一项应写成“名称=值”，各项之间用英文逗号分隔。',
  'practice.faultTwice': '故障设置里“{{name}}”写了两次，请只保留一个。',
  'practice.faultUnknown': '没有名为“{{name}}”的故障设置。可以使用：{{known}}。',
  'practice.faultChance': '“{{name}}={{value}}”不对：应填 0 到 1 之间的数，例如 0.1 表示十次里约有一次。',
  'practice.faultNumber': '“{{name}}={{value}}”不对：应填 {{from}} 到 {{to}} 之间的整数。',
  'practice.faultLatency': '“latency={{value}}”不对：应填毫秒数，例如 50，或从小到大的范围，例如 50-200。',
  'practice.faultSum': '各种故障的概率加起来是 {{sum}}，不能超过 1，请调低一些。',
  'report.notWritable':
    '写不到“{{file}}”（{{reason}}）。请检查文件夹在不在、有没有权限、硬盘有没有空间，以及这个文件是否正在别的程序里打开。',
  'report.overSource': '“{{file}}”就是导入的原文件，报告不会覆盖它。请换一个文件名。',
  'report.extension': '报告只能写成 .xlsx 或 .csv 文件，收到：{{file}}',
  'report.sourceUnreadable': '原文件“{{file}}”读不出来，无法生成报告。请确认它没有被移动或损坏，再试一次。',
  'labels.kind': '这类单据（{{kind}}）没有箱子，不能打箱唛。',
  'labels.setting': '箱唛没有“{{name}}”这个设置，或者它不能是“{{value}}”。',
  'labels.tooMany': '一共 {{labels}} 张箱唛，一次最多 {{most}} 张。请按单据分几次打。',
  'labels.from': '一共只有 {{labels}} 张箱唛，不能从第 {{from}} 张开始。',
  'labels.sheets': '标签打印机用的是卷纸，不能是“{{paper}}”。请选 100x150、100x100、100x60 或 70x30。',
  'labels.tooLarge': '箱唛太多，时间或内存不够。请按单据分几次打。',
  'labels.noFont': '程序里的中文字体找不到了，不能打箱唛。请重新安装入库通。',
  'labels.extension': '箱唛只能写成 .pdf 或 .zpl 文件，收到：{{file}}',
  'packing.tooMany': '一共 {{orders}} 张单据，一个文件最多写 {{most}} 张的装箱单。请按单据分几次写。',
  'packing.extension': '装箱单只能写成 .xlsx 或 .pdf 文件，收到：{{file}}',
  'office.logo': '“{{file}}”不能用作标志：要 PNG 或 JPEG 图片，不超过 {{kb}} KB。',
  internal: '程序内部出错，操作没有完成。请重试；如果再次出现，请把日志发给技术支持。',
  'input.invalid': '请求的内容不对，操作没有执行。请重新载入页面再试。',
  'procedure.unknown': '页面和程序的版本不一致。请重新载入页面。',
  'sender.refused': '这个请求不是来自入库通的页面，已拒绝。',
  'connection.lost': '与程序的连接断开了，这次操作是否完成还不确定。重新连接后请先核对再重试。',
  'session.missing': '这个浏览器没有登录，或登录已失效（链接只能用一次，一周不用也会失效）。请刷新页面，要一个新链接。',
  'engine.stopped': '后台程序没有在运行。请重新启动入库通。',
  'engine.crashes': '后台程序反复意外退出，已停止。数据都在，请重新启动；如果再次出现，请把日志发给技术支持。',
  'path.notChosen': '只能保存到您在对话框里选的位置。请重新选择保存位置。',
  'path.notPicked': '只能读取您选的、拖进窗口的或用入库通打开的文件。请重新选择“{{file}}”。',
  'path.notUploaded': '只能导入通过这个页面上传的文件。请重新拖入文件。',
  'file.unread': '「{{file}}」的内容现在读不出来。请把文件再导入一次。',
  'file.notOurs': '只能打开入库通这次生成的文件。',
  'update.notReady': '还没有下载好的更新。请先检查更新。',
  'update.submitting': '有 {{runs}} 个批次正在发送，现在不能更新。请等它们发送完，或先暂停，再更新。',
  'update.damaged': '下载的更新与发布者签名的不一致，没有安装。请再检查一次更新。',
  'update.noRoom': '磁盘空间不够，还差 {{megabytes}} MB，没有安装更新。请清理磁盘后再试；现在的版本没有改动。',
  'link.refused': '这个网址不在允许打开的范围内。',
  'web.portInUse': '端口 {{port}} 已被其他程序占用。请换一个端口，或先关闭占用它的程序。',
  'upload.tooLarge': '文件「{{name}}」超过 {{maxMb}} MB，没有上传。请拆分后再导入。',
  'upload.name': '文件名「{{name}}」不能使用。请改名后再拖入。',
  'upload.failed': '文件「{{name}}」上传没有完成。请重试。',
  // Store
  'store.networkShare': '数据文件夹“{{folder}}”在网络共享上，数据可能损坏，不能使用。请改用本机硬盘上的文件夹。',
  'store.moved':
    '这里的数据（{{file}}）已经搬到“{{folder}}”，不能再用旧的，否则会重复发送。请重新启动入库通，它会使用新的位置。',
  'dataFolder.gone':
    '数据文件夹“{{folder}}”找不到了。请接上它所在的硬盘，再打开入库通。为防止重复发送，不会从空白开始。如果它确实没有了，请删除“{{file}}”，再用备份恢复。',
  'dataFolder.unreadable': '记录数据文件夹位置的文件“{{file}}”读不出来。请联系负责电脑的同事或技术支持。',
  'dataFolder.elsewhere':
    '您的数据在另一台电脑上（“{{folder}}”），这台电脑没有发送记录，现在开始用就可能重复发送。请在那台电脑上继续使用；确实要换到这台，请先在那边备份，然后删除这台电脑上的“{{former}}”，启动后从备份恢复。',
  'dataFolder.fixed': '数据文件夹由这台电脑的环境变量 DOCKHAND_HOME 指定，不能在这里搬。请联系负责电脑的同事。',
  'move.network': '“{{folder}}”在网络共享上，数据可能损坏，不能使用。请选本机硬盘上的文件夹。',
  'move.synced':
    '“{{folder}}”由同步服务（OneDrive、坚果云之类）管理，会把正在写的文件复制走或换回旧的，不能使用。请选同步范围以外的文件夹。',
  'move.tooLong': '“{{folder}}”的路径太长，Windows 打不开里面的文件。请选一个更短的位置，例如 D:\\Dockhand。',
  'move.inside': '数据已经在“{{folder}}”，不能搬到它里面或外面一层。请选别的文件夹。',
  'move.notEmpty': '“{{folder}}”里已经有别的内容，不能使用。请选一个空文件夹。',
  'move.notWritable': '不能写入“{{folder}}”。请检查权限，或选别的文件夹。数据没有改动。',
  'move.full': '那个硬盘空间不够（需要 {{neededMb}} MB）。请清理空间，或选别的硬盘。数据没有改动。',
  'move.differs': '复制后核对时，“{{file}}”与原来的不一致，硬盘可能有问题。数据没有改动，仍在原来的位置。',
  'move.failed': '没有搬成（{{reason}}）。数据没有改动，仍在原来的位置。请换一个文件夹再试。',
  'move.working':
    '现在不能搬：有 {{sending}} 个批次正在发送，{{importing}} 个文件正在导入。请等它们结束，或先暂停发送。',
  'store.foreign': '“{{file}}”不是入库通的数据文件，没有打开，也没有改动。请把它移走，或换一个数据文件夹。',
  'store.newer': '“{{file}}”是用更新版本的入库通保存的，当前版本 {{version}} 打不开。请升级入库通；文件没有改动。',
  'store.damaged': '数据文件“{{file}}”已损坏，没有改动。可以用最近的备份“{{backup}}”恢复，损坏的文件会另外保留。',
  'store.damagedNoBackup':
    '数据文件“{{file}}”已损坏，也没有找到自动备份，文件没有改动。如果您另存过备份，请用它恢复；否则请联系技术支持。',
  'store.inUse': '另一个入库通正在使用“{{file}}”。请先关闭它，再试一次。',
  'store.busy': '数据文件“{{file}}”正忙，这次操作没有完成。请稍后再试。',
  'store.notWritable': '不能写入“{{file}}”。请检查文件夹的权限，或是否被其他程序锁定。',
  'store.full': '硬盘空间不足，无法保存到“{{file}}”。请清理出一些空间再试。',
  'store.migration': '数据文件“{{file}}”升级失败，已恢复原样，可以继续用旧版本打开。请联系技术支持（{{reason}}）。',
  'store.notBackup': '“{{file}}”不是入库通的备份，或者已损坏，没有恢复。现有的数据没有改动。',
  'store.backupUnread': '备份“{{file}}”读不出来（{{reason}}），没有恢复，也没有改动任何数据。请选别的备份。',
  'order.noAttachments': '这种单据不能带附件。',
  'order.locked': '单据 {{order}} 已在发送或已发送，不能再修改。这次没有做任何改动。',
  // Engine
  'account.credentials': '账号还缺少这些密钥：{{names}}。请在设置里填写，或设置环境变量。',
  'account.elsewhere':
    '这个批次属于环境变量以前描述的账号（{{address}}），现在的环境变量是另一个账号。请把环境变量改回原来的账号再继续。',
  'account.nameTaken': '已经有一个叫「{{name}}」的账号了。请换一个名字，免得发错。',
  'account.sameAccount':
    '这和已有的账号「{{name}}」是同一个：地址和公开的密钥都一样。请直接修改「{{name}}」，不要重复添加。',
  'account.stillSending':
    '用这个账号的 {{runs}} 个批次还没有发完，或还有结果待确认（{{names}}），现在不能改成另一个账号（地址和密钥都不同）。请先发送完、取消或确认结果，或另外添加账号。',
  'account.inUse':
    '用这个账号的 {{runs}} 个批次还没有发完，或还有结果待确认（{{names}}），现在不能删除：删掉密钥就没法继续或核对。请先发送完、取消或确认结果。',
  'account.missing':
    '还没有可用的正式账号（{{partner}}）。请在设置里添加账号，或设置环境变量 DOCKHAND_…；也可以先用演练。',
  'account.noAddress': '账号「{{account}}」还没有接口地址：正式环境还是测试环境，请在设置里选定，或设置环境变量。',
  'account.noPractice': '没有「{{partner}}」的演练伙伴，请改用正式账号。',
  'account.settings': '账号的这些设置不正确：{{names}}。请在设置里改正。',
  'account.unknown': '找不到这个账号，它可能已被删除。请重新选择账号，或在设置里恢复它。',
  'field.unknown': '没有名为 {{field}} 的字段。',
  'freight.notSeen':
    '运费合计 {{sum}}，下单前要先看过并确认这个金额，一张也没有下。请先看运费再确认（命令行加 --max-total，例如按上面的金额）。',
  'freight.dearer': '现在运费合计 {{sum}}，比确认过的 {{seen}} 多，一张也没有下。请看过新的金额再确认。',
  'freight.notOffered': '对方没有为这一行提供这个物流服务。请先重新预览运费，再选择。',
  'freight.stopped': '运费预览已停止，没有发送。',
  'import.cancelled': '导入已取消，没有保存任何内容。',
  'import.twice': '这次导入（{{importId}}）正在进行，请等它结束。',
  'kind.unknown': '没有名为 {{kind}} 的单据类型。可用的有：{{known}}。',
  'order.missing': '找不到这张单据，它可能已随批次删除。',
  'practice.running': '这个数据文件夹的演练伙伴已由另一个程序启动（{{folder}}）。请直接使用，或先关闭那个程序。',
  'problem.noFix': '这个问题没有可用的修改建议，可能已经改好。',
  'skuItem.invalid': 'SKU 和货品 ID 都要填写。',
  'sample.missing': '这个版本没有附带示例文件。请直接导入您自己的表格。',
  'run.sending': '批次 {{run}} 还没有发完，不能删除。请先取消发送。',
  'run.sent': '批次 {{run}} 已有单据发送过，不能再改变读取方式或账号。请重新导入文件。',
  'masterData.notOffered': '这一类单据的对方没有仓库和商品资料可问（{{kind}}）。',
  'masterData.busy': '正在发送单据，没有去问。请等发送停下再试。',
  'masterData.noneUnknown': '没有查不到库存记录的 SKU，不用登记。请先点“核对仓库和 SKU”。',
  'masterData.failed': '没有问到仓库资料：{{reason}}',
  'order.notAccepted': '单据 {{key}} 没有被接收，或已经撤回，没有可撤回的。',
  'order.notWithdrawn': '单据 {{key}} 没有撤回。',
  'order.noLines': '单据 {{key}} 在这个批次里已经没有内容了，请重新导入表格，并换一个新单号。',
  'cancel.off': '这个账号没有打开“可以向菜鸟撤回单据”，或这类单据没有撤回接口。',
  'cancel.noBody': '单据 {{key}} 发送过的内容已经清理，不能请菜鸟撤回。请在菜鸟后台撤回，再在这里记下。',
  'cancel.type': '单据 {{key}} 的类型是 {{type}}，撤回接口没有这一类。请在菜鸟后台撤回，再在这里记下。',
  'cancel.open': '单据 {{key}} 已经请菜鸟撤回过，结果还不知道。请先查结果；确实要再请一次，请说明。',
  'cancel.notSent': '撤回请求没有发出去（{{reason}}），单据没有变，可以再试。',
  'cancel.notAsked': '单据 {{key}} 没有结果不明的撤回请求。',
  'order.numberTaken': '单号 {{key}} 已经用过，或就在这个批次里。请换一个没有用过的单号。',
  'robot.unknown': '找不到群机器人 {{robot}}，它可能已被删除。',
  'robot.address': '群机器人「{{name}}」的地址不对：请从群设置里完整复制，以 https:// 开头。',
  'robot.host': '群机器人「{{name}}」的地址不是这家的：消息只发往钉钉、企业微信和飞书自己的地址。',
  'robot.path': '群机器人「{{name}}」的地址不完整：请从群设置里完整复制。',
  'run.unknown': '找不到批次 {{run}}。',
  'run.deleted': '批次 {{run}} 已在 {{date}} 删除，{{until}} 之前可以在“所有批次”的回收站里恢复。',
  'run.sentElsewhere':
    '有 {{orders}} 张单据用别的账号发给过同一个对方（例如 {{date}} 用「{{account}}」），一张也没有发送。确实要用现在的账号再发一次，请先确认（命令行加 --sent-elsewhere）。',
  'layout.unknown': '这种表格的记忆已经不在了：可能在别处删掉了。请刷新后再看。',
  'layout.nameTaken': '已经有一种表格叫“{{name}}”。请换一个名字。',
  'layout.none': '还没有记住任何表格，没有可导出的内容。',
  'layoutFile.unreadable': '打不开这个文件，或者它不是入库通导出的表格记忆。请选择用“导出”存下来的 .json 文件。',
  'layoutFile.newer': '这个文件是较新版本的入库通导出的（格式 {{version}}）。请先更新这台电脑上的入库通，再导入。',
  'layoutFile.invalid': '这个文件的内容不完整或被改动过（{{place}}），没有导入任何内容。请重新导出一份。',
  'layoutFile.tooLarge': '这个文件太大，不像是表格记忆，没有导入任何内容。',
  'columns.noKey':
    '“{{sheet}}”没有认出哪一列是“{{field}}”。表头有：{{headers}}。{{likeliest}}请用 --map "列名={{key}}" 指定。',
  'columns.noField': '没有名为 {{field}} 的字段。字段名见 docs/fields。',
  'columns.notSet':
    '--set {{field}} 用不上：读到的表格都没有这个字段，{{kinds}} 才有。请去掉它，或者用 --kind 说明表格是哪一类。',
  'columns.noReading': '看不懂 {{said}}。{{field}} 和冒号后面可以写：{{possible}}。',
  'columns.noReadings': '看不懂 {{said}}。{{field}} 后面不能再写别的。',
  'columns.noHeader': '没有找到列名为“{{header}}”的列。表头有：{{headers}}。',
  'columns.notGiven': '列“{{header}}”不能读作 {{field}}：这类单据没有这个字段，或者另一列也指定了它。',
  'columns.notAnswered':
    '列“{{header}}”还没有对应的字段，或者要拆成几个字段，这样的 --read 用不上。请用 --map "{{header}}=字段" 指定，单位写在冒号后面，例如 字段:g。',
  'columns.noSheet': '没有名为“{{sheet}}”的工作表。有：{{sheets}}。',
  'columns.askedFor': '这些列还没有确认：{{columns}}。核对后加 --yes 再发送，或用 --map 指定。',
  'columns.orderCount':
    '“{{sheet}}”的列“{{column}}”可能是每一行的箱数，也可能是整单的箱数，数字两种都说得通。请选一种，加上对应的选项再运行：{{options}}。',
  'columns.readElsewhere':
    '“{{sheet}}”的列“{{column}}”怎么读，是在表头不同的表里记住的，这张表不一定也这样。请选一种，加上对应的选项再运行：{{options}}。',
  'columns.valueElsewhere':
    '“{{sheet}}”每一行的{{field}}都填“{{value}}”，是在表头不同的表里记住的，这张表不一定也这样。请加上选项再运行，不是这个值就改成对的：{{options}}。',
  'columns.unconfirmed':
    '“{{sheet}}”里有 {{count}} 列的含义是按列名和内容推断的：{{columns}}。请先在“列”页核对并确认，再发送。',
  'columns.asksOne':
    '“{{sheet}}”的列“{{column}}”里，{{typed}} 要换算成 {{first}}。请先在“列”页确认这一列的单位，再发送。',
  'columns.asksTwo':
    '“{{sheet}}”的列“{{column}}”里，{{typed}} 可以读成 {{first}}，也可以读成 {{second}}。请先在“列”页选择一次，再发送。',
  'columns.asksBlanks':
    '“{{sheet}}”第 {{row}} 行的“{{column}}”空着，还没有说明是不是上面 {{first}} 的。请先在“列”页选择一次，再发送。',
  'columns.asksSameBox':
    '“{{sheet}}”第 {{row}} 行没有写箱数、重量、尺寸，还没有说明是不是和上一行同在箱 {{first}} 里。请先在“列”页选择一次，再发送。',
  'columns.asksMerged':
    '“{{sheet}}”第 {{row}} 行的“{{column}}”是合并单元格，还没有说明 {{first}} 是每一行各自的，还是只算第一行的。请先在“列”页选择一次，再发送。',
  'columns.readMerged':
    '“{{sheet}}”第 {{row}} 行的“{{column}}”是合并单元格：{{first}} 是每一行各自的，还是只算第一行的？请选一种，加上对应的选项再运行：{{options}}。',
  'columns.readBlanks':
    '“{{sheet}}”第 {{row}} 行的“{{column}}”空着，是不是上面 {{first}} 的？请选一种，加上对应的选项再运行：{{options}}。',
  'columns.readSameBox':
    '“{{sheet}}”第 {{row}} 行没有写箱数、重量、尺寸，是不是和上一行同在箱 {{first}} 里？请选一种，加上对应的选项再运行：{{options}}。',
  'columns.readOne': '“{{sheet}}”的列“{{column}}”里，{{typed}} 要换算成 {{first}}。核对后加上 {{options}} 再运行。',
  'columns.readTwo':
    '“{{sheet}}”的列“{{column}}”里，{{typed}} 可以读成 {{first}}，也可以读成 {{second}}。请选一种，加上对应的选项再运行：{{options}}。',
  'run.shelvedSince':
    '还没有发送：{{orders}} 张单据（例如 {{key}}）在另一个批次里没有得到能用的回答，这里检查过之后有人决定不发。提醒已加到这些单据上，请看过再发送。',
  'run.doubted':
    '数据文件里有两个时间的内容，这个批次的行和修改可能是旧的，所以没有发送。请打开批次 {{run}}，核对每一行后点“已核对，可以发送”。',
  'run.warnings': '这个批次有 {{warnings}} 条提醒，请确认后再发送。',
  // Freight
  'freight.noBoxes': '「{{kind}}」没有箱子，不能算重量和运费。',
  'freight.divisor': '设置里的体积系数 {{value}} 不能用，请填 1000 到 30000 之间的整数，例如 5000 或 6000。',
  'rateCard.unknown': '找不到运价表 {{id}}，它可能已被删除。请重新选择。',
  'report.xlsxOnly': '比价只能写成 .xlsx 工作簿，不能写成 {{file}}。',
  'freight.country': '{{value}} 不是国家。请填国家二字代码，例如 AU、US、DE。',
  'freight.rates': '同一种币种的汇率填了两次，或给本位币填了汇率。请核对后再保存。',
  'rateCard.dates': '有效期的开始 {{from}} 比结束 {{to}} 晚，请核对。',
  // Submission
  'followUp.nothingContested':
    '单据 {{key}} 没有可以采用的新说法：仓库后来的回答又和原来一致了，或者它不是一份完整的回答。',
  'followUp.practiceSilent': '演练仓库没有让日子过去（{{reason}}）。请稍后再试。',
  'order.sentByAnother':
    '单号 {{key}} 后来（{{date}}）已由另一批次的单据发送，这张不能再发。请到批次列表里按单号查找。',
  'order.notUnknown': '单据 {{key}} 的结果已经确定，不需要再决定。',
  'order.numberOfAnother':
    '没有记下：对方单号 {{partnerNo}} 已经是单据 {{other}} 的，不能再记给 {{key}}。请在对方系统里核对；查不到就先不填单号。',
  'order.wordCounts':
    '办公室里另一台电脑（{{desk}}）也把单据 {{key}} 记为对方已有，所以不能再改。如果对方确实没有这张单据，请换新单号再发。',
  'order.wordKept':
    '办公室账本里单据 {{key}} 已记为对方已有，这台电脑不能再改。如果对方确实没有这张单据，请换新单号再发。',
  'order.stillAsked':
    '单据 {{key}} 没有再发：入库通还在向对方查询它的结果（暂停时，继续发送后会先查询）。现在再发，可能会重复建单。',
  'run.beingEdited': '这个批次的大量明细正在修改中（可能在另一个窗口里）。等改完后再试。',
  'run.cleared': '批次 {{run}} 已超过设置里的保留时间，明细已清除。要修改或再发送，请重新导入文件。',
  'run.changed': '批次 {{run}} 或它的账号刚刚在另一个窗口或命令行里被改动，这次操作没有执行。请重新查看批次后再试。',
  'run.leased': '另一个入库通（窗口或命令行）正在发送这个批次。请在那边操作，或等它结束后再试。',
  'run.stopped': '入库通正在退出，没有开始发送。重新启动后可以继续。',
  'report.tooLarge': '「{{file}}」太大，报告没有写出来。请改用 CSV 报告，或把文件拆开再导入。',
  ...ledgerFailures,
} as const;
