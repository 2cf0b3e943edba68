/** What is asked when an account is saved or deleted, or its form is closed, and of runs whose account is gone. Part of `settings`. */
export const questions = {
  'account.discardTitle': '填写的内容还没有保存',
  'account.discardHelp': '现在关闭，刚才填写的就没有了。',
  'account.discard': '不保存，关闭',
  'account.goOn': '继续填写',
  'account.alikeTitle': '“{{name}}”会当作和已有的“{{others}}”同一个账号',
  'account.alikeHelp':
    '它们的地址或公开的密钥相同。为防止重复建单，用其中一个发过的单号，用另一个也不会再发。如果对方给您的确实是两个账号，单号不要重复。',
  'account.alikeSave': '知道了，保存',
  'account.waitingTitle': '保存后要接着正式发送吗？',
  'account.waitingRuns': '有 {{count}} 个批次因为这个账号用不了停着。',
  'account.waiting': '没发的 {{count}} 张会用账号“{{name}}”发往 {{address}}，对方会收到真实单据。',
  'account.waitingUnknown': '{{count}} 张还没有结果（可能已经到达），会先查清楚。',
  'account.waitingUndecided':
    '{{count}} 张还没有结果（可能已经到达）：对方没有查询的接口，要请您到对方系统里查，逐张决定。没有决定之前不会再发。',
  'account.saveAndSend': '保存并正式发送 {{count}} 张',
  'account.saveAndGoOn': '保存并接着处理',
  'account.saveOnly': '只保存，先不发',
  'account.saveOnlyHelp': '只保存的话，这些批次会是“已暂停”，随时可以点“继续发送”。',
  'account.paused': '{{count}} 个批次可以接着发了',
  'account.pausedHelp': '账号已保存，还没有发送：批次是“已暂停”，点“继续发送”才会接着发。',
  'account.goingOn': '{{count}} 个批次接着发送',
  'account.toRuns': '去看这 {{count}} 个批次',
  'accounts.refusedAt': '对方在 {{time}} 没有认可这个密钥。请核对后重新填写，或再测试一次。',
  // Deleting one
  'accounts.deleteUnfinished': '{{count}} 个批次还没有发完，或还有结果待确认。请先发送完、取消或确认结果，才能删除：',
  'accounts.deleteUnsent':
    '{{runs}} 个批次还有 {{orders}} 张单据没有发。删除以后，要恢复这个账号或改用别的账号才能发：',
  'accounts.deleteMore': '另有 {{count}} 个批次',
  'accounts.deleteRun': '{{count}} 张没发',
  'accounts.deleteOpen': '{{count}} 张待确认',
  // Runs whose account was deleted
  'gone.title': '这个批次的账号已被删除，现在不能正式发送。',
  'gone.named': '这个批次的账号「{{name}}」已被删除，现在不能正式发送。',
  'gone.sentence': '{{count}} 张单据要发给 {{partner}}，但它们的账号已被删除。',
  'gone.bound': '其中已经处理过的单据是用它发的，没发的也只能用它接着发；要用别的账号发，请重新导入文件。',
  'gone.choose': '请另选一个账号。',
  'gone.none': '请先添加一个账号。',
  'gone.restoreHelp': '也可以恢复它：恢复后重新填写密钥就能接着发，发过的单据不会重发。',
  'gone.addHelp': '要接着用它，请在设置里用同样的地址和密钥再添加一次：会认出是同一个账号，发过的单据不会重发。',
  'gone.restore': '恢复这个账号',
  'gone.settings': '去账号设置',
  'skus.chooseAll': '全选这一页',
  'skus.choose': '选中 {{sku}}',
  // Of a run that a restore left out
  'restored.missingOpen': '{{count}} 张可能已到对方，没有结果',
  'restored.missingQueued': '{{count}} 张当时在排队',
  // A store that went back in time
  'recalled.title': '数据回到了过去',
  'recalled.text':
    '丢了一部分数据，或放回了旧的副本。之后发出的单据已按旁边的发送记录找回（已接收 {{accepted}} 张，待确认 {{unknown}} 张），不会再发；之后的修改已经没有了。请先核对已暂停的批次，再继续发送。',
  'recalled.practised': '其中 {{count}} 张只是演练，对方那边没有。',
  'recalled.doubted': '另有 {{count}} 个还没发完的批次，里面的行和修改可能是旧的：打开批次核对过以后才能发送。',
} as const;
