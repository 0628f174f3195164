# syntax=docker/dockerfile:1
# docker build -t workforce .                                       with the stand-ins under packages/
# docker build -t workforce --build-arg USE_PUBLISHED_PACKAGES=true .   with the packages as published: for Entra ID sign-in to SQL Server
ARG DOTNET_VERSION=10.0

FROM mcr.microsoft.com/dotnet/sdk:${DOTNET_VERSION} AS build
ARG USE_PUBLISHED_PACKAGES=false
WORKDIR /source

# Package lists first, so that a change of code does not restore again.
COPY Directory.Build.props Directory.Packages.props .editorconfig ./
COPY packages packages
COPY protos/Workforce.Protos.csproj protos/
COPY services/Workforce.Domain/Workforce.Domain.csproj services/Workforce.Domain/
COPY services/Workforce.Ledger/Workforce.Ledger.csproj services/Workforce.Ledger/
COPY services/Workforce.Service/Workforce.Service.csproj services/Workforce.Service/Runtime.props services/Workforce.Service/
RUN dotnet restore services/Workforce.Service -p:UsePublishedPackages=${USE_PUBLISHED_PACKAGES}

COPY protos protos
COPY services services
RUN dotnet publish services/Workforce.Service --no-restore -c Release -o /app -p:UsePublishedPackages=${USE_PUBLISHED_PACKAGES} -p:UseAppHost=false

# Not a "chiseled" or Alpine image as it comes: SQL Server's driver needs ICU, and questions of today need time zones.
FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET_VERSION} AS final
WORKDIR /app
COPY --from=build /app .

# The image's own user without rights. The volume's folder is its, for a SQLite ledger.
RUN mkdir /data && chown "$APP_UID:$APP_UID" /data
USER $APP_UID
VOLUME /data
ENV Workforce__DatabasePath=/data/workforce.db \
    DOTNET_EnableDiagnostics=0

# The service itself listens on loopback until its settings give it TLS and callers: docs/operations.md.
EXPOSE 5080
ENTRYPOINT ["dotnet", "/app/Workforce.Service.dll"]
