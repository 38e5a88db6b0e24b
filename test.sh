#!/usr/bin/env bash
# Runs all tests, after installing what they need: redis-server, chromium and exiftool. Arguments go to the test runner, such as
# -class 'BlogApp.Tests.Features.Jobs.*'. With --faults first: only the fault matrix, in its long form, which takes about
# three quarters of an hour and writes BlogApp.Tests/Faults/results.md. Further arguments repeat single rows into the same file.
set -euo pipefail
cd "$(dirname "$0")"

command -v dotnet >/dev/null || { echo "The .NET SDK is missing: install dotnet-sdk-10.0, then run this again."; exit 1; }

install() {
  command -v apt-get >/dev/null || return 1
  local root=
  [ "$(id -u)" = 0 ] || root=sudo
  echo "Installing $1…"
  $root env DEBIAN_FRONTEND=noninteractive sh -c "{ apt-get install -y -q --no-install-recommends $1 || { apt-get update -q && apt-get install -y -q --no-install-recommends $1; }; } >/dev/null 2>&1"
}
has() { command -v "$1" >/dev/null; }

has redis-server || install redis-server || echo "Could not install redis-server: the tests that need it will say so."
# The headless shell is faster; the full browser works as well.
has chromium-headless-shell || install chromium-headless-shell || has chromium || install chromium || echo "Could not install chromium: the tests that need it will say so."

# Looks for private data in pictures, independently of the blog.
has exiftool || install libimage-exiftool-perl || echo "Could not install exiftool: the test that needs it will say so."

# Compiler and tests run too briefly to benefit from profiling their code for recompilation.
export DOTNET_TieredPGO=0

# Known vulnerabilities fail the restore if the package feed publishes advisories; not every mirror does.
feed=$(dotnet nuget list source --format short | sed -n 's/^E //p' | head -n 1)
case "$feed" in
  http*) if has curl && index=$(curl -fsS -m 10 "$feed" 2>/dev/null) && ! grep -q VulnerabilityInfo <<<"$index"; then
    echo "This package feed publishes no advisories: packages are not checked for known vulnerabilities here."
  fi ;;
esac

# Production runs the Release build, and the tests use it. The Failpoints build has the same code, which the analyzers have already checked.
dotnet build BlogApp.sln -c Release -v quiet --nologo
dotnet build BlogApp -c Failpoints -v quiet --nologo -p:RunAnalyzers=false

if [ "${1:-}" = --faults ]; then
  shift
  [ $# -gt 0 ] || rm -f BlogApp.Tests/Faults/results.md
  export FAULTS=long
  # Some rows kill processes and others wait for stores: three at a time keep two cores busy.
  set -- -namespace 'BlogApp.Tests.Faults*' -maxThreads 3 -showLiveOutput "$@"
fi
exec dotnet BlogApp.Tests/bin/Release/net10.0/BlogApp.Tests.dll -noColor "$@"
