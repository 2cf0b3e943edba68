/** Problems of cells, lines and orders, by code. `{{field}}` is the field's label and is always there. */
export const problem = {
  // Cells
  'cell.normalised': '「{{field}}」已自动整理：{{before}} → {{after}}',
  'cell.tooLong':
    '「{{field}}」有 {{length}} 个字，超过单元格能容纳的 {{max}} 个，没有读入。请在表格里缩短后再导入，或在这里直接填写',
  'cell.ditto': '「{{field}}」填的是 {{value}}，但上面一行没有可以照抄的内容。请填上本来的内容',
  'cell.example':
    '这一行写着 {{value}}，像是填写示例。如果是示例，请说明这一行不是单据；如果是单据，请把「{{field}}」填成它本来的内容',
  'cell.blankMark': '「{{field}}」填的是 {{value}}，按没有填处理',
  'cell.error': '「{{field}}」是表格里的错误值 {{value}}。请改正公式，或直接填写内容',
  'cell.uncached': '「{{field}}」是公式，但没有计算结果。请用 Excel 或 WPS 打开后保存一次，或直接填写内容',
  'cell.picture': '「{{field}}」里放的是图片，读不出文字，按空白处理',
  'cell.cutOff':
    '「{{field}}」正好 {{length}} 个字，是表格一格能放的上限，后面的内容很可能已丢失。请改用附件文件或缩短内容',
  'cell.otherHeader':
    '这一行在第 {{headerRow}} 行的另一个表头下面，那里的列和上面的表不同，不能按上面的表头读取。请把第二个表放到单独的工作表',
  'cell.surplus':
    '这一行比表头多出：{{value}}。可能某一格里有分隔符而没有加双引号，后面的内容都错了位。请在文件里改正后重新导入，或核对整行后重新填写「{{field}}」',
  'cell.subtotal':
    '「{{field}}」的 {{value}} 是分类汇总公式算出来的，这一行可能是上面几行的合计。确实是这一行自己的数，请确认；是合计，请在表格里删掉这一行再导入',
  'cell.filledDown':
    '「{{field}}」是合并单元格，{{value}} 可能是几行的合计，不会重复算到这一行。请填写这一行自己的数量，并核对上面那一行的',
  'cell.mergedToo': '「{{field}}」是合并单元格，这一行也用 {{value}}。如果不是，请取消合并，每行分别填写',
  'cell.mergedOver':
    '「{{field}}」的 {{value}} 写在合并单元格里，占了 {{count}} 行，可能是这几行的合计。请核对，填写这一行自己的数量',
  'cell.likeAbove':
    '「{{field}}」写的是与上一行相同，这一行也按 {{value}} 计算。如果这个数是几行的合计，请每行分别填写',
  'text.tooLong': '「{{field}}」有 {{length}} 个字，最多 {{max}} 个。请缩短',
  'text.pattern': '「{{field}}」的写法不符合要求：{{value}}。{{hint}}',
  'text.controlCharacters': '「{{field}}」里有换行或看不见的字符：{{value}}。这里只能填一个编码',
  'text.date': '「{{field}}」被表格软件变成了日期 {{value}}。请把单元格设为文本格式后重新填写',
  'id.digitsLost':
    '「{{field}}」的数字太长（{{value}}），表格软件已把后面几位丢掉了，无法还原。请把单元格设为文本格式后重新填写',
  'id.undecided': '「{{field}}」填的是 {{value}}，还没有确定的编号。请填上真正的编号，没有就清空',
  'id.several': '「{{field}}」一格里有不止一个：{{pieces}}。这里只能填一个，其余的请另起一行',
  'text.maybeBlank': '「{{field}}」写的是 {{value}}，会照样发送。如果是“没有”或“还没定”的意思，请清空或填上真正的内容',
  'id.maybeSeveral': '「{{field}}」一格里像是有不止一个：{{pieces}}。会当作一个编号发送，请核对',
  'id.words': '「{{field}}」里有编号以外的文字：{{value}}。这里只填编号',
  'id.powers':
    '「{{field}}」存的是数字 {{value}}，显示为 {{shown}}：可能本来是 12E3 这样的编号，被表格软件当成了数字。请把单元格设为文本格式后重新填写',
  'postcode.short':
    '「{{field}}」{{value}} 不足 {{digits}} 位（{{country}} 的邮编是 {{digits}} 位），可能是表格软件去掉了前面的 0。请核对',
  'id.decimals': '「{{field}}」是编号，却带小数：{{value}}。请把单元格设为文本格式后重新填写',
  'number.unreadable': '「{{field}}」要填数字，{{value}} 看不懂',
  'reading.parts': '“{{value}}”拆不成这一列说的几项。请改成和其他行一样的写法，比如 60*40*30',
  'reading.number': '“{{value}}”不是一个能读懂的数，没有换算。请只填数字',
  'reading.unit': '“{{value}}”的单位（{{unit}}）换算不成 {{target}}，没有发送。请填上单位，或直接填换算后的数',
  'reading.count': '“{{value}}”是合计，要除以「箱数」，但这一行的箱数没有填或不是整数。请填上箱数',
  'reading.inexact': '“{{value}}”是合计，除以 {{count}} 除不尽。请核对合计和箱数，或直接填每箱的数',
  'number.ambiguous': '「{{field}}」的 {{value}} 有两种读法：{{thousands}} 或 {{point}}。请改成其中一个',
  'number.scientific': '「{{field}}」的 {{value}} 是表格软件缩写的数字，后面几位可能已经丢了。请核对后写出完整的数字',
  'number.converts':
    '「{{field}}」的 {{value}} 不是 {{target}}，要换算成 {{converted}} {{target}} 才能发送。请确认这一列的单位',
  'number.rounds':
    '「{{field}}」的 {{value}} 不是 {{target}}，换算后是 {{exact}} {{target}}，按这一列的小数位数四舍五入为 {{converted}}。请确认这一列的单位',
  'number.converted': '「{{field}}」已按单位换算：{{value}} → {{converted}} {{target}}',
  'number.rounded': '「{{field}}」已按单位换算：{{value}} → {{converted}} {{target}}（四舍五入前是 {{exact}}）',
  'number.whichUnit':
    '「{{field}}」的 {{value}} 没有写单位，而这一列有别的单位，不能断定它是 {{target}}。请写上单位，例如 {{example}}，或确认这一列的单位',
  'number.unit': '「{{field}}」只填数字，不要带单位：{{value}}',
  'number.dozen': '「{{field}}」{{value}} 是 {{count}} 个（1 打 = 12 个）。确认后才会按 {{count}} 发送',
  'scale.grams': '「{{field}}」{{value}} 公斤？如果是克，就是 {{converted}} 公斤。请核对',
  'scale.tonnes': '「{{field}}」{{value}} 公斤？如果是吨，就是 {{converted}} 公斤。请核对',
  'scale.total': '「{{field}}」一箱 {{value}} 公斤？如果是 {{count}} 箱的总重，每箱就是 {{converted}} 公斤。请核对',
  'scale.millimetres': '尺寸 {{value}} 厘米？如果是毫米，就是 {{converted}} 厘米。请核对',
  'scale.metres': '尺寸 {{value}} 厘米？如果是米，就是 {{converted}} 厘米。请核对',
  'scale.inches': '尺寸 {{value}} 厘米？如果是英寸，就是 {{converted}} 厘米。请核对',
  'scale.odd':
    '「{{field}}」{{value}} 公斤、尺寸 {{sizes}} 厘米，合每立方米 {{density}} 公斤，不像是真的货物。请核对重量和尺寸',
  'number.notPositive': '「{{field}}」必须大于 0，这里是 {{value}}',
  'number.tooSmall': '「{{field}}」最小是 {{min}}，这里是 {{value}}',
  'number.tooLarge': '「{{field}}」最大是 {{max}}，这里是 {{value}}',
  'number.notWhole': '「{{field}}」要填整数，这里是 {{value}}',
  'number.tooManyPlaces': '「{{field}}」最多 {{scale}} 位小数，这里是 {{value}}。程序不会自动四舍五入，请确认后修改',
  'date.unreadable': '「{{field}}」看不出是哪一天：{{value}}。请写成 2026-06-01 或 2026-06-01 08:30',
  'date.impossible': '「{{field}}」没有这一天（或这个时间）：{{value}}',
  'date.ambiguous': '「{{field}}」{{value}} 可能是 {{first}}，也可能是 {{second}}。请写成 2026-06-01 这样的日期',
  'date.serial': '「{{field}}」{{value}} 像是没有设成日期格式的日期（{{date}}）。请确认',
  'date.noYear': '「{{field}}」没有写年份：{{value}}',
  'date.zone': '「{{field}}」带有时区：{{value}}。请填当地时间，不带时区',
  'date.milliseconds': '「{{field}}」要填秒数，{{value}} 是毫秒',
  'yesNo.negated':
    '「{{field}}」这一列的表头说的是反面意思，{{value}} 到底是“是”还是“否”不能确定。请按「{{field}}」本身填 是 或 否',
  'yesNo.unknown': '「{{field}}」请填 是 或 否（也可以填 1 和 2、Y 和 N），{{value}} 看不出是哪个',
  'choice.unknown': '「{{field}}」没有 {{value}} 这个选项。可以填：{{choices}}',
  'choice.remembered':
    '「{{field}}」的 {{value}} 按记住的规则当作“{{choice}}”。不对的话，可以在设置的“记住的对应”里忘掉',
  'country.unknown': '「{{field}}」要填两个字母的国家代码（例如 CN、US、AU），这里是 {{value}}',
  'country.maybeBlank':
    '「{{field}}」的 {{value}} 是纳米比亚的国家代码，会照样发送。如果是“没有”的意思，请清空或填上真正的国家',
  'country.maybeState':
    '「{{field}}」的 {{value}} 会作为国家代码发送，但这一列别的格子写的是州（省）的简称，{{value}} 也可能是一个州。是的话请改成 {{meant}}',
  'email.invalid': '「{{field}}」不是有效的邮箱：{{value}}',
  'urls.invalid': '「{{field}}」里不是有效的网址：{{value}}。网址要以 http:// 或 https:// 开头，多个用空格或换行隔开',
  'urls.private': '「{{field}}」里的 {{value}} 是本机或内网地址，对方打不开，看不到图片。请换成公网能打开的网址',
  'pairs.invalid': '「{{field}}」要写成 名称:内容;名称:内容，这一段看不懂：{{value}}',
  'warehouse.neverUsed': '仓库代码 {{value}} 以前没有用过，请核对',
  'warehouse.notListed': '{{value}} 不是这个账号的仓库（按对方给的仓库列表），请核对',
  'warehouse.misspelt': '{{value}} 不是这个账号的仓库（按对方给的仓库列表），是不是 {{meant}}？',
  'warehouse.off': '仓库 {{value}} 没有为这个账号开通，请先和仓库确认',
  'sku.noStock':
    '仓库没有 {{value}} 的库存记录（{{count}} 天前查的）。从没入过库的货也可能这样；如果还没登记，请先登记',
  'lookup.unknown': '对照表里没有 {{value}}，不知道「{{other}}」是什么。请先把它补进对照表，或直接填写「{{other}}」',
  'lookup.differs':
    '对照表里 {{value}} 的「{{other}}」是 {{known}}，这一行填的是 {{typed}}。会按这一行填的发送，请核对',
  'column.unused': '列“{{header}}”有 {{count}} 格内容，没有用到，不会发送。如果要发送，请在列对应里给它选一个字段',
  'total.differs': '合计里“{{header}}”写的是 {{stated}}，上面各行加起来是 {{sum}}。请核对数量，或改正合计',
  'total.ofBoxes': '“{{header}}”写的是 {{stated}}，这一行各箱加起来是 {{sum}}。请核对各箱的数量，或改正合计',
  'sheet.passedOver':
    '工作表“{{other}}”的 {{header}} 列有这里的单号（例如 {{key}}），但这张表没有读，里面的内容不会发送。要用的话，请在“列”页说明它是什么',
  'table.beside':
    '{{columns}} 列（{{headers}}）是旁边的另一张表，第 {{first}} 到 {{last}} 行共 {{count}} 行，没有读，也不会发送。要导入它，请把它移到单独的工作表，或放到这张表下面',
  'table.unlinked':
    '{{orders}} 列是单据，{{lines}} 列是明细，中间隔着空列，也没有共同的编号说明哪一行明细属于哪张单据（{{count}} 行只有其中一边）。现在只是把同一行的当作一起。请在明细里加一列单据编号，或核对后确认编号这一列',
  'column.notSent': '列“{{header}}”（「{{field}}」，{{count}} 格）只在本程序里用，不会发送。{{hint}}',
  // Orders
  'value.required': '「{{field}}」必填',
  'value.requiredWithout': '没有填「{{other}}」时，「{{field}}」必填',
  'value.requiredFor': '「{{other}}」是 {{choices}} 时，「{{field}}」必填',
  'value.wanted': '「{{other}}」是 {{choices}} 时，对方希望填「{{field}}」，这里没有填。不填也能发送，但仓库可能对不上',
  'key.missing': '这一行没有填「{{field}}」，不知道属于哪张单据',
  'key.missing.waits':
    '这一行没有填「{{field}}」，不知道属于哪张单据。它上面的单据要等它说清才发送：给这一行填上单号，或说明它不是单据',
  'key.alike':
    '单号 {{key}} 和 {{other}}（{{otherSheet}} 第 {{otherRow}} 行）只差大小写、全半角、横线、空格或形近字，会当作两张单据。如果是同一张，可以一键统一成 {{kept}}',
  'key.alikeBefore':
    '单号 {{key}} 和已在 {{date}} 的批次 {{run}} 发送的 {{other}} 只差大小写、全半角、横线、空格或形近字。如果是同一张单据，请不要再发',
  'order.disagrees': '同一张单据的「{{field}}」前后不一致：这里是 {{value}}，第 {{otherRow}} 行是 {{other}}',
  'order.repeated':
    '单据 {{key}} 在别处也有（{{otherFile}} › {{otherSheet}} 第 {{otherRow}} 行）。程序不会自动合并，请删掉其中一处或改单号',
  'order.twice': '单据 {{key}} 在单据表里出现了两次，另一行是第 {{otherRow}} 行。请只保留一行',
  'order.noOrderLine': '明细里有单据 {{key}}，但单据表里没有这个单号。请核对单号',
  'order.noLines': '单据 {{key}} 没有任何明细行。请核对单号，或补上明细',
  'order.acceptedBefore':
    '这张单据已在 {{date}} 的批次 {{run}} 发送成功（对方单号 {{partnerNo}}），内容相同，不会再发一次',
  'order.acceptedBefore.practice':
    '这张单据已在 {{date}} 的批次 {{run}} 演练过（演练单号 {{partnerNo}}），内容相同，演练不会再发一次',
  'order.changedAfterAccepted.practice':
    '这张单据已在 {{date}} 的批次 {{run}} 演练过（演练单号 {{partnerNo}}），但这次内容不同。演练伙伴也不收同一单号的另一份内容，请改用新单号，或直接正式发送',
  'order.changedAfterAccepted':
    '这张单据已在 {{date}} 的批次 {{run}} 发送成功（对方单号 {{partnerNo}}），但这次内容不同。同一单号不能再发，请改用新单号，或到对方系统里修改',
  'order.claimedElsewhere.gone':
    '单号 {{key}} 在 {{date}} 用账号「{{account}}」可能发过，没有得到结果；那个批次已不在这份数据里。请到对方系统里查这个单号：有就不用再发，没有就换一个新单号',
  'order.claimedElsewhere.queuedGone':
    '单号 {{key}} 在 {{date}} 排在账号「{{account}}」的队里，没有发出；那个批次已不在这份数据里。它也许还会从恢复前的数据里发出，所以这里不发：请换一个新单号，或换回恢复前的数据接着发',
  'order.claimedElsewhere.practiceGone':
    '单号 {{key}} 在 {{date}} 演练过，没有得到结果；那个批次已不在这份数据里。请换一个新单号，或直接正式发送',
  'order.claimedElsewhere':
    '单号 {{key}} 正在批次 {{run}}（{{date}}）里发送，或结果还没确认。请先处理那个批次，再发送这张单据',
  'order.atAnotherDesk':
    '单号 {{key}} 在 {{date}} 由「{{desk}}」（{{person}}）登记，正在那边发送，或结果还没确认，所以这里没有发送。请等那边有结果，或问一下那边',
  'order.takenOver': '办公室里另一台电脑已经接手这个单号，所以这里没有发送。请问那边，或改用新单号',
  'order.withdrawn':
    '单号 {{key}} 的单据（对方单号 {{partnerNo}}）已在 {{date}} 撤回。撤回过的单号不再使用，请换一个新单号',
  'order.shelvedBefore':
    '单据 {{key}} 在批次 {{run}} 里没有得到能用的回答，{{date}} 由人工决定“对方没有，不再发送”。现在发送会把它发出去，请先确认对方确实没有',
  'order.shelvedBefore.practice':
    '单据 {{key}} 在批次 {{run}} 里演练时没有得到能用的回答，{{date}} 由人工决定“对方没有，不再发送”。现在演练会再发一次',
  'order.bodyChanged':
    '存下的待发内容和当初准备的不一致：数据被别的东西改过，或磁盘出了问题，所以没有发送。请核对这张单据的各行，再发送；届时会按各行重新生成',
  'order.sentElsewhere':
    '这张单据已在 {{date}} 用账号「{{account}}」发给同一个对方（批次 {{run}}，对方单号 {{partnerNo}}）。用现在的账号再发一次，对方可能重复收货；发送前会再问您',
  'order.claimedElsewhere.practice':
    '单号 {{key}} 正在批次 {{run}}（{{date}}）里演练，或演练结果还没确认。请先处理那个批次，再演练这张单据',
  'partner.rejected.practice': '演练伙伴拒收：{{message}}（代码 {{code}}）。请修改后再演练，或修改后正式发送',
  'partner.rejected': '对方拒收：{{message}}（代码 {{code}}）。请修改后再发送',
  'partner.rejectedSilently.practice': '演练伙伴拒收，但没有说明原因（{{code}}）。请核对单据内容后再演练',
  'partner.rejectedSilently':
    '对方拒收，但没有说明原因（{{code}}）。请核对账号的地址和单据内容后再发送；仍被拒，请拿发送时间去问对方',
  // Attachments
  'attachment.notFound':
    '找不到附件 {{name}}。请核对文件名；在问题列表里可以选择这个文件，或把它放在表格旁边后重新导入',
  'attachment.notLooked': '这张单据修改后还没有重新查找附件。请再改一次其中的单元格，或重新导入文件',
  'attachment.outside': '附件 {{name}} 不在允许的文件夹里，没有读取。请把文件放在表格旁边，单元格里只写文件名',
  'attachment.tooMany': '附件有 {{count}} 个，最多 {{max}} 个。请减少附件，或打包成一个 zip',
  'attachment.tooLarge': '附件 {{name}} 有 {{size}} MB，单个文件最多 {{max}} MB。请压缩后再导入',
  'attachment.requestTooLarge': '附件合计 {{size}} MB，一张单据最多 {{max}} MB。请减少或压缩附件',
  'attachment.wrongType': '附件 {{name}} 的类型不支持，只能是 {{types}}',
  'attachment.contentMismatch': '附件 {{name}} 的内容不是 {{type}} 文件，可能改过扩展名或已损坏。请重新保存',
  'attachment.cutOff':
    '附件内容正好 {{length}} 个字，超出表格一格的上限，后面已丢失。请改为填写文件名，把文件放在表格旁边',
  'attachment.badBase64': '附件内容不是有效的 Base64 编码。请改为填写文件名，把文件放在表格旁边',
  'attachment.nameTooLong': '附件名 {{name}} 有 {{length}} 个字，最多 {{max}} 个。请缩短文件名',
  'attachment.empty': '附件 {{name}} 是空文件。请检查文件是否保存成功',
  'attachment.replaced': '附件 {{name}} 已换成后来找到的同名文件，内容和原来的不同。请确认要发送的是新文件',
  'attachment.left':
    '附件 {{name}} 原来附在这张单据上，修改附件后不再附上。如果还要发送，请把文件名加回单元格，并在问题列表里选择这个文件',
  'attachment.unreadable':
    '附件 {{name}} 无法读取：可能被其他程序占用、设有密码或已损坏。请关闭占用它的程序，或重新获取文件',
} as const;
