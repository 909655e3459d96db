#!/bin/sh
# Installs what the tests marked "system" need beside Python. Does nothing where it is there already.
set -eu
# Programs that are called as their packages of Debian are.
for program in chromium; do
    command -v "$program" >/dev/null && continue
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$program" >/dev/null
done
