#!/usr/bin/env bash
# bench/faults/all.sh [KEY=VALUE ...]: every long fault, one after the other on one database; about 30 minutes. See README.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec bench/run.sh faults \
  what=hostile+black-hole+forgotten+smtp-busy+smtp-slow+smtp-down+database+big+renumber+two-nodes+sleepers+kills "$@"
