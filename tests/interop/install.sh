# What the clients need: grpcio and protoc from Debian, grpc-js from npm. Installs only what is missing.

source "$here/../packages.sh"

install_tools() {
  if ! has_python_tools; then
    echo "Installing grpcio and protoc"
    install_packages python3-grpcio python3-protobuf protobuf-compiler protobuf-compiler-grpc libprotobuf-dev
  fi

  if ! npm ls --prefix "$here/node" > /dev/null 2>&1; then
    echo "Installing grpc-js"
    (cd "$here/node" && npm ci --fetch-retries=5 --loglevel=error)
  fi
}

has_python_tools() {
  /usr/bin/python3 -c 'import grpc, google.protobuf' 2> /dev/null \
    && [[ -x /usr/bin/protoc ]] && [[ -x /usr/bin/grpc_python_plugin ]] \
    && [[ -f /usr/include/google/protobuf/any.proto ]]
}

# Debian's protoc, since its code runs only with Debian's protobuf of the same release.
generate_python_code() {
  export WORKFORCE_GENERATED=$work/generated
  mkdir "$WORKFORCE_GENERATED"
  (cd "$root/protos" && find google grpc workforce -name '*.proto' -exec /usr/bin/protoc \
    --proto_path=. --proto_path=/usr/include --python_out="$WORKFORCE_GENERATED" --grpc_python_out="$WORKFORCE_GENERATED" \
    --plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin {} +)
}
