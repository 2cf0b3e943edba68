import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/failure.ts';
import { ledgerFailures } from './failure-ledger.ts';

export const failure: Texts<typeof zh.failure> = {
  // Practice partners
  'practice.portInUse': 'Another program uses port {{port}}. Choose another port, or close that program first.',
  'practice.ledgerInUse':
    'Another practice server uses the ledger “{{path}}”. Close that one first, or choose another file.',
  'practice.ledgerDamaged':
    'Line {{line}} of the practice ledger “{{path}}” cannot be read. Move the file away (a new one is started), or fix the line.',
  'practice.faultForm':
    'The fault setting “{{part}}” makes no sense: each part is written name=value, with commas between parts.',
  'practice.faultTwice': 'The fault setting “{{name}}” is given twice. Keep only one.',
  'practice.faultUnknown': 'There is no fault setting “{{name}}”. There are: {{known}}.',
  'practice.faultChance':
    '“{{name}}={{value}}” is wrong: give a number from 0 to 1; 0.1 means about once in ten times.',
  'practice.faultNumber': '“{{name}}={{value}}” is wrong: give a whole number from {{from}} to {{to}}.',
  'practice.faultLatency':
    '“latency={{value}}” is wrong: give milliseconds such as 50, or a range from small to large such as 50-200.',
  'practice.faultSum': 'The probabilities of the faults add up to {{sum}}. They may not exceed 1; lower them.',
  'report.notWritable':
    '“{{file}}” cannot be written ({{reason}}). Check that the folder exists and is open to you, that the disk has room, and that no other program has the file open.',
  'report.overSource': '“{{file}}” is the imported file itself; a report does not replace it. Choose another name.',
  'report.extension': 'A report is written as .xlsx or .csv, not as {{file}}',
  'report.sourceUnreadable':
    'The original file "{{file}}" cannot be read, so no report was made. Check that it was not moved or damaged and try again.',
  'labels.kind': 'Orders of this kind ({{kind}}) have no boxes, and no labels.',
  'labels.setting': 'Labels have no setting “{{name}}”, or it cannot be “{{value}}”.',
  'labels.tooMany': 'So many labels ({{labels}}) are not made at once; the most is {{most}}. Make them order by order.',
  'labels.from': 'The last label is number {{labels}}; it is not possible to begin with {{from}}.',
  'labels.sheets': 'A label printer has rolls, not “{{paper}}”. Choose 100x150, 100x100, 100x60 or 70x30.',
  'labels.tooLarge': 'Too many labels: time or memory ran out. Make them order by order.',
  'labels.noFont': 'The program’s Chinese font is gone; no labels can be made. Install Dockhand anew.',
  'labels.extension': 'Labels are written as .pdf or .zpl files; this is: {{file}}',
  'packing.tooMany':
    'Packing lists of so many orders ({{orders}}) do not go into one file; the most is {{most}}. Write them order by order.',
  'packing.extension': 'Packing lists are written as .xlsx or .pdf files; this is: {{file}}',
  'office.logo': '“{{file}}” cannot be the logo: it has to be a PNG or JPEG picture of at most {{kb}} KB.',
  internal:
    'Something broke inside the program and the step was not finished. Try again; if it comes back, send the log to support.',
  'input.invalid': 'The request was not understood and nothing was done. Load the page again and retry.',
  'procedure.unknown': 'The page and the program are of different versions. Load the page again.',
  'sender.refused': 'This request did not come from Dockhand’s page and was refused.',
  'connection.lost':
    'The connection to the program was lost; whether this step was finished is not known. Check before you try again.',
  'session.missing':
    'This browser is not let in, or not any more (a link works once, and a week without use ends it). Reload the page and ask for a new link.',
  'engine.stopped': 'The program behind this window is not running. Start Dockhand again.',
  'engine.crashes':
    'The program behind this window ended unexpectedly several times and was stopped. Your data is kept. Start Dockhand again; if it comes back, send the log to support.',
  'path.notChosen': 'Files are written only where you chose in the dialog. Choose the place again.',
  'path.notPicked': 'Only files that you chose, dropped or opened with Dockhand are read. Choose {{file}} again.',
  'path.notUploaded': 'Only files uploaded through this page can be imported. Drop the files again.',
  'file.unread': '“{{file}}” cannot be read any more. Import the file again.',
  'file.notOurs': 'Only files that Dockhand wrote in this session can be opened.',
  'update.notReady': 'No update has been downloaded yet. Check for updates first.',
  'update.submitting':
    '$t(counted:runsAre, {"count": {{runs}} }) being sent, so Dockhand cannot be updated now. Wait until nothing is sent any more, or pause it first.',
  'update.damaged':
    'The downloaded update is not the one its publisher signed and was not installed. Check for updates once more.',
  'update.noRoom':
    'The disk lacks {{megabytes}} MB to install the update, so nothing was changed. Free some space and try again.',
  'link.refused': 'This address is not one that may be opened from here.',
  'web.portInUse': 'Another program uses port {{port}}. Choose another port, or close that program first.',
  'upload.tooLarge': 'The file “{{name}}” is larger than {{maxMb}} MB and was not uploaded. Split it and import again.',
  'upload.name': 'The file name “{{name}}” cannot be used. Rename the file and drop it again.',
  'upload.failed': 'The upload of “{{name}}” was not finished. Try again.',
  // Store
  'store.networkShare':
    'The data folder “{{folder}}” is on a network share, where data can get damaged, so it is not used. Choose a folder on this computer.',
  'store.moved':
    'The data in {{file}} was moved to {{folder}}. The old copy is not used any more, because orders could be sent twice from it. Start Dockhand again and it takes the new one.',
  'dataFolder.gone':
    'The data folder {{folder}} cannot be found. Connect the disk it is on and open Dockhand again. It does not begin with empty data, because orders could then be sent twice. If the folder is lost for good, delete {{file}} and restore a backup.',
  'dataFolder.unreadable':
    'The file that says where the data folder is cannot be read: {{file}}. Ask whoever looks after this computer, or support.',
  'dataFolder.elsewhere':
    'Your data lies on another computer ({{folder}}). This one has no record of what was sent, and to begin here could send it again. Go on there; to change to this computer, back up there, delete {{former}} here, start Dockhand and restore the backup.',
  'dataFolder.fixed':
    'The data folder is named by this computer’s environment variable DOCKHAND_HOME and cannot be moved here. Ask whoever looks after this computer.',
  'move.network':
    '{{folder}} is on a network share, where the data could be damaged. Choose a folder on a disk of this computer.',
  'move.synced':
    'A synchronising service (OneDrive, Nutstore and the like) has {{folder}}: it would copy files while they are written and put older ones back. Choose a folder that is not synchronised.',
  'move.tooLong':
    'The path of {{folder}} is too long: Windows would not open the files in it. Choose a shorter one, such as D:\\Dockhand.',
  'move.inside': 'The data is in {{folder}} already, and cannot go inside or around it. Choose another folder.',
  'move.notEmpty': 'There are other things in {{folder}}. Choose an empty folder.',
  'move.notWritable':
    '{{folder}} cannot be written to. Check its permissions or choose another one. The data is unchanged.',
  'move.full':
    'There is not enough space on that disk (needed: {{neededMb}} MB). Free some or choose another disk. The data is unchanged.',
  'move.differs':
    'Reading back the copy, {{file}} was not the same as before; the disk may be failing. The data is unchanged, in its old place.',
  'move.failed': 'The data was not moved ({{reason}}). It is unchanged, in its old place. Try another folder.',
  'move.working':
    'Not now: runs being sent: {{sending}}, files being imported: {{importing}}. Wait until they are done, or pause sending.',
  'store.foreign':
    '“{{file}}” is not a data file of Dockhand. It was not opened or changed. Move it away, or choose another data folder.',
  'store.newer':
    '“{{file}}” was saved by a newer Dockhand; this version {{version}} cannot open it. Please update Dockhand; the file was not changed.',
  'store.damaged':
    'The data file “{{file}}” is damaged; it was not changed. You can restore the last backup “{{backup}}”; the damaged file is kept aside.',
  'store.damagedNoBackup':
    'The data file “{{file}}” is damaged and no automatic backup was found; the file was not changed. Restore a backup you saved yourself, or contact support.',
  'store.inUse': 'Another Dockhand is using “{{file}}”. Close it first, then try again.',
  'store.busy': 'The data file “{{file}}” is busy, so this was not done. Please try again in a moment.',
  'store.notWritable':
    'Cannot write to “{{file}}”. Check the folder’s permissions, or whether another program locks it.',
  'store.full': 'The disk is full; “{{file}}” could not be saved. Free some space and try again.',
  'store.migration':
    'The data file “{{file}}” could not be upgraded and was put back as it was; the older version still opens it. Please contact support ({{reason}}).',
  'store.notBackup':
    '“{{file}}” is not a Dockhand backup, or is damaged. Nothing was restored and your data is unchanged.',
  'store.backupUnread':
    'The backup “{{file}}” cannot be read ({{reason}}), so it was not restored and nothing was changed. Choose another one.',
  'order.noAttachments': 'Orders of this kind take no attachments.',
  'order.locked': 'Order {{order}} is being sent or was sent, and cannot be changed any more. Nothing was changed.',
  // Engine
  'account.credentials':
    'The account still lacks these secrets: {{names}}. Enter them in the settings, or set the environment variables.',
  'account.elsewhere':
    'This run belongs to the account that the environment described before ({{address}}); it describes another one now. Set the environment back to go on.',
  'account.nameTaken':
    'There is an account called “{{name}}” already. Choose another name, so that nothing goes to the wrong one.',
  'account.sameAccount':
    'This is the account “{{name}}” once more: the same address and the same public key. Change “{{name}}” instead of adding it again.',
  'account.stillSending':
    'Runs of this account that are not finished or have outcomes to confirm: {{runs}} ({{names}}). It cannot become another one now (another address and other keys). Finish them, cancel them or decide their outcomes first, or add the other account beside it.',
  'account.inUse':
    'Runs of this account that are not finished or have outcomes to confirm: {{runs}} ({{names}}). It cannot be deleted now, because without its keys they could neither go on nor be checked. Finish them, cancel them or decide their outcomes first.',
  'account.missing':
    'There is no production account yet ({{partner}}). Add one in the settings, or set the environment variables DOCKHAND_…; practice works without one.',
  'account.noAddress':
    'The account “{{account}}” has no address yet: say in the settings, or by its environment variable, whether it is the production or the test host.',
  'account.noPractice': 'There is no practice partner for “{{partner}}”. Use a production account.',
  'account.settings': 'These settings of the account are not right: {{names}}. Correct them in the settings.',
  'account.unknown':
    'The account was not found; it may have been deleted. Choose another one, or restore it in the settings.',
  'field.unknown': 'There is no field named {{field}}.',
  'freight.notSeen':
    'Freight comes to {{sum}}. Nothing is booked before somebody has seen that amount and confirmed it, so nothing was. Look at the prices and confirm them (on the command line: --max-total, such as the amount above).',
  'freight.dearer':
    'Freight comes to {{sum}} now, more than the {{seen}} that was confirmed, so nothing was booked. Look at the new amount and confirm it.',
  'freight.notOffered': 'The partner does not offer this service for the line. Preview the freight again, then choose.',
  'freight.stopped': 'The freight preview was stopped; nothing was sent.',
  'import.cancelled': 'The import was cancelled; nothing was stored.',
  'import.twice': 'This import ({{importId}}) is under way. Wait until it is done.',
  'kind.unknown': 'There is no kind named {{kind}}. There are: {{known}}.',
  'order.missing': 'This order was not found; it may have been deleted with its run.',
  'practice.running':
    'Another program hosts the practice partners of this data folder ({{folder}}). Use those, or close that program first.',
  'problem.noFix': 'No fix is offered for this problem any more; it may be fixed already.',
  'skuItem.invalid': 'Both the SKU and the item id are needed.',
  'sample.missing': 'This version comes without sample files. Import a spreadsheet of your own.',
  'run.sending': 'Run {{run}} is not finished and cannot be deleted. Cancel the submission first.',
  'run.sent':
    'Orders of run {{run}} were sent already, so neither its columns nor its account can change. Import the files again.',
  'masterData.notOffered': 'No list of warehouses and goods can be asked of the partner of {{kind}}.',
  'masterData.busy': 'Orders are being sent, so nothing was asked. Try again once sending is quiet.',
  'masterData.noneUnknown':
    'No SKU lacks a stock record: there is nothing to register. Press “Check warehouses and SKUs” first.',
  'masterData.failed': 'The warehouse’s lists could not be had: {{reason}}',
  'order.notAccepted': 'Order {{key}} was not accepted, or was withdrawn already: there is nothing to withdraw.',
  'order.notWithdrawn': 'Order {{key}} was not withdrawn.',
  'order.noLines': 'This run holds no lines of order {{key}} any more: import its sheet again, with a new number.',
  'cancel.off': 'Cancelling by a call is not switched on for this account, or its partner has no call for it.',
  'cancel.noBody':
    'What was sent of order {{key}} has been cleared away, so that Cainiao cannot be asked to cancel it. Withdraw it there and note that here.',
  'cancel.type':
    'Order {{key}} is of type {{type}}, which the call is not described for. Withdraw it at Cainiao and note that here.',
  'cancel.open':
    'Cainiao was asked to cancel order {{key}} before, and what came of that is not known. Find out first; to ask once more all the same, say so.',
  'cancel.notSent':
    'The request to cancel was not sent ({{reason}}), and the order is as it was. It can be tried again.',
  'cancel.notAsked': 'There is no request of unknown outcome to cancel order {{key}}.',
  'order.numberTaken': 'The number {{key}} was used before, or is in this run: give one that is new.',
  'robot.unknown': 'Group robot {{robot}} was not found; it may have been deleted.',
  'robot.address':
    'The address of group robot “{{name}}” is not right: copy the whole of it from the group’s settings; it begins with https://.',
  'robot.host':
    'The address of group robot “{{name}}” is not its maker’s: messages go to DingTalk’s, WeCom’s and Feishu’s own addresses only.',
  'robot.path':
    'The address of group robot “{{name}}” is not complete: copy the whole of it from the group’s settings.',
  'run.unknown': 'Run {{run}} was not found.',
  'run.deleted':
    'Run {{run}} was deleted on {{date}}. Until {{until}} it can be restored from “Recently deleted” in the list of runs.',
  'run.sentElsewhere':
    'Orders that another account has sent to the same partner: {{orders}} (such as on {{date}} with “{{account}}”). Nothing was sent. To send them with this account too, confirm it first (on the command line: --sent-elsewhere).',
  'layout.unknown':
    'What was remembered of these sheets is gone: it may have been deleted elsewhere. Reload and look again.',
  'layout.nameTaken': 'Another layout is called “{{name}}”. Choose another name.',
  'layout.none': 'No layout is remembered yet: there is nothing to write.',
  'layoutFile.unreadable':
    'This file cannot be opened, or is no file of layouts. Choose a .json file that Dockhand exported.',
  'layoutFile.newer':
    'This file was written by a newer version of Dockhand (format {{version}}). Update Dockhand on this computer first, then import it.',
  'layoutFile.invalid': 'This file is incomplete or was changed ({{place}}); nothing was imported. Export it again.',
  'layoutFile.tooLarge': 'This file is too large for one of layouts; nothing was imported.',
  'columns.noKey':
    'no column of “{{sheet}}” is known to be “{{field}}”. Its headers: {{headers}}. {{likeliest}}Name it with --map "HEADER={{key}}".',
  'columns.noField': 'there is no field {{field}}; their names stand in docs/fields.',
  'columns.notSet':
    'There is no place for --set {{field}}: no sheet is of a kind that has this field (kinds with it: {{kinds}}). Leave it out, or say with --kind what the sheets are.',
  'columns.noReading': '{{said}} is not understood: behind {{field}} and a colon may stand {{possible}}.',
  'columns.noReadings': '{{said}} is not understood: nothing can stand behind {{field}}.',
  'columns.noHeader': 'no column is headed “{{header}}”. The headers: {{headers}}.',
  'columns.notGiven':
    'column “{{header}}” cannot be {{field}}: sheets of this kind have no such field, or another column was given it too.',
  'columns.notAnswered':
    '--read cannot say this of column “{{header}}”: it has no field yet, or is split. Name it with --map "{{header}}=field"; a unit follows behind a colon, as in field:g.',
  'columns.noSheet': 'there is no sheet “{{sheet}}”; there are: {{sheets}}.',
  'columns.askedFor':
    'these columns are not confirmed yet: {{columns}}. Check them and run it again with --yes, or name them with --map.',
  'columns.orderCount':
    'column “{{column}}” of “{{sheet}}” may say how many boxes each row has, or how many the whole order has: its numbers fit both. Choose one and run it again with its option: {{options}}.',
  'columns.readElsewhere':
    'how column “{{column}}” of “{{sheet}}” is read was said of a sheet with other headers, and may not hold for this one. Choose one and run it again with its option: {{options}}.',
  'columns.valueElsewhere':
    'that {{field}} is “{{value}}” in all rows of “{{sheet}}” was said of a sheet with other headers, and may not hold for this one. Run it again with the option, and with the right value where it is another one: {{options}}.',
  'columns.unconfirmed': {
    one: '{{count}} column of “{{sheet}}” was told by its words and contents: {{columns}}. Look it over and confirm it under “Columns” before sending.',
    other:
      '{{count}} columns of “{{sheet}}” were told by their words and contents: {{columns}}. Look them over and confirm them under “Columns” before sending.',
  },
  'columns.asksOne':
    'in column “{{column}}” of “{{sheet}}”, {{typed}} is converted to {{first}}. Confirm the units of the column under “Columns” before sending.',
  'columns.asksTwo':
    'in column “{{column}}” of “{{sheet}}”, {{typed}} can be read as {{first}} or as {{second}}. Choose once under “Columns” before sending.',
  'columns.asksBlanks':
    'column “{{column}}” of “{{sheet}}” is blank in row {{row}}: whether it belongs to {{first}} above is open. Say so once under “Columns” before sending.',
  'columns.asksSameBox':
    'row {{row}} of “{{sheet}}” says neither count, weight nor size: whether it is in box {{first}} above is open. Say so once under “Columns” before sending.',
  'columns.asksMerged':
    'column “{{column}}” of “{{sheet}}” is merged over row {{row}}: whether {{first}} is the number of every row or of the first alone is open. Say so once under “Columns” before sending.',
  'columns.readMerged':
    'column “{{column}}” of “{{sheet}}” is merged over row {{row}}: is {{first}} the number of every row, or of the first alone? Choose one and run it again with its option: {{options}}.',
  'columns.readBlanks':
    'column “{{column}}” of “{{sheet}}” is blank in row {{row}}: does it belong to {{first}} above? Choose one and run it again with its option: {{options}}.',
  'columns.readSameBox':
    'row {{row}} of “{{sheet}}” says neither count, weight nor size: is it in box {{first}} above? Choose one and run it again with its option: {{options}}.',
  'columns.readOne':
    'in column “{{column}}” of “{{sheet}}”, {{typed}} is converted to {{first}}. Check that and run it again with {{options}}.',
  'columns.readTwo':
    'in column “{{column}}” of “{{sheet}}”, {{typed}} can be read as {{first}} or as {{second}}. Choose one and run it again with its option: {{options}}.',
  'run.shelvedSince':
    'Nothing was sent: $t(counted:orders, {"count": {{orders}} }) ({{key}}, for one) got no usable answer in another run, and after these were checked a person decided not to send. They say so now; look at the warnings before you send.',
  'run.doubted':
    'The data file held pages of two moments, and lines and edits of this run may be of before: nothing was sent. Open run {{run}}, look at its lines, and press “Looked at: may be sent”.',
  'run.warnings':
    'This run has $t(counted:warnings, {"count": {{warnings}} }). Confirm what is warned about before it is sent.',
  // Freight
  'freight.noBoxes': '“{{kind}}” has no boxes: there are no weights and no freight to reckon.',
  'freight.divisor':
    'The volumetric divisor {{value}} in the settings cannot be used: enter a whole number from 1000 to 30000, such as 5000 or 6000.',
  'rateCard.unknown': 'The rate card {{id}} cannot be found; it may have been deleted. Choose another.',
  'report.xlsxOnly': 'The comparison is written as an .xlsx workbook, not as {{file}}.',
  'freight.country': '{{value}} is no country. Give its two letters, such as AU, US or DE.',
  'freight.rates': 'A currency has two rates, or the base currency has one. Check them and save again.',
  'rateCard.dates': 'The card would be valid from {{from}} to {{to}}: check the dates.',
  // Submission
  'followUp.nothingContested':
    'Order {{key}} has no other answer to take: the warehouse agrees again with what was known, or its answer is not a whole one.',
  'followUp.practiceSilent': 'The practice warehouse let no day pass ({{reason}}). Try again later.',
  'order.sentByAnother':
    'Number {{key}} was sent since ({{date}}) with an order of another run: this one cannot be sent again. Search for the number in the list of runs.',
  'order.notUnknown': 'The outcome of order {{key}} is known by now; nothing is left to decide.',
  'order.numberOfAnother':
    'Nothing was noted: the partner’s number {{partnerNo}} is that of order {{other}} already, so that it cannot be that of {{key}}. Check it in the partner’s system; if you do not find it, leave the number empty.',
  'order.wordCounts':
    'Another desk of the office ({{desk}}) counts order {{key}} as accepted by the partner, too, so this cannot be changed any more. If the partner does not have the order, send it with a new number.',
  'order.wordKept':
    'The office ledger has order {{key}} as accepted by the partner, and this desk cannot change that any more. If the partner does not have the order, send it with a new number.',
  'order.stillAsked':
    'Order {{key}} was not sent again: the partner is still being asked whether it has the order, or will be when you resume. Sending it now could create it twice.',
  'run.beingEdited':
    'Many lines of this run are being changed just now, perhaps in another window. Try again when that is done.',
  'run.cleared':
    'Run {{run}} is older than the time that the settings keep runs for, so its lines are gone. Import its file again to change or send anything of it.',
  'run.changed':
    'Run {{run}} was changed, or its account deleted, in another window or command line just now. Nothing was done. Look at the run again, then try again.',
  'run.leased':
    'Another Dockhand (a window or a command line) is sending this run. Go on there, or try when it has ended.',
  'run.stopped': 'Dockhand is closing, so nothing was sent. Go on after starting it again.',
  'report.tooLarge': '“{{file}}” is too large for a report to be written. Use the CSV report, or split the file.',
  ...ledgerFailures,
};
