/**
 * Labels of runners that GitHub hosts. Larger runners have names that their organization chose: those count as its own
 * until its runners are read.
 * @see https://docs.github.com/en/actions/reference/runners/github-hosted-runners
 */
const HOSTED =
  /^(?:ubuntu|windows|macos)-(?:latest|slim|\d+(?:\.\d+)?|20\d\d)(?:-(?:arm|arm64|intel|large|xlarge|vs20\d\d|slim))?$/i;

/** Says whether a label is one of a runner that GitHub hosts. */
export function isGitHubHosted(label: string): boolean {
  return HOSTED.test(label);
}
