import { collect, unwrap } from "orgkit";
import { listOrganizations } from "orgkit/clerk";
import { inviteUser, listInvites } from "orgkit/openai";
import { listOrganizations as listPermitOrganizations } from "orgkit/permit";
import { organizationAccessTokensList } from "orgkit/polar";
import { createSandbox, type Fault } from "orgkit/sandbox";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accountsAt } from "../../examples/accounts.js";
import { onboard } from "../../examples/onboarding.js";

const sandbox = createSandbox();
const accounts = accountsAt(sandbox.fetch);
const customer = { name: "Heliotrope Labs", slug: "heliotrope-labs", email: "mira@example.com" };

beforeEach(() => {
  sandbox.reset();
  vi.spyOn(console, "log").mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
});

/** Counts what there is at each vendor; Permit has an organization of its own from the start. */
async function count(): Promise<number[]> {
  const invites = await collect(listInvites(accounts.openai));
  const organizations = await collect(listOrganizations(accounts.clerk));
  const twins = await collect(listPermitOrganizations(accounts.permit, { search: customer.slug }));
  const tokens = await collect(organizationAccessTokensList(accounts.polar));
  return [unwrap(organizations), unwrap(twins), unwrap(invites), unwrap(tokens)].map(({ items }) => items.length);
}

it("makes one of each, and gives the secrets", async () => {
  const { ok, secrets } = await onboard(accounts, customer);

  expect(ok).toBe(true);
  expect(secrets).toEqual({
    permitApiKey: expect.stringMatching(/^permit_key_/),
    polarToken: expect.stringMatching(/^polar_oat_/),
  });
  expect(await count()).toEqual([1, 1, 1, 1]);
});

it("makes nothing twice when it is run again", async () => {
  await onboard(accounts, customer);

  const again = await onboard(accounts, customer);

  expect(again).toEqual({ ok: true, left: [], secrets: {} });
  expect(await count()).toEqual([1, 1, 1, 1]);
});

describe.each([
  "clerk.createOrganization",
  "permit.createOrganization",
  "openai.inviteUser",
  "polar.organizationAccessTokensCreate",
] as const)("when %s fails", (operation) => {
  it("takes back what it has made, and works when it is run again", async () => {
    sandbox.addFaults({ operation, status: 403 });

    expect(await onboard(accounts, customer)).toEqual({ ok: false, left: [], secrets: {} });
    expect(await count()).toEqual([0, 0, 0, 0]);
    expect(await onboard(accounts, customer)).toMatchObject({ ok: true });
    expect(await count()).toEqual([1, 1, 1, 1]);
  });

  it("makes nothing twice when its answer is lost", async () => {
    sandbox.addFaults({ operation, drop: "response" });

    expect(await onboard(accounts, customer)).toMatchObject({ ok: true });
    expect(await count()).toEqual([1, 1, 1, 1]);
  });
});

it.each([
  ["openai.inviteUser", "openai.listInvites", 1],
  ["polar.organizationAccessTokensCreate", "polar.organizationAccessTokensList", 2],
] as const)("waits a moment after %s has timed out before it looks", async (operation, list, looksBefore) => {
  vi.useFakeTimers();
  sandbox.addFaults({ operation, bodyDelayMs: 60_000 });
  const looks = () => sandbox.requests.filter((request) => request.operation === list).length;

  const done = onboard(accounts, customer);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(looks()).toBe(looksBefore);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(await done).toMatchObject({ ok: true });
  expect(await count()).toEqual([1, 1, 1, 1]);
});

it.each([
  ["accepted", (id: string) => sandbox.openai.accept(id), 1],
  ["expired", (id: string) => sandbox.openai.expire(id), 2],
])("takes an invite that is %s for what it is", async (_status, change, invites) => {
  const { id } = unwrap(await inviteUser(accounts.openai, { email: "Mira@example.com", role: "reader" }));
  change(id);

  expect(await onboard(accounts, customer)).toMatchObject({ ok: true });
  expect(await count()).toEqual([1, 1, invites, 1]);
});

it("leaves alone what was there before", async () => {
  await onboard(accounts, customer);
  sandbox.addFaults({ operation: "polar.organizationAccessTokensList", status: 403 });

  expect(await onboard(accounts, customer)).toMatchObject({ ok: false, left: [] });
  expect(await count()).toEqual([1, 1, 1, 1]);
});

it("names what it could not take back", async () => {
  const refused: Fault = { status: 403 };
  sandbox.addFaults(
    { ...refused, operation: "openai.inviteUser" },
    { ...refused, operation: "permit.deleteOrganization" },
  );

  expect(await onboard(accounts, customer)).toMatchObject({ ok: false, left: ["Permit organization"] });
});
