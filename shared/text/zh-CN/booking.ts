/** Words of what booking freight costs: before it is sent, as it is confirmed, and in the end. Part of `submit`. */
export const booking = {
  // What booking freight costs
  'freight.cost': '按现在的选择，运费合计 {{sum}}。',
  'cap.perOrder': '每单运费上限',
  'cap.perRun': '本批运费上限',
  'cap.currency': '上限的币种',
  'cap.none': '不限',
  'cap.help': '会超过上限时，在那一单之前就停下，不下单，并写明单据、运费和上限。不换算币种。',
  'cap.wrong': '请填金额，例如 500 或 12.50。现在没有上限。',
  'cap.wrongStill': '请填金额，例如 500 或 12.50。现在的上限还是 {{kept}}。',
  'freight.unpriced': '其中 {{count}} 张还没有查过价格，发送时会先查询，再按默认的选法选物流服务。',
  'freight.undecided': '有 {{count}} 张还没有选物流服务，现在发送会被留下，不会下单。',
  'freight.overCap': '有 {{count}} 张超过运费上限，现在发送会被留下，不会下单。',
  'freight.afterCap': '前面有一张会超过本批运费上限，后面的 {{count}} 张也会停下，不下单。',
  'freight.choose': '去选物流服务',
  'freight.asking': '正在合计运费…',
  'freight.failed': '运费没有查出来，先不能发送。',
  'freight.again': '再查一次',

  // Booking freight for real: the amount is what is confirmed
  'book.total': '运费合计 {{sum}}。',
  'book.choice': '物流服务：{{choice}}。',
  'book.byHand': '逐行选定',
  'book.byRule': '{{rule}}（逐行选过的按您选的）',
  'book.left': '另有 {{count}} 张没有价格或没选物流服务，留下不下单。',
  'book.overCap': '另有 {{count}} 张超过运费上限，留下不下单。',
  'book.afterCap': '前面有一张会超过本批运费上限，后面的 {{count}} 张也停下，不下单。',
  'book.ok': '下单 {{count}} 张，共 {{sum}}',
  'book.none': '没有可下单的',
  'book.done.production': '已下单，运费共 {{sum}}。',
  'book.done.practice': '演练下单，运费共 {{sum}}（演练价格，不是真的）。',
  'book.unanswered': '其中 {{sum}} 是预览价：有 {{count}} 张，对方没有答复运费。',
  'book.differs.production':
    '这些单据确认时共 {{sum}}，有 {{count}} 张对方按别的运费下了单：{{orders}}。请向对方核对。',
  'book.differs.practice': '这些单据预览时共 {{sum}}，有 {{count}} 张演练伙伴按别的运费下了单：{{orders}}。',
  'book.differsOne': '{{key}} 原为 {{previewed}}，下单 {{booked}}',
  'book.differsMore': '{{orders}} 等',
} as const;
