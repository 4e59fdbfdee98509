#!/usr/bin/env bash
# tools/size.sh: install the core (no extras) into a throw-away environment and say how much disk it takes. Fails over 150 MB.
set -euo pipefail
limit=150
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

bash tools/venv.sh "$dir/venv"
bare=$(du -sm "$dir/venv" | cut -f1)
"$dir/venv/bin/python" -m pip install -q --disable-pip-version-check -c constraints.txt .
all=$(du -sm "$dir/venv" | cut -f1)
echo "core install: $all MB, $bare MB of which are Python's own pip; the largest:"
du -sm "$dir"/venv/lib/python*/site-packages/* | sort -rn | head -8 | sed -E 's#^([0-9]+)\t.*/#  \1 MB  #'
[ "$all" -lt "$limit" ] || { echo "over $limit MB" >&2; exit 1; }
