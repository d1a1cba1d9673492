#!/bin/sh
# Starts the bundle, and the package if there is one, in a bare Debian: debootstrap's smallest, no Python, no window.
# Needs root, debootstrap and a mirror of Debian. Usage: tests/bundle/bare.sh dist/sorotan [dist/sorotan_….deb]
# Another release of Debian than this one: SUITE=trixie before it.
set -eu

folder=$1
package=${2:-}
. /etc/os-release
suite=${SUITE:-$VERSION_CODENAME}
base=build/bare/$suite
root=build/bare/root

[ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null || { echo "This needs root and debootstrap." >&2; exit 1; }

afresh() {
    rm -rf "$root"
    cp -a "$base" "$root"
    mkdir "$root/opt/ana"
}

inside() { chroot "$root" /usr/bin/env -i HOME=/opt/ana USER=ana LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }

walk() { # screen, program: the whole job, with as many steps as it should have
    said=$(inside QT_QPA_PLATFORM="$1" DISPLAY="${DISPLAY:-}" "$2" demo --out /opt/ana/out)
    [ "$(echo "$said" | grep -c '✓')" = 8 ] || { echo "$said"; exit 1; }
    [ -s "$root/opt/ana/out/window.png" ] && [ -s "$root/opt/ana/out/claims.csv" ]
    echo "$2: the whole job done on a screen of kind $1"
}

if [ ! -d "$base" ]; then
    mkdir -p build/bare
    debootstrap --variant=minbase "$suite" "$base.part" >/dev/null
    mv "$base.part" "$base"
fi
afresh
if inside sh -c 'command -v python3 || command -v python || ls /usr/lib/python3* 2>/dev/null'; then
    echo "There is a Python in $root." >&2
    exit 1
fi
echo "Debian $(cat "$root/etc/debian_version"), $(inside dpkg-query -W | wc -l) packages, no Python"

server=""
if command -v Xvfb >/dev/null; then
    DISPLAY=:97
    export DISPLAY
    Xvfb $DISPLAY -screen 0 1400x1000x24 >/dev/null 2>&1 &
    server=$!
    trap 'kill $server' EXIT
    sleep 2
fi

cp -a "$folder" "$root/opt/sorotan"
inside /opt/sorotan/sorotan --version
walk offscreen /opt/sorotan/sorotan
[ -z "$server" ] || walk xcb /opt/sorotan/sorotan

[ -n "$package" ] || exit 0
afresh
cp "$package" "$root/opt/ana/sorotan.deb"
cp /etc/resolv.conf "$root/etc/resolv.conf"
inside sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq /opt/ana/sorotan.deb xdg-utils desktop-file-utils \
    >/dev/null 2>&1 && apt-get clean'
if inside sh -c 'command -v python3'; then echo "The package brought a Python in." >&2; exit 1; fi
echo "installed, with $(inside dpkg-query -W | wc -l) packages now"
inside sorotan --version
walk offscreen sorotan
[ -z "$server" ] || walk xcb sorotan
inside sh -c 'cd /opt/ana && sorotan new a.sorotan && cp a.sorotan b.bin'
for name in a.sorotan b.bin; do
    kind=$(inside xdg-mime query filetype "/opt/ana/$name")
    opens=$(inside xdg-mime query default "$kind")
    echo "$name is $kind, opened by $opens"
    [ "$kind $opens" = "application/x-sorotan-project sorotan.desktop" ] || exit 1
done
inside sh -c 'DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq sorotan >/dev/null 2>&1'
left=$(inside find / -xdev -iname '*sorotan*' -not -path '/opt/ana/*' -not -path '/proc/*')
[ -z "$left" ] || { echo "The package left behind: $left" >&2; exit 1; }
echo "taken away, nothing left"
