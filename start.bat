@echo off
rem Mở bảng điều khiển. / Opens the dashboard.
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set "PYTHON="
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=py -3"
if defined PYTHON goto run
for %%P in (python python3) do (
  if not defined PYTHON %%P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=%%P"
)
if defined PYTHON goto run
echo Máy này chưa có Python 3.11 trở lên: hãy cài từ python.org rồi mở lại.
echo This machine has no Python 3.11 or newer: install it from python.org and start again.
pause
exit /b 2

:run
%PYTHON% manage.py run %*
set "CODE=%ERRORLEVEL%"
if not "%CODE%"=="0" pause
exit /b %CODE%
