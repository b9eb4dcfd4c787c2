import { Polar } from "@polar-sh/sdk";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SandboxServer, serveSandbox } from "../../src/sandbox/index.js";

let server: SandboxServer;

beforeAll(async () => {
  server = await serveSandbox({ seed: "demo" });
});

afterAll(() => server.close());

describe("Polar's own client", () => {
  const start = () => new Polar({ accessToken: "polar_oat_official", serverURL: `${server.url}/polar` });

  it("creates, changes, and deletes a token", async () => {
    const { organizationAccessTokens: tokens } = start();
    const { organizationAccessToken: made, token } = await tokens.create({
      comment: "official",
      scopes: ["metrics:read"],
      expiresIn: "P30D",
    });
    expect(token).toMatch(/^polar_oat_/);
    const changed = await tokens.update({
      id: made.id,
      organizationAccessTokenUpdate: { comment: "changed" },
    });
    expect(changed).toMatchObject({ id: made.id, comment: "changed", createdAt: made.createdAt });
    await tokens.delete({ id: made.id });
    await expect(tokens.delete({ id: made.id })).rejects.toMatchObject({ statusCode: 404 });
  });

  it("walks the pages of a list, and reads what is wrong with a request", async () => {
    const { organizationAccessTokens: tokens } = start();
    const sizes = [];
    for await (const page of await tokens.list({ limit: 7 })) sizes.push(page.result.items.length);
    expect(sizes).toEqual([7, 7, 4]);
    await expect(tokens.list({ page: 0 })).rejects.toMatchObject({
      statusCode: 422,
      detail: [{ loc: ["query", "page"], msg: "Input should be greater than 0", type: "greater_than" }],
    });
  });
});

describe("OpenAI's own client", () => {
  const start = () =>
    new OpenAI({ adminAPIKey: "sk-admin-official", baseURL: `${server.url}/openai/v1`, maxRetries: 0 }).admin
      .organization.invites;

  it("creates, reads, and deletes an invite", async () => {
    const invites = start();
    const made = await invites.create({ email: "official@example.com", role: "reader", projects: [] });
    expect(await invites.retrieve(made.id)).toEqual(made);
    await expect(invites.create({ email: "official@example.com", role: "reader" })).rejects.toMatchObject({
      status: 400,
      param: "email",
      requestID: expect.stringMatching(/^req_/),
    });
    expect(await invites.delete(made.id)).toEqual({
      object: "organization.invite.deleted",
      id: made.id,
      deleted: true,
    });
  });

  it("walks the pages of a list", async () => {
    const ids = new Set<string>();
    for await (const { id } of start().list({ limit: 10 })) ids.add(id);
    expect(ids.size).toBe(47);
    const { requests } = server.sandbox;
    expect(requests.filter(({ operation }) => operation === "openai.listInvites")).toHaveLength(5);
  });
});
