#!/bin/sh
# Starts the blog. Arguments go to the server, such as --urls http://localhost:8080. Settings come from the environment;
# README.md names the first ones.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# Beside the program, not in it: a new version replaces app and leaves data alone.
data=${DataDirectory:-$here/data}
case $data in
  /*) ;;
  *) data=$PWD/$data ;;
esac
export DataDirectory="$data"
exec "$here/app/BlogApp" --contentRoot "$here/app" "$@"
