"""Which programs does the suite drive? Chromium and PostgreSQL; ``python -m tests.rigs.programs`` installs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def chromium() -> Path | None:
    """The browser: what CHROMIUM names, else the first of the usual ones on the PATH."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    found = next(filter(None, map(shutil.which, filter(None, names))), None)
    return Path(found) if found else None


def postgresql() -> Path | None:
    """The folder of initdb, pg_ctl and postgres: Debian's newest (Debian keeps them off the PATH), else the PATH's."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    found = debian[-1] if debian else shutil.which("pg_ctl")
    return Path(found).resolve().parent if found else None


def main() -> int:
    """Install what is missing with apt-get where that is allowed; 1 and a sentence where it is not."""
    missing = _missing()
    if not missing:
        return 0
    wanted = " and ".join(missing)
    become_root = _become_root()
    if become_root is None or not shutil.which("apt-get"):
        print(
            f"The tests need {wanted}, and cannot be installed here without a password. Install them and run this "
            "again (Debian: apt-get install chromium postgresql). CHROMIUM=/path/of/chromium and TEST_DATABASE_URL "
            "name a browser or a PostgreSQL server that is elsewhere.",
            file=sys.stderr,
        )
        return 1
    print(f"Installing {wanted} with apt-get…", flush=True)
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
        command = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *step]
        done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout, done.stderr, f"{' '.join(command)} failed.", sep="\n", file=sys.stderr)
            return 1
    if still := _missing():
        print(f"apt-get installed {wanted}, but {' and '.join(still)} cannot be found.", file=sys.stderr)
    return 1 if still else 0


def _missing() -> list[str]:
    server = postgresql() or os.environ.get("TEST_DATABASE_URL")
    return [package for package, found in (("chromium", chromium()), ("postgresql", server)) if not found]


def _become_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and not subprocess.run([*sudo, "true"], check=False, capture_output=True).returncode:
        return sudo
    return None


if __name__ == "__main__":
    sys.exit(main())
