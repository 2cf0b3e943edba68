/** Words of the first start: three steps in practice mode, skippable. */
export const welcome = {
  title: '欢迎使用入库通',
  what: '把手上的表格批量变成仓库订单：错误标在格子里，发送前看清楚，每张单据只发一次。',
  safe: '现在是演练模式：单据只发给这台电脑里的演练伙伴，不会产生真实单据。',
  step: '第 {{step}} 步，共 3 步',
  skip: '跳过引导',
  'one.title': '导入一份示例',
  'one.help': '选一份示例表格，看看入库通怎么读它。自己的表格也一样：拖进窗口就行。',
  'one.mistakes': '有错误的装箱单',
  'one.mistakesHelp': '海外仓入库，看错误怎么标、怎么改',
  'one.clean': '没有错误的装箱单',
  'one.cleanHelp': '海外仓入库，可以直接演练发送',
  'one.cainiao': '菜鸟入库单',
  'one.cainiaoHelp': '看另一种单据',
  'two.title': '看错误，改错误',
  'two.help':
    '红色的格子必须改，黄色的请确认。点格子就能改，右边的问题列表可以一次改掉同类错误。只有没有错误的单据会被发送。',
  'two.next': '改好了，去发送',
  'three.title': '演练发送',
  'three.help': '看清楚写着“演练”的那一栏，再点发送。进度、结果和每张单据的发送记录都在这一页。',
  'three.done': '知道了',
} as const;
