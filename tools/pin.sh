#!/usr/bin/env bash
# tools/pin.sh FILE: write FILE anew with the versions that a fresh install of everything gets today. Run by `make constraints`.
set -euo pipefail
file=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

bash tools/venv.sh "$dir/venv"
pip=("$dir/venv/bin/python" -m pip --disable-pip-version-check)
"${pip[@]}" install -q hatchling editables
"${pip[@]}" install -q --no-build-isolation -e '.[dev,lexicons,train]'
{
  echo "# All versions, direct and indirect, that Riwaya is installed and tested with (core, dev, lexicons, train, build)."
  echo "# Renew with \`make constraints\`, then \`make test lint\`; resolved on $("$dir/venv/bin/python" -c 'import sys; print("Python %d.%d" % sys.version_info[:2])')."
  "${pip[@]}" freeze --exclude riwaya --exclude-editable | grep -v '^#' | LC_ALL=C sort -f
} > "$dir/constraints.txt"
if grep -n ' @ ' "$dir/constraints.txt"; then
  echo "These come from a path, not from an index: not pinned." >&2
  exit 1
fi
mv "$dir/constraints.txt" "$file"
echo "$file: $(grep -vc '^#' "$file") packages pinned"
