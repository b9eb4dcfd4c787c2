import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from "miniflare";
import { unwrap } from "orgkit";
import {
  ClerkCore,
  createOrganization,
  getOrganization,
  listOrganizations,
  updateOrganization,
  uploadOrganizationLogo,
} from "orgkit/clerk";
import { createSandbox } from "orgkit/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const sandbox = createSandbox();
const secret = "sk_test_worker0001";
let bundle = "";
let worker: Miniflare;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, "../../examples/worker/worker.ts")],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  bundle = outputFiles[0]?.text ?? "";
  worker = new Miniflare({
    modules: true,
    script: bundle,
    compatibilityDate: "2026-07-01",
    bindings: { CLERK_SECRET_KEY: secret },
    kvNamespaces: ["SESSIONS"],
    // What the Worker fetches ends here instead of at Clerk.
    async outboundService(request: WorkerRequest) {
      const { method, headers } = request;
      const body = method === "GET" ? null : await request.arrayBuffer();
      const answer = await sandbox.fetch(request.url, { method, headers: [...headers], body });
      return new WorkerResponse(await answer.text(), { status: answer.status, headers: [...answer.headers] });
    },
  });
  await worker.ready;
}, 30_000);
afterAll(() => worker.dispose());

/** A core as the page has it; the browser adds the cookie. */
const page = (cookie = "theme=dark; session=ada") =>
  new ClerkCore({
    baseUrl: "https://app.example/api/clerk",
    headers: { cookie },
    retries: false,
    fetch: async (input, init) => {
      const { url, method, headers, body } = new Request(input, init);
      const answer = await worker.dispatchFetch(url, {
        method,
        headers: [...headers],
        body: body as never,
        duplex: "half",
      });
      return new Response(await answer.text(), { status: answer.status, headers: [...answer.headers] });
    },
  });

/** Leaves a session where the Worker looks for it. */
async function signIn(session: object): Promise<void> {
  const sessions = (await worker.getKVNamespace("SESSIONS")) as unknown as {
    put(key: string, value: string): Promise<void>;
  };
  await sessions.put("ada", JSON.stringify(session));
}

describe("the proxy as a Worker", () => {
  let id: string;

  beforeEach(async () => {
    sandbox.reset();
    const admin = new ClerkCore({ accessToken: secret, fetch: sandbox.fetch });
    ({ id } = unwrap(await createOrganization(admin, { name: "Acme", createdBy: "user_ada" })));
    unwrap(await createOrganization(admin, { name: "Borealis", createdBy: "user_eve" }));
    await signIn({ userId: "user_ada", organizationId: id });
  });

  it("takes less than 25 KB, gzipped", () => {
    expect(gzipSync(bundle, { level: 9 }).length).toBeLessThan(25_000);
  });

  it("lists the organizations of the user alone", async () => {
    const { items } = unwrap(await listOrganizations(page(), { userId: ["user_eve"] }));

    expect(items.map(({ name }) => name)).toEqual(["Acme"]);
    expect(sandbox.requests.at(-1)?.headers).toMatchObject({ authorization: `Bearer ${secret}` });
  });

  it("renames the user's organization, and changes nothing else of it", async () => {
    const rename = (updateOrganizationRequest: object) =>
      updateOrganization(page(), { organizationId: id, updateOrganizationRequest });

    expect(await rename({ name: "Zeta" })).toMatchObject({ ok: true, value: { name: "Zeta" } });
    expect(await rename({ name: "Zeta", maxAllowedMemberships: 0 })).toMatchObject({ error: { status: 403 } });
  });

  it("uploads a logo", async () => {
    const png = new Uint8Array(300_000);
    png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const file = new File([png], "logo.png", { type: "image/png" });

    const result = await uploadOrganizationLogo(page(), { organizationId: id, file });

    expect(result).toMatchObject({ ok: true, value: { hasImage: true } });
    expect(sandbox.requests.at(-1)?.form).toEqual([
      { name: "file", file: { name: "logo.png", type: "image/png", size: 300_000 } },
    ]);
  });

  it("hands on what Clerk refuses", async () => {
    await signIn({ userId: "user_ada", organizationId: "org_gone" });

    const result = await getOrganization(page(), { organizationId: "org_gone" });

    expect(result).toMatchObject({ error: { name: "HttpError", status: 404 } });
  });

  it("answers nobody who is not signed in, for nobody else's organization, and nothing that is not listed", async () => {
    const before = sandbox.requests.length;

    const results = [
      await listOrganizations(page("")),
      await listOrganizations(page("session=eve")),
      await getOrganization(page(), { organizationId: "org_other" }),
      await createOrganization(page(), { name: "Mine" }),
    ];

    expect(results.map((result) => !result.ok && result.error)).toMatchObject([
      { name: "UnexpectedStatusError", status: 403, body: { code: "not_authorized" } },
      { name: "UnexpectedStatusError", status: 403, body: { code: "not_authorized" } },
      { name: "UnexpectedStatusError", status: 403, body: { code: "not_authorized" } },
      { name: "UnexpectedStatusError", status: 403, body: { code: "not_allowed" } },
    ]);
    expect(sandbox.requests).toHaveLength(before);
  });
});
