#!/usr/bin/env bash
# Starts the whole blog: builds it if something has changed, starts its own Redis (append-only file in the data directory)
# and serves.
# Arguments go to the server, such as --urls http://localhost:8080. Settings come from the environment (README.md).
set -euo pipefail
cd "$(dirname "$0")"

. build/steps.sh
need_sdk

data=${DataDirectory:-App_Data}
mkdir -p "$data"
data=$(cd "$data" && pwd)
redis_pid=

have_redis() {
  command -v redis-server >/dev/null && return 0
  command -v apt-get >/dev/null || return 1
  local root=
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 1
    root=sudo
  fi
  say "Installing redis-server…"
  $root env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -q && apt-get install -y -q --no-install-recommends redis-server' >"$data/apt.log" 2>&1
}

free_port() {
  local port
  for port in $(seq 16379 16479); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

start_redis() {
  local port
  port=$(free_port)
  mkdir -p "$data/redis"
  redis-server --bind 127.0.0.1 --port "$port" --dir "$data/redis" --appendonly yes --appendfsync everysec --save '' \
    --daemonize no --logfile "$data/redis/redis.log" --loglevel warning </dev/null >/dev/null 2>&1 &
  redis_pid=$!
  for _ in $(seq 100); do
    if [ "$(redis-cli -p "$port" ping 2>/dev/null)" = PONG ]; then
      export ConnectionStrings__Redis="127.0.0.1:$port"
      say "Redis listens on 127.0.0.1:$port, its data is in $data/redis."
      return 0
    fi
    kill -0 "$redis_pid" 2>/dev/null || break
    sleep 0.1
  done
  say "redis-server did not start; see $data/redis/redis.log."
  redis_pid=
  return 1
}

server_pid=
stop() {
  trap - EXIT INT TERM HUP
  # Stop the server first, so that it hands over its counts before Redis stops.
  [ -z "$server_pid" ] || { kill -TERM "$server_pid" 2>/dev/null && wait "$server_pid" 2>/dev/null; } || true
  [ -z "$redis_pid" ] || { kill -TERM "$redis_pid" 2>/dev/null && wait "$redis_pid" 2>/dev/null; } || true
}
trap stop EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM HUP

# Of two at once the second waits, and finds the first one's build.
mkdir -p artifacts
if command -v flock >/dev/null; then
  exec 9>artifacts/build.lock
  flock -n 9 || { say "Another build is running here; waiting for it."; flock 9; }
fi
stamp=$(source_stamp)
# The stamp is the last thing that a build writes: without it, or with another one, the build is half-done or old.
if [ "$(cat artifacts/blog/.stamp 2>/dev/null)" = "$stamp" ]; then
  say "Nothing has changed since the last build."
else
  [ -e artifacts/blog ] && say "Building the blog again, because something has changed." || say "Building the blog. The first time its packages are fetched, too: a minute or so."
  build_server artifacts/blog
  printf '%s\n' "$stamp" >artifacts/blog/.stamp
fi
exec 9>&-

if [ -n "${ConnectionStrings__Redis:-}" ]; then
  say "Using the Redis that ConnectionStrings__Redis names."
elif ! { have_redis && start_redis; }; then
  say "No Redis here: counting in the embedded live store. Everything works on this one server."
fi

export DataDirectory="$data"
export Bootstrap__SampleContent="${Bootstrap__SampleContent:-true}"
# A terminal's job control sends Ctrl+C to all processes; the trap above decides the order.
dotnet artifacts/blog/BlogApp.dll --contentRoot "$PWD/artifacts/blog" "$@" &
server_pid=$!
set +e
wait "$server_pid"
status=$?
server_pid=
exit $status
