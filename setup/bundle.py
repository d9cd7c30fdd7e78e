"""Every package in one folder, to install on a machine without a network."""

import importlib.util
import shutil
import subprocess
import sys
import sysconfig

from setup.environment import PYTHON, ROOT, WHEELS, child_environment, make_venv, venv_version
from setup.sentences import Arguments, Refused, say


def bundle(arguments):
    """Fill wheels/ with every package of requirements.txt for this machine or the platform named."""
    parser = Arguments(prog="manage.py bundle", description="Gom gói cài đặt. / Gather the packages.")
    parser.add_argument("--platform", help="máy kia, ví dụ / the other machine, for example win_amd64")
    parser.add_argument("--python", help="Python ở máy kia, ví dụ / its Python, for example 3.11")
    asked = parser.parse_args(arguments)

    part = ROOT / "wheels.part"
    shutil.rmtree(part, ignore_errors=True)
    python = sys.executable
    if not importlib.util.find_spec("pip"):  # Debian's own Python comes without
        python = str(PYTHON)
        if not venv_version():
            make_venv()
    command = [python, "-m", "pip", "download", "--disable-pip-version-check", "--no-input"]
    # Everything is pinned, what is only needed elsewhere too: pip would read the markers for this machine.
    command += ["--only-binary=:all:", "--no-deps", "--dest", str(part)]
    for option, value in (("--platform", asked.platform), ("--python-version", asked.python)):
        command += [option, value, "--implementation", "cp"] if value else []
    command += ["--requirement", str(ROOT / "requirements.txt")]
    if subprocess.call(command, env=child_environment(), stdout=sys.stderr):
        shutil.rmtree(part, ignore_errors=True)
        raise Refused(
            "Không tải đủ gói (lý do ở trên); thư mục wheels/ cũ giữ nguyên.",
            "Not every package could be fetched (reason above); the old wheels/ is unchanged.",
        )
    version = asked.python or ".".join(map(str, sys.version_info[:2]))
    readme = wheels_readme(asked.platform or sysconfig.get_platform(), version)
    (part / "README.txt").write_text(readme, encoding="utf-8-sig", newline="\r\n")  # as old Notepads want it
    shutil.rmtree(WHEELS, ignore_errors=True)
    part.rename(WHEELS)
    say("Đã gom xong: đọc wheels/README.txt.", "Done: read wheels/README.txt.", sys.stdout)
    return 0


def wheels_readme(platform, python):
    """The page that travels with the wheels: how to copy the folder and start. Pure."""
    return f"""\
CÀI ĐẶT KHÔNG CẦN MẠNG
Các gói trong thư mục này dành cho Python {python} trên {platform}.
1. Trên máy kia, cài Python {python} (64 bit, tải trước tại python.org).
2. Chép cả thư mục dự án, có thư mục wheels này, sang máy kia; không chép thư mục .venv.
3. Windows: nháy đúp start.bat. Linux, macOS: chạy ./start.sh.
   Lần đầu mất vài phút để cài từ wheels, không dùng mạng; các lần sau mở ngay.
4. Số liệu nằm ở data/store: muốn mang số liệu theo thì chép cả thư mục đó.
Máy kia dùng Python hay hệ điều hành khác: đóng gói lại, ví dụ
   python manage.py bundle --platform win_amd64 --python 3.12

INSTALLING WITHOUT A NETWORK
The packages in this folder are for Python {python} on {platform}.
1. On the other machine, install Python {python} (64-bit, fetched beforehand from python.org).
2. Copy the whole project folder, this wheels folder included, but not the folder .venv.
3. Windows: double-click start.bat. Linux, macOS: run ./start.sh.
   The first start takes some minutes to install from wheels, without a network; later starts are immediate.
4. The data is in data/store: copy that folder too to take the data along.
For another Python or system on that machine, bundle again, for example
   python manage.py bundle --platform win_amd64 --python 3.12
"""
