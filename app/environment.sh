# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The environment that Yui is built and run in; sourced by app/run and tests/run.
#
#   Debian 13 or newer   the host itself, with the packages of app/packages.txt
#   anything older       a Debian 13 root in the user's cache, entered with bubblewrap
#
# Exports: yui_prepare (set up what is missing), yui_inside CMD… (run CMD in the environment).

YUI_TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
YUI_CACHE=${YUI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/yui}
YUI_BUILD=$YUI_TOP/.build
YUI_SUITE=trixie
YUI_SUITE_VERSION=13

say () { printf '\033[1m%s\033[0m\n' "yui: $*" >&2; }
die () { say "$*"; exit 1; }

yui_packages () { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$YUI_TOP/app/packages.txt"; }

host_is_new_enough () {
  [ "${YUI_FORCE_ROOT:-}" != 1 ] || return 1
  local id version
  id=$(. /etc/os-release && echo "${ID:-}")
  version=$(. /etc/os-release && echo "${VERSION_ID:-0}")
  [ "$id" = debian ] && [ "${version%%.*}" -ge "$YUI_SUITE_VERSION" ] 2>/dev/null
}

as_root () {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else return 1
  fi
}

install_on_host () {
  as_root env DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get update -q && apt-get install -q -y --no-install-recommends "$@"' sh "$@" >&2 ||
    die "these Debian packages are missing and could not be installed: $*. Ask an administrator to install them, then run this again."
}

missing_on_host () {
  local p
  for p in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null | grep -q '^installed' || echo "$p"
  done
}

# The package source of this host: whatever its own apt reads Debian from.
debian_source () {
  local uri
  # shellcheck disable=SC2016  # the $(…) are apt's own
  uri=$(apt-get indextargets --format '$(ORIGIN)|$(SUITE)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -F'|' '$1 == "Debian" && $2 !~ /security|updates|backports/ { print $3; exit }')
  [ -n "$uri" ] || die "this host's apt knows no Debian source; run 'apt-get update' and try again."
  echo "$uri"
}

root_path () { echo "$YUI_CACHE/root-$(yui_packages | sha256sum | cut -c1-12)"; }

make_root () {
  local root source temporary tools
  root=$(root_path)
  [ ! -d "$root" ] || return 0
  mkdir -p "$YUI_CACHE"
  (
    flock 9
    [ ! -d "$root" ] || exit 0
    tools=$(missing_on_host mmdebstrap bubblewrap)
    [ "$(id -u)" = 0 ] || tools="$tools $(missing_on_host uidmap)"
    # shellcheck disable=SC2086
    [ -z "${tools// /}" ] || { say "installing on this host:" $tools; install_on_host $tools; }
    source=$(debian_source)
    say "making a Debian $YUI_SUITE_VERSION root in $root (once; about 3 minutes and 3 GB)"
    rm -rf "$YUI_CACHE"/root-*.part
    temporary=$root.part
    mkdir "$temporary"
    TMPDIR=$YUI_CACHE mmdebstrap --variant=apt --format=tar \
      --include="$(yui_packages | paste -sd,)" \
      --aptopt='Acquire::Retries "3"' --aptopt='APT::Install-Recommends "false"' \
      --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
      --dpkgopt='path-exclude=/usr/share/man/*' \
      "$YUI_SUITE" - "deb $source $YUI_SUITE main" |
      tar -x -C "$temporary" --no-same-owner --exclude='./dev/*' ||
      die "the Debian $YUI_SUITE_VERSION root could not be made. Nothing half-made is kept; run this again when the network is there."
    chmod -R u+rwX "$temporary"
    mv "$temporary" "$root"
  ) 9>"$YUI_CACHE/lock" || exit 1
  local old
  for old in "$YUI_CACHE"/root-*; do
    [ "$old" = "$root" ] || find "$old" -maxdepth 0 -mtime +14 -exec rm -rf {} +
  done
}

# Locales the programs are shown and tested in, whatever the host has installed.
make_locales () {
  local l
  for l in ja_JP en_US; do
    [ -d "$YUI_BUILD/locale/$l.UTF-8" ] || {
      mkdir -p "$YUI_BUILD/locale"
      yui_enter localedef --no-archive -i "$l" -f UTF-8 "$YUI_BUILD/locale/$l.UTF-8"
    }
  done
}

yui_prepare () {
  [ "$(uname -s)" = Linux ] || die "Yui builds on Linux; this is $(uname -s)."
  mkdir -p "$YUI_BUILD"
  if host_is_new_enough; then
    local missing
    # shellcheck disable=SC2046
    missing=$(missing_on_host $(yui_packages))
    # shellcheck disable=SC2086
    [ -z "$missing" ] || { say "installing Debian packages:" $missing; install_on_host $missing; }
  else
    command -v apt-get >/dev/null || die "Yui sets itself up on Debian; elsewhere install the packages of app/packages.txt and use meson."
    make_root
  fi
  make_locales
}

# Runs CMD in the environment, as it is: no display is started, no session bus.
yui_enter () {
  local home=${HOME:-/root}
  if host_is_new_enough; then
    (cd "$YUI_TOP" && exec "$@")
    return
  fi
  local root args=()
  root=$(root_path)
  [ "$(id -u)" = 0 ] || {
    { cat "$root/etc/passwd"; printf 'yui:x:%s:%s::%s:/bin/bash\n' "$(id -u)" "$(id -g)" "$home"; } > "$YUI_CACHE/passwd"
    args+=(--ro-bind "$YUI_CACHE/passwd" /etc/passwd)
  }
  [ -z "${XDG_RUNTIME_DIR:-}" ] || [ ! -d "$XDG_RUNTIME_DIR" ] || args+=(--bind "$XDG_RUNTIME_DIR" "$XDG_RUNTIME_DIR")
  [ ! -f /etc/resolv.conf ] || args+=(--ro-bind "$(readlink -f /etc/resolv.conf)" /etc/resolv.conf)
  [ ! -d /sys ] || args+=(--ro-bind /sys /sys)
  mkdir -p "$home" "$YUI_CACHE"
  bwrap --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var" /var \
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
    --dev /dev --perms 1777 --tmpfs /dev/shm --proc /proc --tmpfs /run --bind /tmp /tmp --tmpfs /var/tmp --dir /root \
    "${args[@]}" \
    --bind "$home" "$home" --bind "$YUI_CACHE" "$YUI_CACHE" --bind "$YUI_TOP" "$YUI_TOP" \
    --chdir "$YUI_TOP" --die-with-parent \
    --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
    --unsetenv LIBRARY_PATH --unsetenv LD_LIBRARY_PATH --unsetenv PYTHONPATH \
    "$@"
}

# Where KIND (app, test; asan and tsan are not) is installed.
yui_prefix () { [ "$1" = app ] && echo "$YUI_BUILD/prefix" || echo "$YUI_BUILD/$1-prefix"; }

# Configures and builds KIND into .build/KIND and installs it; asan and tsan are only built.
yui_build () {
  local kind=$1 options=() log=$YUI_BUILD/$1.log
  case $kind in
    app) options=(--buildtype=debugoptimized) ;;
    test) options=(--buildtype=debugoptimized --werror) ;; # the build that tests/run installs and drives
    asan) options=(--buildtype=debug -Doptimization=1 --werror "-Db_sanitize=address,undefined" -Db_lundef=false) ;;
    tsan) options=(--buildtype=debug -Doptimization=1 --werror -Db_sanitize=thread -Db_lundef=false) ;;
    *) die "unknown build '$kind'" ;;
  esac
  [ -f "$YUI_BUILD/$kind/build.ninja" ] || {
    say "configuring ($kind)"
    yui_enter meson setup --prefix="$(yui_prefix "$kind")" --libdir=lib "${options[@]}" "$YUI_BUILD/$kind" >"$log" 2>&1 ||
      { tail -n 30 "$log" >&2; die "configuring failed; the whole log is in $log"; }
  }
  yui_enter ninja -C "$YUI_BUILD/$kind" -n 2>/dev/null | grep -q 'no work to do' || say "building ($kind)"
  if [ -t 2 ]; then
    yui_enter ninja -C "$YUI_BUILD/$kind" >&2 || die "the build failed; the lines above say where."
  else
    yui_enter ninja -C "$YUI_BUILD/$kind" >"$log" 2>&1 ||
      { grep -v '^\[[0-9]*/[0-9]*\]' "$log" | tail -n 60 >&2; die "the build failed; the whole log is in $log"; }
  fi
  [ "$kind" != asan ] && [ "$kind" != tsan ] || return 0
  yui_enter meson install -C "$YUI_BUILD/$kind" --only-changed --no-rebuild --quiet >>"$log" 2>&1 ||
    { tail -n 30 "$log" >&2; die "installing into $(yui_prefix "$kind") failed; the whole log is in $log"; }
}

# Runs CMD with the programs, data and locales of build YUI_KIND (app) on the usual search paths.
yui_inside () {
  local prefix
  prefix=$(yui_prefix "${YUI_KIND:-app}")
  yui_enter env \
    YUI_PREFIX="$prefix" \
    PATH="$prefix/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" \
    XDG_DATA_DIRS="$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}" \
    GSETTINGS_SCHEMA_DIR="$prefix/share/glib-2.0/schemas" \
    LOCPATH="$YUI_BUILD/locale" \
    TZ="${TZ:-Asia/Tokyo}" \
    "$@"
}
