#!/usr/bin/env bash
# Makes archives that run without an SDK, one for each platform, in artifacts/release:
#   ./publish.sh                      for linux-x64 and for this machine's own platform
#   ./publish.sh linux-arm64 …        for those that are named (.NET's names of platforms)
#   ./publish.sh --pack FOLDER NAME   only packs a folder that was published before
set -euo pipefail
cd "$(dirname "$0")"

. build/steps.sh
release=artifacts/release

# The day and the commit of what is built; a tree without git has only the day.
version() {
  git log -1 --date=format:%Y%m%d --format=%cd-%h 2>/dev/null || date -u +%Y%m%d
}

# pack FOLDER PLATFORM: the program in a folder of its own, beside what starts it and what says how.
pack() {
  local name
  name=blogapp-$(version)-$2
  rm -rf "$release/$name" "$release/$name.tar.gz"
  mkdir -p "$release/$name"
  cp -R "$1" "$release/$name/app"
  rm -f "$release/$name/app/.stamp"
  cp build/release/start.sh build/release/README.md LICENSE "$release/$name/"
  chmod +x "$release/$name/start.sh" "$release/$name/app/BlogApp"
  # Beside its name first: a half-written archive has none.
  tar -C "$release" -czf "$release/$name.part" "$name"
  mv "$release/$name.part" "$release/$name.tar.gz"
  rm -rf "${release:?}/$name"
  say "$release/$name.tar.gz"
}

if [ "${1:-}" = --pack ]; then
  [ $# -eq 3 ] || { say "Usage: ./publish.sh --pack FOLDER PLATFORM"; exit 1; }
  pack "$2" "$3"
  exit
fi

# This machine's, as .NET calls it for programs that run on any distribution.
own_platform() {
  local system=linux arch
  [ "$(uname -s)" != Darwin ] || system=osx
  ! ls /lib/ld-musl-* >/dev/null 2>&1 || system=linux-musl
  case $(uname -m) in
    aarch64 | arm64) arch=arm64 ;;
    armv7*) arch=arm ;;
    *) arch=x64 ;;
  esac
  echo "$system-$arch"
}

need_sdk
if [ $# -eq 0 ]; then
  own=$(own_platform)
  set -- linux-x64
  [ "$own" = linux-x64 ] || set -- linux-x64 "$own"
fi
for platform in "$@"; do
  case $platform in
    *[!a-zA-Z0-9.-]* | -* | '') say "'$platform' is no platform; linux-x64 and linux-arm64 are."; exit 1 ;;
  esac
  say "Building for $platform."
  # With the .NET runtime in it; a platform's intermediate files are its own.
  ARTIFACTS=artifacts/build-$platform build_server "artifacts/release-$platform" -r "$platform" --self-contained
  pack "artifacts/release-$platform" "$platform"
  rm -rf "artifacts/release-$platform"
done
say "Unpack one, and start it with ./start.sh; its README.md says more."
