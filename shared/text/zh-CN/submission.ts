/** Order and run states, hold reasons, exchanges with partners, account tests. */
export const submission = {
  // States of an order
  'state.incomplete': '有错误',
  'state.held': '被留下',
  'state.ready': '待发送',
  'state.queued': '排队中',
  'state.sending': '发送中',
  'state.accepted': '已接收',
  'state.exists': '已存在',
  'state.unsent': '已存在（不发）',
  'practised.exists': '演练已有',
  'practised.unsent': '演练已有（不发）',
  'state.rejected': '被拒',
  'state.shelved': '决定不发',
  'state.withdrawn': '已撤回',
  'withdrawn.portal': '已在对方系统里撤回（{{by}}，{{time}}）。单号不再使用。',
  'withdrawn.call': '已向对方撤回（{{by}}，{{time}}）。单号不再使用。',
  'withdrawn.count': '{{count}} 张已撤回。',
  'withdraw.title': '撤回这张单据',
  'withdraw.help.etower':
    '海外仓没有撤回的接口：请在仓库门户里找到下面的单号，删除草稿，或请仓库取消。办好以后在这里记下，它就不再算作已接收，也不再跟进。',
  'withdraw.help.other': '请先在对方系统里取消这张单据。办好以后在这里记下，它就不再算作已接收，也不再跟进。',
  'withdraw.number': '对方单号',
  'withdraw.used': '撤回过的单号不会再用：对方没有说可以。内容可以换一个新单号再发。',
  'withdraw.done': '对方那里已经撤回',
  'withdraw.sure': '确认单据 {{key}} 在对方那里已经撤回了吗？',
  'withdraw.sureHelp': '如果其实没有撤回，再用新单号发一次，对方就会有两张。',
  'withdraw.undo': '其实没有撤回',
  'withdraw.renumber': '换新单号再发',
  'withdraw.newKey': '新单号',
  'withdraw.renumbered': '已换成 {{key}}，检查后可以发送',
  'state.unknown': '待确认',
  // How an order came to be there before it was sent
  'existing.unsent.production': '以前发送成功过，内容相同，不再发。',
  'existing.unsent.practice': '以前演练成功过，内容相同，演练不再发。',
  'existing.own-attempt.production':
    '入库通先前发过一次，当时没有收到回答；对方现在说已有这张单据，所以那一次已经到达。',
  'existing.own-attempt.practice':
    '演练时先前发过一次，当时没有收到回答；演练伙伴现在说已有这张单据，所以那一次已经到达。',
  'existing.partner.production': '发出后，对方说早已有这张单据。',
  'existing.partner.practice': '演练时发出后，演练伙伴说早已有这张单据。',
  // States of a run
  'run.importing': '导入中',
  'run.checked': '已检查',
  'run.submitting': '发送中',
  'run.paused': '已暂停',
  'run.held': '已停下',
  'run.undecided': '等您决定',
  'run.finished': '已完成',
  // Over, and some of it is not where it should be
  'run.wrong': '已检查，{{count}} 行有错误',
  'run.leftOver': '已结束，{{count}} 张未成',
  // Why a run stopped by itself
  'hold.credentials': '对方不认可账号的密钥。请在设置里核对账号和密钥，然后继续发送；没发的单据都还在排队。',
  'hold.keys':
    '没有在发送：账号「{{account}}」的密钥（{{names}}）不在了，因为这里不保存密钥，或者换了电脑。请填写密钥；保存前会问您要不要接着发。',
  'hold.store': '没有在发送，也没法记录结果：{{why}}解决以后会自动接着发，每张单据只会发一次。',
  'hold.internal': '没有在发送：程序内部出错。请点继续发送；如果再次停下，请把日志发给技术支持。',
  'hold.account': '账号用不了，没有在发送：{{why}}没发的单据都还在排队。',
  'hold.clock': '电脑时间与对方相差约 {{minutes}} 分钟，对方因此拒绝。请校准电脑的日期、时间和时区，然后继续发送。',
  'hold.unreachable':
    '一直连不上对方（{{reason}}）。请检查网络、代理和账号里的地址，然后继续发送；没发的单据都还在排队。',
  'hold.throttled': '对方要求等待 {{seconds}} 秒后再发，到时会自动继续。',
  'hold.banned':
    '对方要求等待 {{hours}} 小时或更久，所以不会自动继续。请先向对方问清原因，再点继续；没发出的订单仍在排队。',
  'hold.failing':
    '对方连续没有给出能读懂的回答（{{reason}}）。请稍后继续发送；结果不明的单据会先向对方查询，不会重复发送。',
  'hold.undecided':
    '有 {{count}} 张单据发送时没有得到回答，也无法向对方查询：可能已经到达，也可能没有。请到对方系统里核对，再逐张决定。',
  // What an exchange was for, and what it came to
  'purpose.send': '发送',
  'purpose.lookup': '向对方查询',
  'purpose.preview': '运费预览',
  'purpose.estimate': '运费估算',
  'attempt.underWay': '进行中',
  'attempt.answered': '已回答',
  'attempt.accepted': '已接收',
  'attempt.exists': '对方已有这张单据',
  'attempt.rejected': '被拒',
  'attempt.unknown': '没有得到能读懂的回答',
  'attempt.not-found': '对方没有这张单据',
  'attempt.not-sent': '没有发出',
  'attempt.throttled': '对方要求稍后再发，没说收没收到',
  'attempt.turned-away': '调用太多，对方没有受理',
  'attempt.credentials': '对方不认可密钥',
  'attempt.clock': '电脑时间不准',
  'attempt.interrupted': '程序中断，结果不明',
  // A rejection in nobody's words
  'rejected.silent.practice': '演练伙伴拒收，没有说明原因（{{status}}）。请核对单据内容，再演练。',
  'rejected.silent.production': '对方拒收，没有说明原因（{{status}}）。请核对账号的地址和单据内容，再重发。',
  // Orders of unknown outcome
  unanswered: '{{time}} 发出后没有得到能用的回答：{{reason}}。',
  'unanswered.cutOff': '{{time}} 正在发送时程序中断，不知道有没有到达。',
  decided: '人工决定（{{time}}）：{{what}}',
  'decided.by': '人工决定（{{by}}，{{time}}）：{{what}}',
  'decide.question': '单据 {{key}} 已发出，但没有收到对方的回答。请到对方系统里查这个单号，再选择：',
  'decide.questionCutOff': '单据 {{key}} 正在发送时程序中断，不知道有没有到达。请到对方系统里查这个单号，再选择：',
  'decide.accepted': '对方已有这张单据',
  'decide.not-accepted': '对方没有，不再发送',
  'decide.send-again': '对方没有，再发一次',
  // The practice partner has no system to look into
  'practised.decided': '演练中人工决定（{{time}}）：{{what}}',
  'practised.decided.by': '演练中人工决定（{{by}}，{{time}}）：{{what}}',
  'practised.question':
    '演练：单据 {{key}} 发给演练伙伴时没有得到回答。正式发送时要到对方系统里查这个单号；演练时请任选一种：',
  // What trying an account came to
  'account.ok': '连接正常，密钥有效。',
  'account.credentials': '对方不认可这个密钥。请核对后再试。',
  'account.credentialsTried':
    '{{tries}} 种签名方式都试过了，对方一种也不认可，所以不是签名方式的问题。请核对 Token 和密钥，以及账号里的地址。',
  'account.mended': '连接正常，密钥有效。对方要求的方式与原来的设置不同，已经改好并保存：{{changes}}。',
  'account.mendedElsewhere': '密钥有效，但对方要求：{{changes}}。这个账号的设置由环境变量决定，请改那里。',
  'account.clock': '电脑时间与对方相差约 {{minutes}} 分钟。请校准电脑的日期、时间和时区后再试。',
  'account.unreachable': '连不上对方（{{reason}}）。请检查网络、代理和账号里的地址。',
  'account.throttled': '对方要求等待 {{seconds}} 秒。密钥还没有验证，请稍后再试。',
  'account.failing': '对方没有给出能读懂的回答（{{reason}}）。请核对账号里的地址，或稍后再试。',
  'account.untested': '这个伙伴没有可以安全试用的接口，密钥会在第一次发送时验证。',
} as const;
