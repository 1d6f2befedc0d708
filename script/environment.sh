# Sourced by the other scripts, from the top of the project: finds Python and keeps .venv as the
# requirements say. It needs Python 3.11 and pip; uv makes it quicker and is fetched through pip if absent.

say() { printf '%s\n' "$*"; }
stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for candidate in "${PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14 python; do
        if command -v "$candidate" >/dev/null 2>&1 && is_new_enough "$candidate"; then
            PYTHON=$(command -v "$candidate")
            return
        fi
    done
    if found=$(python3 --version 2>&1); then
        stop "Kith needs Python 3.11 or later; python3 here is $found. Set PYTHON to the path of a later one."
    fi
    stop "Kith needs Python 3.11 or later, and there is no python3 on this machine's PATH."
}

fingerprint() {
    "$PYTHON" -c 'import hashlib, sys
digest = hashlib.sha256(sys.version.encode())
for name in sys.argv[1:]:
    digest.update(open(name, "rb").read())
print(digest.hexdigest())' "$@"
}

find_uv() {
    if [ -n "${KITH_WITHOUT_UV:-}" ]; then
        UV=""
        return
    fi
    for candidate in uv .boot/bin/uv; do
        if UV=$(command -v "$candidate" 2>/dev/null) && "$UV" --version >/dev/null 2>&1; then
            return
        fi
    done
    say "Fetching uv, which installs packages quickly …"
    rm -rf .boot
    if "$PYTHON" -m pip install --quiet --disable-pip-version-check --no-warn-script-location \
        --require-hashes --only-binary :all: --target .boot -r script/uv.txt >/dev/null 2>&1 &&
        .boot/bin/uv --version >/dev/null 2>&1; then
        UV=.boot/bin/uv
    else
        say "uv can't be had here; pip does the work, more slowly."
        UV=""
    fi
}

make_venv() {
    rm -rf .venv
    if [ -n "$UV" ] && UV_PYTHON_DOWNLOADS=never "$UV" venv --quiet --python "$PYTHON" .venv; then
        return
    fi
    "$PYTHON" -m venv --without-pip .venv ||
        stop "Python could not make a virtual environment in .venv; the lines above say why."
}

install() {
    if [ -n "$UV" ] && "$UV" pip install --quiet --python .venv/bin/python --require-hashes \
        --only-binary :all: -r "$1"; then
        return
    fi
    "$PYTHON" -m pip --python .venv/bin/python install -qq --disable-pip-version-check \
        --require-hashes --only-binary :all: -r "$1" ||
        stop "The packages in $1 could not be installed; the lines above say why."
}

# prepare FILE: leave .venv holding what FILE lists. A mark in .venv lets a second call return at once.
prepare() {
    find_python
    wanted=$(fingerprint requirements.txt "$1")
    if [ "$(cat ".venv/$1.installed" 2>/dev/null)" = "$wanted" ] && is_new_enough .venv/bin/python; then
        return
    fi
    find_uv
    is_new_enough .venv/bin/python || make_venv
    say "Installing the packages in $1 (less than a minute the first time) …"
    install "$1"
    fingerprint requirements.txt requirements.txt >.venv/requirements.txt.installed
    printf '%s\n' "$wanted" >".venv/$1.installed"
}
