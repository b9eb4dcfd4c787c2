// Runs the suite in Edge Runtime, the runtime of Vercel's edge functions.
import { createRequire } from "node:module";
import { EdgeVM } from "@edge-runtime/vm";
import { bundleSuite } from "./bundle.ts";

const [folder = "", url = ""] = process.argv.slice(2);
const edge = new EdgeVM();
edge.evaluate(await bundleSuite(folder, "globalThis.runSuite = runSuite;", ["edge-light", "worker"]));
const outcomes = await edge.evaluate(`runSuite(${JSON.stringify(url)})`);
const { version } = createRequire(import.meta.url)("@edge-runtime/vm/package.json");
console.log(JSON.stringify({ version, outcomes }));
