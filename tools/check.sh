#!/usr/bin/env bash
# Everything that must hold before a change is handed on: restore, format, build with warnings as errors, tests.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet restore ReportSearch.sln --nologo -v quiet
dotnet format ReportSearch.sln --verify-no-changes --no-restore
dotnet build ReportSearch.sln --no-restore --nologo -v quiet
dotnet test --no-build --nologo "$@"
