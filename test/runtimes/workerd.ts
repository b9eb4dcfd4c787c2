// Runs the suite in workerd, the runtime of Cloudflare Workers.
import { createRequire } from "node:module";
import { Miniflare } from "miniflare";
import { bundleSuite } from "./bundle.ts";

const [folder = "", url = ""] = process.argv.slice(2);
const start = "export default { fetch: async (request, { url }) => Response.json(await runSuite(url)) };";
const miniflare = new Miniflare({
  modules: [{ type: "ESModule", path: "worker.js", contents: await bundleSuite(folder, start, ["workerd", "worker"]) }],
  compatibilityDate: "2026-01-01",
  bindings: { url },
  cf: false,
});
const answer = await miniflare.dispatchFetch("http://localhost/");
const text = await answer.text();
if (!answer.ok) throw new Error(text);
const version = createRequire(import.meta.url)("miniflare/package.json").dependencies.workerd;
console.log(JSON.stringify({ version, outcomes: JSON.parse(text) }));
await miniflare.dispose();
