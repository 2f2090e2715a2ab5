#!/usr/bin/env bash
set -euo pipefail
az role assignment create --assignee "$APP" --role "Foundry User" --scope "$ACCOUNT_ID"
az role assignment create \
  --assignee "$APP" \
  --role acdd72a7-3385-48ef-bd42-f606fba81ae7 \
  --scope "$ACCOUNT_ID"
