#!/bin/sh
# Installs what the tests marked "system" need beside Python. Does nothing where it is there already.
set -eu
