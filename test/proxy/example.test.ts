import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createSandbox } from "orgkit/sandbox";
import { expect, it, vi } from "vitest";
import { bundleWithEsbuild } from "../package/bundle.js";

const source = readFileSync(resolve(import.meta.dirname, "../../src/proxy/proxy.ts"), "utf8");
const [, comment = ""] = /@example\n \* ```ts\n([\s\S]*?) \* ```/.exec(source) ?? [];
const example = comment.replace(/^ \* ?/gm, "");

it("runs as it is documented", async () => {
  const code = await bundleWithEsbuild(`${example}\nexport { proxy };`);
  const { proxy } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const sandbox = createSandbox();
  vi.stubGlobal("fetch", sandbox.fetch);
  vi.stubEnv("CLERK_SECRET_KEY", "sk_test_example001");
  const get = async (path: string, cookie: string) => {
    sandbox.reset();
    const { status } = await proxy(new Request(`https://app.example/api/clerk${path}`, { headers: { cookie } }));
    return [status, sandbox.requests.map((request) => `${request.path}?${request.query}`)];
  };

  expect(await get("/organizations", "session=b1946ac9")).toEqual([200, ["/v1/organizations?user_id=user_ada"]]);
  expect(await get("/organizations/org_acme", "session=b1946ac9")).toEqual([404, ["/v1/organizations/org_acme?"]]);
  expect(await get("/organizations/org_other", "session=b1946ac9")).toEqual([403, []]);
  expect(await get("/organizations", "")).toEqual([403, []]);
});
