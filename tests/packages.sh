# Sourced by the runs that need Debian's packages.

# Bears a mirror that fails for a moment, and another apt-get at work. Says what apt-get said only if it fails.
install_packages() {
  local said
  local apt=(apt-get -qq -o Acquire::Retries=5 -o DPkg::Lock::Timeout=300)
  said=$("${apt[@]}" update 2>&1 && DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends "$@" 2>&1) || { echo "$said"; return 1; }
}
