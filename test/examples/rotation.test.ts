import { unwrap } from "orgkit";
import { organizationAccessTokensCreate, organizationAccessTokensList, PolarCore } from "orgkit/polar";
import { createSandbox } from "orgkit/sandbox";
import { beforeEach, expect, it, vi } from "vitest";
import { findTokens } from "../../examples/find-out.js";
import { type Rotation, rotate } from "../../examples/rotation.js";

const sandbox = createSandbox();
const { fetch } = sandbox;
const admin = new PolarCore({ accessToken: "polar_oat_admin0001", fetch });
const comment = "Nightly report";
const verify = (accessToken: string) =>
  organizationAccessTokensList(new PolarCore({ accessToken, fetch, retries: false }));

let secret: string;
beforeEach(async () => {
  sandbox.reset();
  vi.spyOn(console, "log").mockImplementation(() => {});
  const scopes = ["organization_access_tokens:read"];
  secret = unwrap(await organizationAccessTokensCreate(admin, { comment, scopes })).token;
});

const turn = (changes: Partial<Rotation> = {}) =>
  rotate({ admin, comment, expiresIn: "P30D", overlapMs: 0, verify, deploy: () => {}, ...changes });
const tokens = async () => unwrap(await findTokens(admin, comment));

it("lets the old token work until the new one is in use, and no longer", async () => {
  const works: boolean[] = [];
  let fresh = "";
  const deploy = async (deployed: string) => {
    fresh = deployed;
    for (const token of [secret, fresh]) works.push((await verify(token)).ok);
  };

  const result = await turn({ deploy });

  expect(result).toMatchObject({ ok: true, value: { comment, scopes: ["organization_access_tokens:read"] } });
  expect(works).toEqual([true, true]);
  expect(await verify(secret)).toMatchObject({ ok: false, error: { status: 401 } });
  expect(await verify(fresh)).toMatchObject({ ok: true });
});

it("keeps the old token where the new one does not work", async () => {
  const deploy = vi.fn();
  const [old] = await tokens();

  const result = await turn({ deploy, verify: () => verify("nobody") });

  expect(result).toMatchObject({ ok: false });
  expect(deploy).not.toHaveBeenCalled();
  expect(await tokens()).toEqual([expect.objectContaining({ id: old?.id })]);
});

it("makes one token even if the answer to the create is lost", async () => {
  sandbox.addFaults({ operation: "polar.organizationAccessTokensCreate", drop: "response" });
  const deploy = vi.fn();

  const result = await turn({ deploy });

  expect(result).toMatchObject({ ok: true });
  expect(await tokens()).toHaveLength(1);
  expect(await verify(deploy.mock.lastCall?.[0])).toMatchObject({ ok: true });
});

it("clears away what a run that was cut off has left", async () => {
  const cutOff = () => Promise.reject(new Error("cut off"));
  await expect(turn({ deploy: cutOff })).rejects.toThrow("cut off");
  expect(await tokens()).toHaveLength(2);

  expect(await turn()).toMatchObject({ ok: true });
  expect(await tokens()).toHaveLength(1);
});

it("makes no token where there is none to replace", async () => {
  const result = await turn({ comment: "Typo" });

  expect(result).toMatchObject({ ok: false, error: { message: 'There is no token "Typo".' } });
  expect(unwrap(await findTokens(admin, "Typo"))).toEqual([]);
});
