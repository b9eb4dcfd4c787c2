import { describe, expect, it, vi } from "vitest";
import { inviteUser, listInvites, OpenAICore, type OpenAIOptions } from "../../src/funcs/openai/index.js";
import { OpenAICore as SlimCore } from "../../src/funcs/openai/slim.js";
import { answer, wireInvite } from "./openai.js";

const accessToken = "sk-admin-test0001";
const emptyList = { object: "list", data: [], first_id: null, last_id: null, has_more: false };

describe.each([
  ["OpenAICore", OpenAICore],
  ["the slim OpenAICore", SlimCore],
])("%s", (_, Core) => {
  it.each<[string, OpenAIOptions, object]>([
    ["an organization", { organization: "org-1" }, { "openai-organization": "org-1" }],
    ["a project", { project: "proj_1" }, { "openai-project": "proj_1" }],
    [
      "both",
      { organization: "org-1", project: "proj_1" },
      { "openai-organization": "org-1", "openai-project": "proj_1" },
    ],
    ["neither", {}, {}],
    ["undefined for both", { organization: undefined, project: undefined }, {}],
    ["empty names, which count as none", { organization: "", project: "" }, {}],
  ])("names %s", async (_, options, expected) => {
    const sent = answer("GET", 200, emptyList);

    await listInvites(new Core({ accessToken, ...options }));

    const named = Object.entries(sent[0]?.headers ?? {}).filter(([name]) => name.startsWith("openai-"));
    expect(Object.fromEntries(named)).toEqual(expected);
  });

  it("calls another address", async () => {
    const sent = answer("POST", 200, wireInvite);

    await inviteUser(new Core({ accessToken, baseUrl: "https://eu.api.openai.com/v1/" }), {
      email: "a@example.com",
      role: "reader",
    });

    expect(sent).toMatchObject([{ url: "https://eu.api.openai.com/v1/organization/invites" }]);
  });

  it.each([
    ["core.organization", { organization: 7 }],
    ["core.project", { project: null }],
    ["core.server", { server: "eu" }],
  ])("refuses a wrong %s at the call", async (path, options) => {
    const result = await listInvites(new Core({ accessToken, ...options } as OpenAIOptions));

    expect(result).toMatchObject({
      ok: false,
      error: { name: "RequestValidationError", issues: [{ path }] },
      meta: { attempts: 0 },
    });
  });

  it.each([
    ["an admin key", "sk-admin-test0001", false],
    ["a token of another kind", "session-test0001", true],
  ])("in a browser, with %s", async (_, accessToken, isSent) => {
    vi.stubGlobal("document", {});
    const sent = isSent ? answer("GET", 200, emptyList) : [];

    const result = await listInvites(new Core({ accessToken }));

    expect(sent).toHaveLength(isSent ? 1 : 0);
    expect(result).toMatchObject(isSent ? { ok: true } : { error: { name: "CredentialError", reason: "browser" } });
  });
});

it("keeps the names of organization and project readable in errors", async () => {
  const message = "OpenAI-Organization header should match organization org-12345678 for API key.";
  answer("GET", 401, {
    error: { message, type: "invalid_request_error", param: null, code: "mismatched_organization" },
  });

  const result = await listInvites(new OpenAICore({ accessToken, organization: "org-12345678" }));

  expect(!result.ok && result.error.message).toContain("org-12345678");
});
