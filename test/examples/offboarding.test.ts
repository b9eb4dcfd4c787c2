import { unwrap } from "orgkit";
import { getOrganization, listOrganizations } from "orgkit/clerk";
import { inviteUser } from "orgkit/openai";
import { organizationAccessTokensCreate } from "orgkit/polar";
import { createSandbox } from "orgkit/sandbox";
import { beforeEach, expect, it, vi } from "vitest";
import { accountsAt } from "../../examples/accounts.js";
import { offboard, type Person } from "../../examples/offboarding.js";

const sandbox = createSandbox({ seed: "demo" });
const accounts = accountsAt(sandbox.fetch);
let person: Person;

beforeEach(async () => {
  sandbox.reset();
  vi.spyOn(console, "log").mockImplementation(() => {});
  const all = unwrap(await listOrganizations(accounts.clerk, { limit: 100 }));
  const userId = all.items.find(({ createdBy }) => createdBy)?.createdBy ?? "";
  person = { email: "Nina@example.com", handle: "Nina", userId };
  unwrap(await inviteUser(accounts.openai, { email: "nina@example.com", role: "reader" }));
  for (const comment of ["Nina: laptop", "Ninan: laptop"]) {
    unwrap(await organizationAccessTokensCreate(accounts.polar, { comment, scopes: [] }));
  }
});

const deletions = () => sandbox.requests.filter(({ method }) => method === "DELETE").map(({ operation }) => operation);

it("withdraws the invite and deletes the tokens of the person, and of nobody else", async () => {
  const { done, failed } = await offboard(accounts, person);

  expect(failed).toEqual([]);
  expect(done).toContain('delete the token "Nina: laptop"');
  expect(deletions()).toEqual(["openai.deleteInvite", "polar.organizationAccessTokensDelete"]);
});

it("locks each membership, and tells that it has to be ended by hand", async () => {
  const before = unwrap(await listOrganizations(accounts.clerk, { userId: [person.userId] })).items;

  const { byHand } = await offboard(accounts, person);

  expect(before.length).toBeGreaterThan(0);
  expect(byHand).toHaveLength(before.length);
  for (const { id } of before) {
    const { privateMetadata } = unwrap(await getOrganization(accounts.clerk, { organizationId: id }));
    expect(privateMetadata).toMatchObject({ locked_users: { [person.userId]: true } });
  }
});

it("sends somebody who has accepted to the dashboard", async () => {
  const invite = unwrap(await inviteUser(accounts.openai, { email: "omar@example.com", role: "reader" }));
  sandbox.openai.accept(invite.id);

  const { byHand } = await offboard(accounts, { ...person, email: "omar@example.com" });

  expect(byHand).toContain("remove omar@example.com from the OpenAI organization");
});

it("goes on behind a failure, and has less to do the next time", async () => {
  sandbox.addFaults({ operation: "openai.deleteInvite", status: 403 });

  const first = await offboard(accounts, person);
  const second = await offboard(accounts, person);

  expect(first.failed).toEqual([expect.stringMatching(/^withdraw the invite/)]);
  expect(first.done).toContain('delete the token "Nina: laptop"');
  expect(second.failed).toEqual([]);
  expect(second.done).not.toContain('delete the token "Nina: laptop"');
});
