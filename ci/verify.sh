#!/usr/bin/env bash
# What both CI kits run: verify (or, with YANSHOU_GRADE, grade recorded shards), hand the summary to the platform, pass the exit code on: a doubt is never green.
# Reads YANSHOU_CONFIG, _TARGET, _WORKERS, _BASELINE, _REPEAT_FAILED, _SHARD, _GRADE, _VERSION; YANSHOU_COMMAND replaces `npx --yes yanshou@VERSION` (a local
# build, a fixed path).
set -u
read -r -a yanshou <<< "${YANSHOU_COMMAND:-npx --yes yanshou@${YANSHOU_VERSION:-latest}}"
if [ -n "${YANSHOU_GRADE:-}" ]; then
  # Unquoted on purpose: the shell spells out runs/*.
  # shellcheck disable=SC2206
  arguments=(grade $YANSHOU_GRADE)
else
  arguments=(verify --config "${YANSHOU_CONFIG:-.}" --workers "${YANSHOU_WORKERS:-2}" --out runs)
  [ -n "${YANSHOU_TARGET:-}" ] && arguments+=(--target "$YANSHOU_TARGET")
  [ -n "${YANSHOU_SHARD:-}" ] && arguments+=(--shard "$YANSHOU_SHARD")
  [ "${YANSHOU_REPEAT_FAILED:-false}" = true ] && arguments+=(--repeat-failed)
fi
[ -n "${YANSHOU_BASELINE:-}" ] && arguments+=(--baseline "$YANSHOU_BASELINE")

"${yanshou[@]}" "${arguments[@]}"
code=$?

# Of several runs (merged shards beside their parts) the newest result is the one that was just written.
result=$(ls -t runs/*/result.json 2>/dev/null | grep -v '^runs/latest/' | head -n 1)
if [ -n "$result" ]; then
  run=$(dirname "$result")
  [ -n "${GITHUB_OUTPUT:-}" ] && node -e '
    const [run, code] = process.argv.slice(1);
    const { grade, gate } = JSON.parse(require("node:fs").readFileSync(`${run}/result.json`, "utf8"));
    console.log(`grade=${grade}\ngate=${gate}\nexit-code=${code}\nrun=${run}`);' "$run" "$code" >> "$GITHUB_OUTPUT"
  [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -f "$run/summary.md" ] && cat "$run/summary.md" >> "$GITHUB_STEP_SUMMARY"
fi
exit "$code"
