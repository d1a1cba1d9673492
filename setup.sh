#!/bin/sh
# Makes .venv/bin/sorotan from requirements.lock. Called by make; quick where everything is there already.
set -eu

libraries="libglib2.0-0 libwayland-cursor0 libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4
libxcb-keysyms1 libxcb-shape0 libxcb-randr0 libxcb-image0 libxcb-render-util0 libxcb-xinerama0 fonts-dejavu-core
xvfb xdotool"

say() { printf '%s\n' "$*" >&2; }

root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Debian's package manager, where it is there and may be used without asking for a password.
may_install() {
    command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

install() {
    root apt-get update -qq || true
    root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

system_libraries() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    missing=""
    for name in $libraries; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing="$missing $name"
    done
    [ -n "$missing" ] || return 0
    if may_install; then
        say "Installing system libraries:$missing"
        # shellcheck disable=SC2086
        install $missing || say "Some could not be installed:$missing"
    else
        say "The window and its tests need these Debian packages, which this account may not install:$missing"
    fi
}

virtual_environment() {
    [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 && return 0
    rm -rf .venv
    "$python" -m venv .venv >/dev/null 2>&1 && return 0
    rm -rf .venv
    if may_install && install python3-venv && "$python" -m venv .venv; then return 0; fi
    rm -rf .venv
    "$python" -m pip install -q --user virtualenv 2>/dev/null ||
        "$python" -m pip install -q --user --break-system-packages virtualenv ||
        { say "Python's venv is missing here: install the Debian package python3-venv."; exit 1; }
    "$python" -m virtualenv -q .venv
}

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' ||
    { say "Sorotan needs Python 3.11, 3.12 or 3.13; set PYTHON=… to choose one."; exit 1; }
system_libraries
virtual_environment
.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
.venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
touch .venv/.ready
