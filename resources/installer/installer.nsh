; What Dockhand adds to electron-builder's installer for Windows.
!include "LogicLib.nsh"
!include "FileFunc.nsh"

; 1033 is English, 2052 simplified Chinese: the names for them exist only further down in electron-builder's script.
LangString dockhandWorkbook 1033 "Workbook"
LangString dockhandWorkbook 2052 "工作簿"
LangString dockhandDeleteData 1033 "Delete Dockhand's data on this computer too?$\r$\n$\r$\nIt holds every run, what each order's partner answered, and the accounts: without it nothing tells whether an order was sent already.$\r$\n$\r$\n$LOCALAPPDATA\Dockhand"
LangString dockhandDeleteData 2052 "要同时删除本机上的入库通数据吗？$\r$\n$\r$\n里面有全部批次、对方对每张单据的答复和账号。删除后就无法知道哪些单据已经发送过。$\r$\n$\r$\n$LOCALAPPDATA\Dockhand"

LangString dockhandOldStays 1033 "The old version could not be removed, so the new one was not installed. Restart the computer and run the setup again. Code"
LangString dockhandOldStays 2052 "旧版本删除不了，新版本没有安装。请重启电脑后再运行安装程序。代码"

!macro dockhandOffer EXTENSION
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "Dockhand.Workbook"
!macroend

!macro dockhandWithdraw EXTENSION
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "Dockhand.Workbook"
!macroend

; Offered under "Open with"; what opens by double click stays what the office chose (Excel or WPS).
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Dockhand.Workbook" "" "$(dockhandWorkbook)"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Dockhand.Workbook\DefaultIcon" "" "$INSTDIR\resources\file.ico"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Dockhand.Workbook\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro dockhandOffer "xlsx"
  !insertmacro dockhandOffer "xlsm"
  !insertmacro dockhandOffer "xlsb"
  !insertmacro dockhandOffer "xls"
  !insertmacro dockhandOffer "ods"
  !insertmacro dockhandOffer "csv"
  !insertmacro dockhandOffer "tsv"
  !insertmacro dockhandOffer "et"
!macroend

; This computer's own place, and the roaming profile, where earlier versions kept the data.
!macro dockhandDeleteFolders
  RMDir /r "$LOCALAPPDATA\Dockhand"
  RMDir /r "$APPDATA\Dockhand"
!macroend

; Runs when an update replaces the old version too: then, and when nobody is watching (/S), the data is not touched.
!macro customUnInstall
  !insertmacro dockhandWithdraw "xlsx"
  !insertmacro dockhandWithdraw "xlsm"
  !insertmacro dockhandWithdraw "xlsb"
  !insertmacro dockhandWithdraw "xls"
  !insertmacro dockhandWithdraw "ods"
  !insertmacro dockhandWithdraw "csv"
  !insertmacro dockhandWithdraw "tsv"
  !insertmacro dockhandWithdraw "et"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Dockhand.Workbook"

  ${IfNot} ${isUpdated}
    ; Installers that updates downloaded.
    RMDir /r "$LOCALAPPDATA\dockhand-updater"
    StrCpy $R2 "no"
    ${If} ${FileExists} "$LOCALAPPDATA\Dockhand\*.*"
    ${OrIf} ${FileExists} "$APPDATA\Dockhand\*.*"
      StrCpy $R2 "yes"
    ${EndIf}
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/S" $R1
    ${If} ${Errors}
    ${AndIf} $R2 == "yes"
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(dockhandDeleteData)" IDNO dockhandKeepData
      !insertmacro dockhandDeleteFolders
      dockhandKeepData:
    ${EndIf}
    ; electron-builder's own part of this switch knows the roaming profile only.
    ClearErrors
    ${GetOptions} $R0 "--delete-app-data" $R1
    ${IfNot} ${Errors}
      !insertmacro dockhandDeleteFolders
    ${EndIf}
  ${EndIf}
!macroend

; As electron-builder does it, which has the sentence in English only.
!macro customUnInstallCheck
  ${IfNot} ${Errors}
  ${AndIf} $R0 != 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(dockhandOldStays): $R0"
    SetErrorLevel 2
    Quit
  ${EndIf}
!macroend
