#!/bin/sh
# Starts Payara Micro with the WAR, for any POSIX shell (the image's is busybox). It adds what the server lacks: it waits
# for the database, because a deployment that finds none is never tried again, and it ends with an error when the
# deployment failed, because the server would stay up without the application and no restart policy would act.
#
# Settings, all from the environment (the application's own are passed on as they are):
#   TENANTBOARD_DATABASE_URL             jdbc:postgresql://host:port/name, also what is waited for; of several hosts, any
#   TENANTBOARD_START_DATABASE_WAIT      seconds to wait for the database (60)
#   TENANTBOARD_START_DEPLOYMENT_WAIT    seconds to wait for the deployment (120)
#   TENANTBOARD_START_END_WAIT           seconds to wait for the server's end after a failed deployment (30)
#   TENANTBOARD_START_CACHE              a directory of this server's own that outlives it and makes its next start quicker (none)
#   TENANTBOARD_HTTP_PORT                (8080)
#   TENANTBOARD_WAR, TENANTBOARD_PAYARA  the two files (as in the image)
#   JVM_ARGS                             added after the options of jvm.options
set -uf

here=$(cd "$(dirname "$0")" && pwd)
url=${TENANTBOARD_DATABASE_URL:-jdbc:postgresql://localhost:5432/tenantboard}
war=${TENANTBOARD_WAR:-/opt/payara/deployments/tenantboard.war}
payara=${TENANTBOARD_PAYARA:-/opt/payara/payara-micro.jar}
port=${TENANTBOARD_HTTP_PORT:-8080}
database_wait=${TENANTBOARD_START_DATABASE_WAIT:-60}
deployment_wait=${TENANTBOARD_START_DEPLOYMENT_WAIT:-120}
end_wait=${TENANTBOARD_START_END_WAIT:-30}
cache=${TENANTBOARD_START_CACHE:-}
server=
root=
archive=

say() {
    echo "start.sh: $*" >&2
}

# By the clock, because a round of waiting may take longer than its sleep.
seconds_since() {
    echo $(($(date +%s) - $1))
}

clean_up() {
    if [ -n "$root" ]; then
        rm -rf "$root"
    fi
}

stop() {
    if [ -z "$server" ]; then
        exit 143
    fi
    kill -TERM "$server" 2>/dev/null
}

# jdbc:postgresql://host:port,host:port/name?x -> the hosts, with blanks between them.
addresses() {
    authority=${url#*://}
    authority=${authority%%[/?]*}
    hosts=$(echo "$authority" | tr ',' ' ')
}

# One host of them is enough: the driver finds the one that is good for it (targetServerType).
reachable() {
    for address in $hosts; do
        case $address in
            \[*\]:*) host=${address%]:*}; host=${host#?}; database_port=${address##*]:} ;;
            \[*\]) host=${address%?}; host=${host#?}; database_port=5432 ;;
            *:*) host=${address%:*}; database_port=${address##*:} ;;
            *) host=$address; database_port=5432 ;;
        esac
        if listening; then
            return 0
        fi
    done
    return 1
}

# busybox has nc; bash has /dev/tcp where nc is missing.
listening() {
    if command -v nc >/dev/null 2>&1; then
        nc -w 2 "$host" "$database_port" </dev/null >/dev/null 2>&1
    else
        bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$host" "$database_port" 2>/dev/null
    fi
}

wait_for_database() {
    started=$(date +%s)
    announced=
    until reachable; do
        if [ "$(seconds_since "$started")" -ge "$database_wait" ]; then
            say "no database at $authority after $database_wait s; TENANTBOARD_DATABASE_URL names it"
            exit 1
        fi
        if [ -z "$announced" ] || [ "$(seconds_since "$announced")" -ge 10 ]; then
            say "waiting for the database at $authority"
            announced=$(date +%s)
        fi
        sleep 1
    done
}

# The application is there when its own liveness check answers; the server's log says "ready" without it, too.
deployed() {
    body=$(fetch "http://localhost:$port/health/live")
    case $body in
        *'"tenantboard"'*) return 0 ;;
        *) return 1 ;;
    esac
}

fetch() {
    if command -v wget >/dev/null 2>&1; then
        wget -q -T 5 -O - "$1" 2>/dev/null
    else
        curl -s -m 5 "$1" 2>/dev/null
    fi
}

wait_for_deployment() {
    started=$(date +%s)
    until deployed; do
        if ! kill -0 "$server" 2>/dev/null; then
            return
        fi
        # The server is through with its deployments, whether they succeeded or not; the second look closes the race.
        if [ -e "$root/ready" ] && ! deployed; then
            give_up "the deployment failed, the log above says why"
        fi
        if [ "$(seconds_since "$started")" -ge "$deployment_wait" ]; then
            give_up "not deployed after $deployment_wait s"
        fi
        sleep 1
    done
    say "deployed, listening on port $port"
}

give_up() {
    say "$1"
    kill -TERM "$server" 2>/dev/null
    started=$(date +%s)
    while kill -0 "$server" 2>/dev/null; do
        if [ "$(seconds_since "$started")" -ge "$end_wait" ]; then
            say "the server has not ended within $end_wait s, killing it"
            kill -KILL "$server" 2>/dev/null
            break
        fi
        sleep 1
    done
    wait "$server"
    clean_up
    exit 1
}

# What Payara unpacks for each start, and the classes that the last server had loaded, in the JVM's own form (JEP 350): with
# them a start takes a quarter less of a processor's time. The first server notes the classes when it ends. The directory is
# named after what it was made from, and others are left alone, as another server may run from one; the JVM does not use an
# archive that does not fit.
use_cache() {
    case $cache in
        *[[:space:]]*) say "TENANTBOARD_START_CACHE has a blank in its name, starting without it"; return ;;
    esac
    made=$cache/payara-$( (ls -lL "$payara" && java -version && cat "$here/jvm.options") 2>&1 | cksum | cut -d ' ' -f 1)
    if [ ! -e "$made/launch-micro.jar" ]; then
        if ! mkdir -p "$cache" || ! unpack "$made.$$" || ! mv "$made.$$" "$made" || [ ! -e "$made/launch-micro.jar" ]; then
            rm -rf "$made.$$"
            say "TENANTBOARD_START_CACHE $cache cannot be used, starting without it"
            return
        fi
    fi
    launcher=$made/launch-micro.jar
    if [ -e "$made/classes.jsa" ]; then
        jvm="-XX:SharedArchiveFile=$made/classes.jsa"
    else
        archive=$made/classes.jsa
        jvm="-XX:ArchiveClassesAtExit=$archive.new -Xlog:cds*=off"
    fi
}

# Elsewhere at first, because a start may be broken off.
unpack() {
    rm -rf "$1"
    java -jar "$payara" --nohazelcast --rootdir "$1" --outputlauncher >/dev/null 2>&1
}

keep_archive() {
    # One that was killed may have written half of it.
    if [ -n "$archive" ] && [ "$code" -ne 137 ] && [ -s "$archive.new" ]; then
        mv "$archive.new" "$archive"
    fi
}

run_server() {
    launcher=$payara
    jvm=
    if [ -n "$cache" ]; then
        use_cache
    fi
    # A root directory that was used before would bring back the applications deployed then.
    root=$(mktemp -d)
    set --
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            '' | '#'*) ;;
            *' '*) set -- "$@" "${line%% *}" "${line#* }" ;;
            *) set -- "$@" "$line" ;;
        esac
    done <"$here/server.options"
    # The log passes by a reader that notes the line which ends the server's own start.
    mkfifo "$root/log"
    (
        # It must outlive the server, so that nothing of the log is lost.
        trap '' INT TERM
        while IFS= read -r line; do
            printf '%s\n' "$line"
            case $line in
                *'ready in '*' (ms)'*)
                    : >"$root/ready"
                    # A shell reads byte by byte, which is no way to pass on a line for each request.
                    exec cat
                    ;;
            esac
        done
    ) <"$root/log" &
    # shellcheck disable=SC2086 # these are lists of words
    java "@$here/jvm.options" "-Djava.io.tmpdir=$root" $jvm ${JVM_ARGS:-} -jar "$launcher" "$@" \
        --logproperties "$here/logging.properties" \
        --prebootcommandfile "$here/pre-boot.commands" --rootdir "$root" --port "$port" --deploy "$war" \
        >"$root/log" 2>&1 &
    server=$!
}

trap stop TERM INT
addresses
wait_for_database
run_server
wait_for_deployment

# A signal ends `wait` before the server has ended: wait again, for its exit code.
while :; do
    wait "$server"
    code=$?
    kill -0 "$server" 2>/dev/null || break
done
keep_archive
clean_up
exit "$code"
