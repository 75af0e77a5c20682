#!/usr/bin/env bash
# What both CI kits run: verify, hand the summary to the platform, pass the exit code on. Reads YANSHOU_CONFIG, YANSHOU_TARGET, YANSHOU_WORKERS, YANSHOU_VERSION;
# YANSHOU_COMMAND replaces `npx --yes yanshou@VERSION` (a local build, a fixed path).
set -u
read -r -a yanshou <<< "${YANSHOU_COMMAND:-npx --yes yanshou@${YANSHOU_VERSION:-latest}}"
arguments=(verify --config "${YANSHOU_CONFIG:-.}" --workers "${YANSHOU_WORKERS:-2}" --out runs)
[ -n "${YANSHOU_TARGET:-}" ] && arguments+=(--target "$YANSHOU_TARGET")

"${yanshou[@]}" "${arguments[@]}"
code=$?

if [ -f runs/latest/result.json ]; then
  [ -n "${GITHUB_OUTPUT:-}" ] && node -e '
    const { grade, gate } = JSON.parse(require("node:fs").readFileSync("runs/latest/result.json", "utf8"));
    console.log(`grade=${grade}\ngate=${gate}`);' >> "$GITHUB_OUTPUT"
  [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -f runs/latest/summary.md ] && cat runs/latest/summary.md >> "$GITHUB_STEP_SUMMARY"
fi
exit "$code"
