#!/usr/bin/env bash
# bench/run.sh lifecycle [KEY=VALUE ...] [--APPLICATION.SETTING=VALUE ...]
# bench/run.sh intake [KEY=VALUE ...] [--APPLICATION.SETTING=VALUE ...]
# bench/run.sh faults what=FAULT [KEY=VALUE ...]
# bench/run.sh start [times=3] [jar=FILE]
# bench/run.sh articles [articles=10000] [times=300] [explain=true]
# bench/run.sh form [users=20] [think=5000] [warm=60] [secs=60] [file=25]
# bench/run.sh desk [preload=10000] [calls=400] [clients=1,4] [history=1000000]
# See bench/README.md and bench/faults/README.md. MVN names another Maven, BENCH_JVM other options of the JVM (default -Xmx1g).
set -euo pipefail
cd "$(dirname "$0")/.."
what="${1:?lifecycle, intake, faults, start, articles, form or desk}"; shift
mvn=("${MVN:-./mvnw}" -q -B -Pbench -DskipTests -Dspotless.check.skip=true)
commit="$(git describe --always --dirty 2>/dev/null || echo unknown)"
case "$what" in
  lifecycle) "${mvn[@]}" test-compile exec:exec -Dbench.jvm="${BENCH_JVM:--Xmx1g}" -Dbench.args="commit=$commit $*" ;;
  intake) "${mvn[@]}" test-compile exec:exec -Dbench.main=IntakeBench -Dbench.jvm="${BENCH_JVM:--Xmx1g}" -Dbench.args="commit=$commit $*" ;;
  faults) "${mvn[@]}" test-compile exec:exec -Dbench.package=com.calibermind.support.faults -Dbench.main=FaultBench -Dbench.args="commit=$commit $*" ;;
  start) "${mvn[@]}" package exec:exec -Dbench.main=StartBench -Dbench.args="jar=target/support-desk.jar $*" ;;
  articles) "${mvn[@]}" test-compile exec:exec -Dbench.main=ArticleBench -Dbench.args="commit=$commit $*" ;;
  form) "${mvn[@]}" test-compile exec:exec -Dbench.main=FormBench -Dbench.jvm="${BENCH_JVM:--Xmx256m}" -Dbench.args="$*" ;;
  desk) "${mvn[@]}" test-compile exec:exec -Dbench.main=DeskBench -Dbench.jvm="${BENCH_JVM:--Xmx1g}" -Dbench.args="$*" ;;
  *) echo "lifecycle, intake, faults, start, articles, form or desk, not $what" >&2; exit 2 ;;
esac
