"""Debian's packages, where this machine lets us install them."""

import os
import shutil
import subprocess
import sys

from setup.sentences import say


def apt_prefix():
    """How to call apt-get here: [] as root, ["sudo", "-n"] where sudo asks nothing, None where we cannot."""
    if not shutil.which("apt-get"):
        return None
    if os.access("/var/lib/dpkg", os.W_OK):
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def install_by_apt(*packages):
    """Install packages of Debian; True when apt-get says so."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    announce(" ".join(["apt-get install", *packages]))
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    # An index that cannot be refreshed may still hold the package: only the second answer counts.
    subprocess.call([*prefix, "apt-get", "update"], env=quiet, stdout=sys.stderr)
    install = [*prefix, "apt-get", "install", "-y", "--no-install-recommends", *packages]
    return subprocess.call(install, env=quiet, stdout=sys.stderr) == 0


def announce(command):
    """Say what is being installed."""
    say(
        f"Đang cài thứ cần cho việc kiểm thử: {command} …",
        f"Installing what the tests need: {command} …",
    )
