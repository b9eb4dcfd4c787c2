import { describe, expect, it } from "vitest";
import type { OpenAICredential } from "../../../src/sandbox/index.js";
import { failed, invites, key, outcome, startOpenAI } from "./openai.js";

const operations = [
  ["GET", invites, "api.management.read"],
  ["GET", `${invites}/invite-x`, "api.management.read"],
  ["POST", invites, "api.management.write"],
  ["DELETE", `${invites}/invite-x`, "api.management.write"],
] as const;

const missingKey = failed(
  401,
  "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
);
const unknownKey = (shown: string) => failed(401, `Incorrect API key provided: ${shown}.`, { code: "invalid_api_key" });
const missingScope = (scope: string) => ({
  status: 403,
  body: { error: `You have insufficient permissions for this operation. Missing scopes: ${scope}.` },
});

describe("a key", () => {
  it.each([{}, { authorization: "Basic x" }, { authorization: "Bearer" }, { authorization: "sk-admin-x" }])(
    "is missing in %j",
    async (headers) => {
      const { call } = startOpenAI();
      for (const [method, path] of operations) {
        expect(await outcome(call(method, path, { headers }))).toEqual(missingKey);
      }
    },
  );

  it.each([
    ["sk-proj-abcdef", "sk-proj-***def"],
    ["sk-abcdefgh", "sk-***fgh"],
    ["sk-proj-abc", "sk-proj-***"],
    ["x", "***"],
    ["polar_oat_abc", "***abc"],
  ])("%s is unknown, and shown as %s", async (token, shown) => {
    const { call } = startOpenAI();
    for (const [method, path] of operations) {
      expect(await outcome(call(method, path, { token }))).toEqual(unknownKey(shown));
    }
  });

  it("with the prefix is unknown when any key is too many", async () => {
    const credentials: OpenAICredential[] = [
      { vendor: "openai", token: "sk-admin-listed" },
      { vendor: "openai", token: "sk-admin-gone", revoked: true },
    ];
    const { call } = startOpenAI({ anyToken: false, credentials });
    expect((await call("GET", invites, { token: "sk-admin-listed" })).status).toBe(200);
    expect(await outcome(call("GET", invites, { token: key }))).toEqual(unknownKey("sk-admin-***9f2"));
    expect((await call("GET", invites, { token: "sk-admin-gone" })).status).toBe(401);
  });

  it.each<[readonly ("api.management.read" | "api.management.write")[]]>([
    [["api.management.read"]],
    [["api.management.write"]],
    [[]],
  ])("with the scopes %j may do no more", async (scopes) => {
    const { call } = startOpenAI({ credentials: [{ vendor: "openai", token: "sk-admin-narrow", scopes }] });
    for (const [method, path, scope] of operations) {
      const answer = await outcome(call(method, path, { token: "sk-admin-narrow" }));
      if (scopes.includes(scope)) expect([200, 400, 404]).toContain(answer.status);
      else expect(answer).toEqual(missingScope(scope));
    }
  });

  it.each([{ token: "sk-proj-known" }, { token: "sk-admin-odd", kind: "project" as const }])(
    "of a project (%j) may do nothing",
    async (credential) => {
      const { call } = startOpenAI({ credentials: [{ vendor: "openai", ...credential }] });
      for (const [method, path, scope] of operations) {
        expect(await outcome(call(method, path, { token: credential.token }))).toEqual(missingScope(scope));
      }
    },
  );

  it("is refused with an object when told to", async () => {
    const { call } = startOpenAI({
      openai: { permissionError: "object" },
      credentials: [{ vendor: "openai", token: "sk-admin-none", scopes: [] }],
    });
    expect(await outcome(call("GET", invites, { token: "sk-admin-none" }))).toEqual(
      failed(403, "You have insufficient permissions for this operation. Missing scopes: api.management.read."),
    );
  });
});

describe("a header", () => {
  it("may name any organization, until there is one", async () => {
    const headers = { "OpenAI-Organization": "org-mine" };
    expect((await startOpenAI().call("GET", invites, { token: key, headers })).status).toBe(200);
    const { call } = startOpenAI({ openai: { organization: "org-mine" } });
    const mine = await call("GET", invites, { token: key, headers });
    expect([mine.status, mine.headers.get("openai-organization")]).toEqual([200, "org-mine"]);
    const other = call("GET", invites, { token: key, headers: { "OpenAI-Organization": "org-other" } });
    expect(await outcome(other)).toEqual(
      failed(401, "OpenAI-Organization header should match organization for API key.", {
        code: "mismatched_organization",
      }),
    );
  });

  it("has to name a project that exists", async () => {
    const { call } = startOpenAI();
    const ask = (project: string) => call("GET", invites, { token: key, headers: { "OpenAI-Project": project } });
    expect((await ask("proj_a")).status).toBe(200);
    expect(await outcome(ask("nope"))).toEqual(
      failed(401, "OpenAI-Project header should match project for API key.", { code: "mismatched_project" }),
    );
  });
});

describe("a URL", () => {
  it.each(["/nope", "/organization", `${invites}/`, `${invites}/a/b`])("%s is unknown to anybody", async (path) => {
    const { call } = startOpenAI();
    for (const question of [{}, { token: key }]) {
      expect(await outcome(call("GET", path, question))).toEqual(failed(404, `Invalid URL (GET /v1${path})`));
    }
  });

  it.each([
    ["PUT", invites, "GET, POST"],
    ["DELETE", invites, "GET, POST"],
    ["POST", `${invites}/invite-x`, "GET, DELETE"],
    ["PATCH", `${invites}/invite-x`, "GET, DELETE"],
  ])("does not take %s %s", async (method, path, allow) => {
    const { call } = startOpenAI();
    const { status, headers, body } = await call(method, path);
    expect({ status, body }).toEqual(failed(405, `Not allowed to ${method} on /v1${path}.`));
    expect(headers.get("allow")).toBe(allow);
  });
});

describe("every answer", () => {
  it("has a request id of its own and the version", async () => {
    const { call } = startOpenAI({ faults: [{ status: 503 }, { status: 429, body: "" }] });
    const ids = new Set<string | null>();
    for (const path of [invites, invites, invites, `${invites}/x`, "/nope"]) {
      const { headers } = await call("GET", path);
      expect(headers.get("openai-version")).toBe("2020-10-01");
      expect(headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
      expect(headers.has("retry-after")).toBe(false);
      ids.add(headers.get("x-request-id"));
    }
    expect(ids.size).toBe(5);
  });
});

describe("a fault that names a status alone", () => {
  const serverError = "The server had an error while processing your request.";

  it.each([
    [400, failed(400, "The request is invalid.").body],
    [401, unknownKey("***").body],
    [403, missingScope("api.management.read").body],
    [404, failed(404, "Not found.").body],
    [
      429,
      failed(429, "Rate limit reached for management requests. Please try again later.", {
        type: "requests",
        code: "rate_limit_exceeded",
      }).body,
    ],
    [500, failed(500, serverError, { type: "server_error" }).body],
    [503, failed(503, serverError, { type: "server_error" }).body],
    [502, "<html><body><h1>Bad gateway</h1></body></html>"],
    [504, "<html><body><h1>Bad gateway</h1></body></html>"],
  ])("of %i has the vendor's body", async (status, body) => {
    const { call } = startOpenAI({ faults: [{ vendor: "openai", status }] });
    expect(await outcome(call("GET", invites))).toEqual({ status, body });
  });

  it("may have the headers that ask for a retry", async () => {
    const headers = { "Retry-After": "2", "retry-after-ms": "1500", "x-should-retry": "false" };
    const { call } = startOpenAI({ faults: [{ operation: "listInvites", status: 429, headers }] });
    const answer = await call("GET", invites);
    expect(answer.status).toBe(429);
    for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).toBe(value);
  });
});
