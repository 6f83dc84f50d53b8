@echo off
rem Builds Vitrine where that is needed, then runs it. Once built, a start asks no build tool: robocopy only compares
rem the sources with their copy of the last build.
setlocal
set "root=%~dp0"
set "root=%root:~0,-1%"
set "state=%root%\.build"
set "program=%root%\src\Vitrine.App\bin\Release\net10.0\win-x64\vitrine-cli.exe"

if not exist "%program%" goto build
call :compare
if not errorlevel 1 goto run

:build
where dotnet >nul 2>nul
if errorlevel 1 goto nodotnet
dotnet --list-sdks 2>nul | findstr /b "10." >nul
if errorlevel 1 goto nodotnet
if not exist "%state%" mkdir "%state%"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"
set "DOTNET_NOLOGO=1"
set "locked="
if "%CI%"=="true" set "locked=-p:RestoreLockedMode=true"
echo vitrine: building; the first time downloads its packages and takes a few minutes ... 1>&2
pushd "%root%"
dotnet build src/Vitrine.App -c Release --disable-build-servers --nologo %locked% >"%state%\build.log" 2>&1
if errorlevel 1 goto failed
popd
robocopy "%root%\src" "%state%\sources\src" /MIR /XD bin obj /NJH /NJS /NP /NDL /NFL >nul
robocopy "%root%\build" "%state%\sources\build" /MIR /NJH /NJS /NP /NDL /NFL >nul
robocopy "%root%\models" "%state%\sources\models" /MIR /NJH /NJS /NP /NDL /NFL >nul
robocopy "%root%" "%state%\sources" Directory.* global.json /NJH /NJS /NP /NDL /NFL >nul

:run
"%program%" %*
exit /b %errorlevel%

:compare
rem Exit code 0 of robocopy means that nothing would be copied or removed.
robocopy "%root%\src" "%state%\sources\src" /L /MIR /XD bin obj /NJH /NJS /NP /NDL /NFL >nul || exit /b 1
robocopy "%root%\build" "%state%\sources\build" /L /MIR /NJH /NJS /NP /NDL /NFL >nul || exit /b 1
robocopy "%root%\models" "%state%\sources\models" /L /MIR /NJH /NJS /NP /NDL /NFL >nul || exit /b 1
robocopy "%root%" "%state%\sources" Directory.* global.json /L /NJH /NJS /NP /NDL /NFL >nul || exit /b 1
exit /b 0

:nodotnet
echo vitrine: the .NET 10 SDK is not installed: install it with `winget install Microsoft.DotNet.SDK.10` and start again. 1>&2
exit /b 1

:failed
popd
type "%state%\build.log" 1>&2
echo vitrine: the build failed; its output is above and in %state%\build.log. 1>&2
exit /b 1
