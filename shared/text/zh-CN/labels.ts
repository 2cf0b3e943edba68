/** Words of box labels: on them, about them, and of their settings. */
export const labels = {
  title: '箱唛',
  comma: '、',
  andMore: '{{names}}等（另外 {{count}} 张）',

  // On the label
  'mark.reference': '入库单号',
  'mark.partnerNo': '仓库单号',
  'mark.boxNo': '箱号',
  'mark.pieces': '{{count}} 件',
  'mark.shipped': '发出 {{date}}',
  'mark.mixed': '混装 MIXED {{count}} SKU，见装箱单',
  'stamp.practice': '演练 PRACTICE',
  'stamp.draft': '草稿 未受理 DRAFT',
  'stamp.rejected': '被拒 REJECTED',
  'stamp.unknown': '未确认 UNCONFIRMED',
  'stamp.markOnly': '仅作唛头 SHIPPING MARK ONLY',

  // Orders without labels
  'left.incomplete': '{{key}}：还有错误，没有箱唛',
  'left.rejected': '{{key}}：被拒，没有箱唛',
  'left.unknown': '{{key}}：对方有没有收到还不确定，没有箱唛',
  'left.noBoxes': '{{key}}：没有箱子（旧批次的明细可能已清理），没有箱唛',
  'left.unsureBoxes': '{{key}}：有的行没有箱号或箱数，没有箱唛',
  'left.missing': '{{key}}：这个批次里没有这张单据',
  'left.tooLong': '{{key}}：“{{what}}”在这种纸上放不下，编号不会截断，没有箱唛。请换大一点的纸',
  'left.characters': '{{key}}：字体里没有这些字：{{what}}，没有箱唛',

  // What to know before printing
  'note.practice': '演练单据，箱唛上印着“演练 PRACTICE”，不要贴到真的箱子上：{{orders}}',
  'note.draft': '还没有受理，箱唛上印着“草稿 未受理”，没有仓库单号：{{orders}}',
  'note.rejected': '被拒的单据，箱唛上印着“被拒 REJECTED”：{{orders}}',
  'note.unknown': '结果不确定的单据，箱唛上印着“未确认 UNCONFIRMED”：{{orders}}',
  'note.portal':
    '这些单据没有选“用客户箱号”，仓库扫的是它自己系统的箱号，要贴的是门户里打印的箱唛；这里的只作唛头：{{orders}}',
  'note.sameCode': '几张单据有相同的箱号（如“{{example}}”），扫码分不出是哪张单据的箱子：{{orders}}',
  'note.notAscii':
    '箱号里有英文字母、数字以外的字（如“{{example}}”），不能做条形码，改用二维码；很多仓库的扫码枪读不对：{{orders}}',
  'note.tooLong': '编号太长（如“{{example}}”），条形码放不下，改用二维码：{{orders}}',
  'note.suffix': '按设置给相同的箱子加了序号（如“{{example}}”），与发给仓库的箱号不一样：{{orders}}',
  'note.contents': 'SKU 太多，箱唛上只写“混装”，请附装箱单：{{orders}}',
  'note.remark': '备注太长或有字体里没有的字，箱唛上没有印：{{orders}}',
  'note.shipper': '发货人太长或有字体里没有的字，箱唛上没有印：{{orders}}',

  // Settings
  'setting.paper': '纸张',
  'setting.copies': '每箱几张（贴两面时填 2）',
  'setting.dpi': '打印机分辨率',
  'setting.module': '条形码最窄的线条（毫米）；还要更窄时改用二维码',
  'setting.offsetX': '整体右移（毫米，负数左移）',
  'setting.offsetY': '整体下移（毫米，负数上移）',
  'setting.partnerNo': '仓库单号',
  'setting.contents': 'SKU 和件数',
  'setting.remark': '备注',
  'setting.shipper': '发货人',
  'setting.phone': '发货人电话',
  'setting.origin': '产地声明，如 MADE IN CHINA（由您决定，默认不印）',
  'setting.qr': '另加一个二维码（入库单号和箱号）',
  'setting.boxSuffix': '相同的箱子在箱号后加序号（与发给仓库的箱号会不一样）',
  'paper.100x150': '100 × 150 mm',
  'paper.100x100': '100 × 100 mm',
  'paper.100x60': '100 × 60 mm（简）',
  'paper.70x30': '70 × 30 mm（简）',
  'paper.a4-2': 'A4 两张',
  'paper.a4-4': 'A4 四张',
  'paper.a4-6': 'A4 六张',
} as const;
