#!/usr/bin/env bash
# tools/venv.sh DIR: make a virtual environment there, unless there is one, with $PYTHON or the first Python found that will do.
set -euo pipefail
dir=$1
enough='import sys; raise SystemExit(sys.version_info < (3, 11))'

if [ -x "$dir/bin/python" ]; then
  if "$dir/bin/python" -c "$enough" 2>/dev/null && "$dir/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
  fi
  echo "$dir is broken or older than Python 3.11: remove it (rm -r $dir) and run make again." >&2
  exit 1
fi

found=
for python in ${PYTHON:-python3 python3.11 python3.12 python3.13 python3.14}; do
  if command -v "$python" >/dev/null 2>&1 && "$python" -c "$enough" 2>/dev/null; then
    found=$python
    break
  fi
done
if [ -z "$found" ]; then
  have=$(${PYTHON:-python3} --version 2>/dev/null || echo "no ${PYTHON:-python3}")
  echo "Riwaya needs Python 3.11 or later; here is $have. On Debian 12 and later: apt install python3 python3-venv." >&2
  echo "With another interpreter: make PYTHON=/path/to/python3.12 ..." >&2
  exit 1
fi

echo "Making $dir with $("$found" --version) ..."
if ! "$found" -m venv "$dir" >/dev/null 2>&1 || ! "$dir/bin/python" -m pip --version >/dev/null 2>&1; then
  rm -rf "$dir"
  echo "$found cannot make a virtual environment. On Debian: apt install python3-venv" >&2
  exit 1
fi
