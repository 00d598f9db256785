/** Deploys to production when something is pushed to the default branch, with a secret. */
export const DEPLOY = `
on:
  push:
    branches: [main]
permissions:
  contents: write
jobs:
  deploy:
    runs-on: ubuntu-24.04
    environment: production
    steps:
      - uses: actions/checkout@v4
      - run: ./deploy.sh
        env:
          KEY: \${{ secrets.DEPLOY_KEY }}
`;

/** Runs on pull requests, on a runner of one's own. */
export const BUILD = `
name: Build
on: [pull_request]
permissions: {}
jobs:
  build:
    runs-on: [self-hosted, large]
    steps:
      - run: make
`;

/** Does nothing but run what another workflow takes. */
export const CALL = (ref: string, secrets: string) => `
on: [push]
permissions: {}
jobs:
  call:
    uses: acme/shared/.github/workflows/shared.yml@${ref}
    ${secrets}
`;

/** What that other workflow takes. */
export const SHARED = `
on:
  workflow_call: {}
jobs:
  shared:
    runs-on: ubuntu-24.04
    steps:
      - run: ./release.sh
        env:
          KEY: \${{ secrets.DEPLOY_KEY }}
`;

/** Checks out what a stranger wrote, with the repository's secrets. */
export const STRANGERS = `
on: [pull_request_target]
permissions: {}
jobs:
  label:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: \${{ github.event.pull_request.head.sha }}
      - run: make
`;

/** Takes what the build of a pull request left. */
export const ARTIFACT = `
on:
  workflow_run:
    workflows: [Build]
permissions: {}
jobs:
  release:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/download-artifact@v4
      - run: ./dist/release.sh
`;
