#!/bin/sh
# Mở bảng điều khiển. / Opens the dashboard.
case "$0" in
  */*) cd "${0%/*}" || exit 1 ;;
esac
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    exec "$python" manage.py run "$@"
  fi
done
echo "Máy này chưa có Python 3.11 trở lên: hãy cài từ python.org rồi chạy lại." >&2
echo "This machine has no Python 3.11 or newer: install it from python.org and start again." >&2
exit 2
