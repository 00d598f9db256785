import { expect, it } from "vitest";
import { packagesToInstall } from "./browser-debian.ts";

it("reads from a simulated install which packages in which version are missing", () => {
  const simulation = `
The following NEW packages will be installed:
  chromium chromium-common
Inst chromium-common (1.2-1~deb12u1 Debian-Security:12/oldstable [amd64])
Inst libudev1 [252.1] (252.2 Debian:12/oldstable [amd64])
Conf chromium-common (1.2-1~deb12u1 Debian-Security:12/oldstable [amd64])
`;

  expect(packagesToInstall(simulation)).toEqual(["chromium-common=1.2-1~deb12u1", "libudev1=252.2"]);
});
