#!/usr/bin/env bash
# bench/faults/all.sh [KEY=VALUE ...]: every long fault, one after the other; about 45 minutes. See README.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
for fault in kills database black-hole forgotten smtp-down smtp-busy smtp-slow two-nodes sleepers big hostile renumber; do
  echo "== $fault"
  bench/run.sh faults "what=$fault" "$@" || echo "== $fault: BROKEN"
done
