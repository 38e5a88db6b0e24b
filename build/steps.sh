# For run.sh and publish.sh: builds what serves, shows each step with its time, and knows whether anything has changed.
# Callers stand in the top folder of the repository.

say() { printf '%s\n' "$*"; }

need_sdk() {
  if ! command -v dotnet >/dev/null; then
    say "The .NET SDK is missing: install dotnet-sdk-10.0 (https://dotnet.microsoft.com/download), then run this again."
    exit 1
  fi
  # Asked in this folder, where global.json says which version will do.
  if ! dotnet --version >/dev/null 2>&1; then
    say "The .NET SDK here is not the one that global.json asks for: install dotnet-sdk-10.0 (https://dotnet.microsoft.com/download)."
    exit 1
  fi
}

# One line for all that a build depends on: sources, versions of packages, these scripts, the SDK, the platform.
source_stamp() {
  local sum=cksum
  ! command -v sha256sum >/dev/null || sum=sha256sum
  {
    dotnet --version
    uname -sm
    find BlogApp BlogApp.Data wwwroot build \( -name bin -o -name obj \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 "$sum"
    "$sum" ./*.props ./*.sh global.json appsettings.json
  } | "$sum"
}

# Shows the lines "@step NAME" of a build as steps with their seconds, and keeps everything else in the file $1.
show_steps() {
  local log=$1 line= name="fetching packages" since=$SECONDS got
  printf '  %-32s' "$name"
  while :; do
    got=0
    IFS= read -r -t 1 line || got=$?
    case $got in
      0)
        # MSBuild indents its messages.
        line=${line#"${line%%[! ]*}"}
        if [ "${line#@step }" = "$line" ]; then
          printf '%s\n' "$line" >>"$log"
          continue
        fi
        [ "${line#@step }" != "$name" ] || continue
        end_step "$name" "$since"
        name=${line#@step } since=$SECONDS
        printf '  %-32s' "$name"
        ;;
      1) break ;;
      # A second without a word: the clock goes on, where there is someone to see it.
      *) [ ! -t 1 ] || printf '\r  %-32s %3d s' "$name" $((SECONDS - since)) ;;
    esac
  done
  end_step "$name" "$since"
}

end_step() {
  [ ! -t 1 ] || printf '\r  %-32s' "$1"
  printf ' %3d s\n' $((SECONDS - $2))
}

# build_server TARGET [ARGUMENT…]: publishes the server into a folder, which is there when all went well, and else as it was before.
# Its own artifacts folder: the binaries that tests run, and the checks of a developer's build, are left alone.
build_server() {
  local target=$1 log=artifacts/build.log start=$SECONDS
  shift
  mkdir -p artifacts
  rm -rf "$target.new"
  : >"$log"
  # No server of the compiler stays behind: it would keep half a gigabyte of a small machine.
  if ! { dotnet publish BlogApp -c Release --artifacts-path "${ARTIFACTS:-artifacts/server}" -o "$target.new" -v minimal --nologo -tl:off -maxcpucount:1 -nodeReuse:false \
      -p:ServeOnly=true -p:UseSharedCompilation=false "$@" 2>&1 || echo "@failed"; } | show_steps "$log" || grep -q '^@failed' "$log"; then
    say "The build failed. What it says (all of it: $log):"
    grep -E 'error|@failed' "$log" | grep -v '^@failed' | sort -u | head -n 20 || true
    if grep -qE 'NU1301|NU1101|NU1102|NU1103' "$log"; then
      say "Packages come from the feeds of 'dotnet nuget list source'. Is the network there?"
    fi
    return 1
  fi
  rm -rf "$target.old"
  [ ! -e "$target" ] || mv "$target" "$target.old"
  mv "$target.new" "$target"
  rm -rf "$target.old"
  say "Built in $((SECONDS - start)) s."
}
