#!/usr/bin/env bash
# bench/run.sh lifecycle [KEY=VALUE ...] [--APPLICATION.SETTING=VALUE ...]
# bench/run.sh start [times=3] [jar=FILE]
# bench/run.sh desk [preload=10000] [calls=400] [clients=1,4]
# See bench/README.md. MVN names another Maven, BENCH_JVM other options of the JVM (default -Xmx1g).
set -euo pipefail
cd "$(dirname "$0")/.."
what="${1:?lifecycle, start or desk}"; shift
mvn=("${MVN:-./mvnw}" -q -B -Pbench -DskipTests -Dspotless.check.skip=true)
commit="$(git describe --always --dirty 2>/dev/null || echo unknown)"
case "$what" in
  lifecycle) "${mvn[@]}" test-compile exec:exec -Dbench.jvm="${BENCH_JVM:--Xmx1g}" -Dbench.args="commit=$commit $*" ;;
  start) "${mvn[@]}" package exec:exec -Dbench.main=StartBench -Dbench.args="jar=target/support-desk.jar $*" ;;
  desk) "${mvn[@]}" test-compile exec:exec -Dbench.main=DeskBench -Dbench.jvm="${BENCH_JVM:--Xmx1g}" -Dbench.args="$*" ;;
  *) echo "lifecycle, start or desk, not $what" >&2; exit 2 ;;
esac
