# The service under test: a process of its own, on a free port, with a new database in the temporary folder.

ready_seconds=30
stop_seconds=15

start_service() {
  local program=${1:-}
  if [[ -z $program ]]; then
    program=$(build_service)
  fi
  program=$(realpath "$program")
  echo "Service: $program"

  : > "$work/service.log"
  # Started from its own folder, where its appsettings.json lies.
  (cd "$(dirname "$program")" && exec dotnet "$program" \
    --Workforce:Port=0 "--Workforce:DatabasePath=$work/workforce.db" --Workforce:CreateLedger=true "${@:2}") > "$work/service.log" 2>&1 &
  service=$!

  WORKFORCE_ADDRESS=$(listening_address)
  export WORKFORCE_ADDRESS
  export PYTHONDONTWRITEBYTECODE=1
  /usr/bin/python3 "$here/python/wait_until_serving.py" "$ready_seconds" || { cat "$work/service.log"; return 1; }
}

build_service() {
  dotnet build "$root/services/Workforce.Service" --nologo -v q > "$work/build.log" 2>&1 || { cat "$work/build.log" >&2; return 1; }
  dotnet msbuild "$root/services/Workforce.Service" -getProperty:TargetPath
}

# Host and port, as the service logs them.
listening_address() {
  for ((tenth = 0; tenth < ready_seconds * 10; tenth++)); do
    if grep -oPm1 'Now listening on: https?://\K\S+' "$work/service.log"; then
      return
    fi
    kill -0 "$service" 2> /dev/null || break
    sleep 0.1
  done
  echo "The service did not start:" >&2
  cat "$work/service.log" >&2
  return 1
}

# Stopping is a check too: the service leaves by itself when asked to, and has logged no failure all the while.
stop_service() {
  local code=0
  kill -TERM "$service" 2> /dev/null || true
  timeout "$stop_seconds" tail --pid="$service" -f /dev/null || true

  if kill -0 "$service" 2> /dev/null; then
    report FAIL run "the service did not stop within $stop_seconds s of SIGTERM"
    return
  fi

  wait "$service" || code=$?
  service=''

  if [[ $code -eq 0 ]]; then
    report ok run "the service stops on SIGTERM"
  else
    report FAIL run "the service stopped with exit code $code"
  fi

  if [[ -n $(logged_failures) ]]; then
    report FAIL run "the service logged a failure"
    logged_failures
  else
    report ok run "the service logged no failure"
  fi
}

# What the service logged as a failure: what failed, the message, the exception. A caller who leaves is none, though the
# gRPC library logs one if that reaches it as a reset stream before it reaches it as a cancelled call.
logged_failures() {
  awk '/^(fail|crit):/ { failed = $0; getline message; getline cause
    if (cause !~ /The client reset the request stream/) print failed "\n" message "\n" cause }' "$work/service.log"
}
