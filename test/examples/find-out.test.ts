import { unwrap } from "orgkit";
import * as clerk from "orgkit/clerk";
import * as openai from "orgkit/openai";
import * as permit from "orgkit/permit";
import * as polar from "orgkit/polar";
import { createSandbox } from "orgkit/sandbox";
import { describe, expect, it } from "vitest";
import { findClerkOrganization, findInvite, findPermitOrganization, findTokens } from "../../examples/find-out.js";

const sandbox = createSandbox({ seed: "demo" });
const { fetch } = sandbox;
const cores = {
  clerk: new clerk.ClerkCore({ accessToken: "sk_test_findout01", fetch }),
  openai: new openai.OpenAICore({ accessToken: "sk-admin-findout01", fetch }),
  permit: new permit.PermitCore({ accessToken: "permit_key_findout01", fetch }),
  polar: new polar.PolarCore({ accessToken: "polar_oat_findout01", fetch }),
};

describe.each([
  [
    "an invite by its address",
    () => openai.inviteUser(cores.openai, { email: "Lost@example.com", role: "reader" }),
    async () => unwrap(await findInvite(cores.openai, "lost@example.com")),
    { email: "Lost@example.com", status: "pending" },
  ],
  [
    "a Clerk organization by its slug",
    () => clerk.createOrganization(cores.clerk, { name: "Lost", slug: "lost" }),
    async () => unwrap(await findClerkOrganization(cores.clerk, "lost")),
    { name: "Lost", slug: "lost" },
  ],
  [
    "a Permit organization by its key",
    () => permit.createOrganization(cores.permit, { key: "lost", name: "Lost" }),
    async () => unwrap(await findPermitOrganization(cores.permit, "lost")),
    { key: "lost" },
  ],
  [
    "tokens by their comment",
    () => polar.organizationAccessTokensCreate(cores.polar, { comment: "lost", scopes: [] }),
    async () => unwrap(await findTokens(cores.polar, "lost"))[0],
    { comment: "lost" },
  ],
])("finding %s", (_, create, find, expected) => {
  it("finds what an unanswered create has made", async () => {
    sandbox.reset();
    sandbox.addFaults({ drop: "response" });

    const result = await create();

    expect(result).toMatchObject({ ok: false, error: { name: "ConnectionError", mayHaveTakenEffect: true } });
    expect(await find()).toMatchObject(expected);
  });

  it("finds nothing where the request was lost", async () => {
    sandbox.reset();
    sandbox.addFaults({ drop: "request" });

    const result = await create();

    expect(result).toMatchObject({ ok: false, error: { mayHaveTakenEffect: true } });
    expect(await find()).toBeUndefined();
  });
});
